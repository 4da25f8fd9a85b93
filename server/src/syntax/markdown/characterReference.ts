import { characterEntities } from 'character-entities';

/** `text` with its character references (`&amp;`, `&#8211;`, `&#x2013;`) decoded, as CommonMark 0.31 section 2.5 has them; unknown ones stay as they are. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (whole) => decodeReference(whole) ?? whole) : text;
}

/** The characters that `reference`, with its `&` and `;`, stands for. */
export function decodeReference(reference: string): string | undefined {
  const body = reference.slice(1, -1);
  if (body[0] !== '#') return Object.hasOwn(characterEntities, body) ? characterEntities[body] : undefined;
  const hex = body[1] === 'x' || body[1] === 'X';
  const code = hex ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  if (Number.isNaN(code)) return undefined;
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
    ? '\uFFFD'
    : String.fromCodePoint(code);
}

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;
