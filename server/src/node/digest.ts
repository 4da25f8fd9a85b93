import { createHash } from 'node:crypto';

/** What tells the contents of two files apart. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
