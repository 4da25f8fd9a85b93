import { initialismSound, letterSound, type Sound } from './articleInitialism';
import { isConsonantalVowel, isSilentH, isStressedH, NUMBERED } from './articleSpelling';

/** How a word begins to the ear, and whether that is plain, so that nobody would have it otherwise. */
export interface Heard {
  /** `either`: it is said in two ways, or who can tell. */
  readonly sound: Sound;
  readonly plain: boolean;
}

/**
 * The sound that `written` begins with: a word, a number, an initialism or a compound of them, without the marks around it. English as it is
 * mostly said; where speakers differ (*herb*, *historic*, *SQL*), `either`.
 */
export function hear(written: string): Heard {
  if (/^[$€£¥₹]?\d/.test(written)) {
    const sound = numberSound(written.replace(/^\D/, ''));
    return { sound, plain: sound !== 'either' };
  }
  if (/^[a-z]{2,}/.test(written) || /^[A-Z][a-z]+(?![a-z]*[A-Z])/.test(written)) {
    const word = /^[a-z]+/.exec(written.toLowerCase())![0];
    // A letter of another script or with a mark may be said in any way.
    if (/^[\p{L}\p{M}]/u.test(written.slice(word.length)) && /^(?:[eu]|h)/.test(word)) return EITHER;
    if (/^(?:[A-Z]|\d.*[A-Z])/.test(written.slice(word.length)))
      return { sound: mixedSound(word), plain: false };
    return wordSound(word);
  }
  const dotted = /^([A-Z])\.(?=[A-Z])/.exec(written)?.[1];
  if (dotted) return { sound: letterSound(dotted), plain: false };
  // A letter alone, before a digit or in a compound: *F-score*, *x-axis*, *A100*, *s3*.
  const letter = /^([A-Za-z])(?=$|[-–‑]|['’]s?$|\d)/.exec(written)?.[1];
  if (letter) return { sound: letterNameSound(letter, written), plain: false };
  const capitals = /^[A-Z]{2,}/.exec(written)?.[0];
  if (capitals)
    return {
      sound: /^(?:['’]?s)?(?![a-z])/.test(written.slice(capitals.length))
        ? initialismSound(capitals)
        : mixedSound(written.toLowerCase()),
      plain: false,
    };
  const mixed = /^[A-Za-z]+/.exec(written)?.[0];
  return mixed ? { sound: mixedSound(mixed.toLowerCase()), plain: false } : EITHER;
}

/** The article that fits before these words, `undefined` where it cannot be told. */
export function articleFor(words: string): 'a' | 'an' | undefined {
  const { sound } = hear(words.replace(/^[“"‘'([*_]+/, ''));
  return sound === 'either' ? undefined : sound === 'vowel' ? 'an' : 'a';
}

const EITHER: Heard = { sound: 'either', plain: false };

/** *eight*, *eleven*, *eighteen* and *eighty* begin with a vowel, by the digits before the first group of three. */
function numberSound(written: string): Sound {
  const match = /^(\d+)((?:,\d{3})*)(.*)/su.exec(written)!;
  const digits = match[1]! + match[2]!.replaceAll(',', '');
  if (digits.startsWith('0') || (digits === '1' && /^[/⁄]/.test(match[3]!))) return 'either';
  const leading = Number(digits.slice(0, ((digits.length - 1) % 3) + 1));
  const pair = Number(digits.slice(0, 2));
  if (leading === 8 || (leading >= 80 && leading < 90) || (leading >= 800 && leading < 900)) return 'vowel';
  if (digits.length === 4) return pair === 11 || pair === 18 ? 'either' : 'consonant';
  if (leading !== 11 && leading !== 18) return 'consonant';
  // A long number without commas may be read digit by digit.
  return digits.length > 4 && match[2] === '' ? 'either' : 'vowel';
}

/** A small letter is a name as a capital is, unless letters follow its digits: *l10n* may be said as the word it stands for. */
function letterNameSound(letter: string, written: string): Sound {
  const named = letterSound(letter.toUpperCase());
  const lower = letter === letter.toLowerCase();
  if (lower && written.length === 1) return 'either';
  if (!lower || !/^[a-z]\d+[a-z]/.test(written)) return named;
  return /[aeiou]/.test(letter) === (named === 'vowel') ? named : 'either';
}

/** *RoPE*, *iOS*, *vLLM*: said as a word or by its letters, which may agree. */
function mixedSound(lower: string): Sound {
  const { sound } = wordSound(lower);
  return sound === letterSound(lower[0]!.toUpperCase()) ? sound : 'either';
}

/** What is not said as it is spelled: *npmignore*, *rsync*, *mtime*, a letter's name first or whole words. */
const UNSPEAKABLE =
  /^(?:f[^aeiouylr]|h[^aeiouy]|l[^aeiouyl]|m[^aeiouyn]|n[^aeiouy]|r[^aeiouyh]|s[^aeiouychklmnpqtvw])/;

function wordSound(word: string): Heard {
  const said = (sound: Sound, plain = false): Heard => ({ sound, plain });
  const first = word[0]!;
  if (NUMBERED.test(word)) return said('vowel');
  if (!/[aeiouy]/.test(word) || UNSPEAKABLE.test(word)) return EITHER;
  switch (first) {
    case 'a':
    case 'i':
      return said('vowel', true);
    case 'e':
    case 'o':
    case 'u':
      // *eu-west*, *us-east*, *ux*: letters, or who knows.
      if (/^(?:u[aeiouy].*|eu|us|uv|ux)$/.test(word)) return EITHER;
      return isConsonantalVowel(word) ? said('consonant') : said('vowel', !/^(?:eu|ew|on|ou|u)/.test(word));
    case 'h':
      if (/^(?:herb|hommage|homage|homme|hors$|haut)/.test(word)) return EITHER;
      if (isSilentH(word)) return said('vowel');
      return isStressedH(word) ? said('consonant', true) : said('either');
    case 'y':
      return /^y[aeiou]/.test(word) ? said('consonant', true) : EITHER;
    case 'x':
      return /^x[aeiouy]/.test(word) ? said('consonant') : EITHER;
    default:
      return said('consonant', true);
  }
}
