import type { Fault } from './fault';
import type { Declaration } from './thing';

const SLOT_KEYS =
  /^(?:["']?)(position|decisions|numbers|related|depends_on|endpoints|title|examples|references|analyst_view|definition|state_of_the_art|trade_offs|open_questions)(?:["']?)\s*:/gm;
/** Keys that YAML of other trades has too; two of them alone make no slot. */
const COMMON = new Set(['title', 'examples', 'references']);

/** Whether a YAML text is the atlas's at all, told by the keys at its margin, so that other files are never parsed. */
export function looksLikeSlots(text: string): boolean {
  if (/^["']?slots?["']?\s*:/m.test(text)) return true;
  const keys = new Set([...text.matchAll(SLOT_KEYS)].map((match) => match[1]!));
  return keys.size >= 2 && [...keys].some((key) => !COMMON.has(key));
}

/** The id that the first lines of a document name, for one that cannot be read beyond them. */
export function provisional(text: string): Declaration[] {
  const match = /^["']?slot["']?\s*:\s*["']?([A-Z]{1,3}[1-9]\d*)/m.exec(text.slice(0, 2000));
  if (!match?.[1]) return [];
  const from = match.index + match[0].length - match[1].length;
  const span = { from, to: from + match[1].length };
  return [
    {
      kind: 'slot',
      key: match[1],
      keySpan: span,
      fullSpan: { from: 0, to: text.length },
      title: '',
      written: true,
    },
  ];
}

/** A slot without `slot:` is told the id its file name suggests. */
export function nameTheId(fault: Fault, source: { readonly uri: string; readonly text: string }): Fault {
  const name = /([a-z]{1,3}[1-9]\d*)[^/]*\.ya?ml$/i.exec(source.uri)?.[1]?.toUpperCase();
  if (!fault.missing || fault.missing !== 'slot' || !name || /^["']?slot["']?\s*:/m.test(source.text))
    return fault;
  return {
    ...fault,
    message: `This file has the keys of a slot but no "slot:". Its name suggests "slot: ${name}".`,
    fixes: [
      { title: `Add "slot: ${name}"`, edits: [{ span: { from: 0, to: 0 }, newText: `slot: ${name}\n` }] },
    ],
  };
}
