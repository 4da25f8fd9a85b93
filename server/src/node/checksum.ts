/** FNV-1a over bytes, 32 bits: tells spoilt bytes, and is no safeguard against anybody. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
  return sum >>> 0;
}
