import type { BibName, BibNames } from './bibEntry';
import { latexText } from './bibLatex';

/**
 * Reads a BibTeX name list: `Family, Given and van den Berg, Jan and {An Organization} and others` (the three forms of BibTeX, plus
 * BibLaTeX's `family=…, given=…, prefix=…`). `raw` is the field's LaTeX, whose braces hold names together.
 */
export function readNames(raw: string): BibNames {
  const people: BibName[] = [];
  let more = false;
  for (const part of splitTop(raw, /\s+and\s+/giy)) {
    const name = part.replace(/^(?:\s*and\s)+|\sand\s*$/gi, ' ').trim();
    if (name === '') continue;
    if (/^others$/i.test(name)) more = true;
    else people.push(readName(name));
  }
  return { people, more };
}

function readName(name: string): BibName {
  if (isBraced(name)) return { family: latexText(name), given: '' };
  const parts = splitTop(name, /\s*,\s*/y);
  if (/^(?:family|given|prefix|suffix|given-i|prefix-i|useprefix)\s*=/i.test(name)) return labelled(parts);
  if (parts.length === 1) return firstVonLast(words(name));
  const family = latexText(parts[0]!.replace(/\s*~\s*/g, ' '));
  const given = latexText(parts[parts.length - 1]!);
  const suffix = parts.length > 2 ? latexText(parts.slice(1, -1).join(', ')) : '';
  return { family: family || given, given: family ? given : '', ...(suffix && { suffix }) };
}

function labelled(parts: readonly string[]): BibName {
  const values = new Map(
    parts.map((part) => [
      part.slice(0, part.indexOf('=')).trim().toLowerCase(),
      latexText(part.slice(part.indexOf('=') + 1).replace(/^\s*"|"\s*$/g, '')),
    ]),
  );
  const suffix = values.get('suffix');
  const family = [values.get('prefix'), values.get('family')].filter(Boolean).join(' ');
  return { family, given: values.get('given') ?? '', ...(suffix && { suffix }) };
}

/** `Ludwig van den Berg`: words in lower case and what follows them are the family name, else the last word alone. */
function firstVonLast(all: readonly string[]): BibName {
  const last = all.length - 1;
  const particle = all.findIndex((word, index) => index < last && startsLow(word));
  const from = particle < 0 ? last : particle;
  return { family: latexText(all.slice(from).join(' ')), given: latexText(all.slice(0, from).join(' ')) };
}

function startsLow(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false;
  const letter = /\p{L}/u.exec(latexText(word))?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

function words(name: string): readonly string[] {
  return splitTop(name, /[\s~]+/y).filter((word) => word !== '');
}

/** True when one pair of braces holds all of it: an organization, or a name not to be taken apart. */
function isBraced(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}') || /^\{\\[^{}]*\}$/.test(name)) return false;
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '{') depth++;
    else if (name[at] === '}' && --depth === 0) return at === name.length - 1;
  }
  return false;
}

/** Splits outside braces; `separator` is sticky. */
function splitTop(text: string, separator: RegExp): string[] {
  if (!text.includes('{')) return text.split(new RegExp(separator.source, separator.flags.replace('y', '')));
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    // Every separator begins with white space, a tie or a comma.
    const open = depth === 0 && (character === ' ' || character === ',' || /[\s~]/.test(character!));
    separator.lastIndex = at;
    const match = open ? separator.exec(text) : null;
    if (match) {
      parts.push(text.slice(start, at));
      at += match[0].length;
      start = at;
    } else {
      at++;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
