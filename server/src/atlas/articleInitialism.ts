import { isConsonantalVowel, isSilentH } from './articleSpelling';

export type Sound = 'vowel' | 'consonant' | 'either';

/** The sound of a capital letter's name: *an F*, *a U*, *an X*. */
export function letterSound(letter: string): Sound {
  return 'AEFHILMNORSX'.includes(letter) ? 'vowel' : 'consonant';
}

/**
 * How a word in capitals begins. Spelled out it begins with a letter's name; said as a word, with a sound. Where the two differ it is
 * spelled out for sure only if nobody could say it as a word: no vowel, or consonants in a row that no English word begins with (*RLAIF*,
 * *MMLU*). *FAQ* and *SOTA* could be either.
 */
export function initialismSound(capitals: string): Sound {
  const first = capitals[0]!;
  const spelled = letterSound(first);
  if (SPELLED.has(capitals)) return spelled;
  if (SAID.has(capitals)) return 'consonant';
  // Roman numerals are read as numbers, units as what they stand for; `XXL` is extra large to some.
  if (UNSURE.has(capitals) || /^[IVX]+$/.test(capitals) || capitals.startsWith('XX')) return 'either';
  if (!/[AEIOUY]/.test(capitals.slice(first === 'U' ? 1 : 0)) || capitals.length === 2) return spelled;
  if (said(capitals) === spelled) return spelled;
  const onset = /^[^AEIOUY]+/.exec(capitals)?.[0] ?? '';
  return onset.length > 1 && !ONSETS.test(onset) ? spelled : 'either';
}

function said(capitals: string): Sound {
  const lower = capitals.toLowerCase();
  if (/^[eou]/.test(lower)) return isConsonantalVowel(lower) ? 'consonant' : 'vowel';
  return /^[ai]/.test(lower) || isSilentH(lower) ? 'vowel' : 'consonant';
}

/** What words in F, H, L, M, N, R, S or X may begin with. */
const ONSETS = /^(?:FL|FR|PH|RH|S(?:C|CH|CL|CR|H|HR|K|L|M|N|P|PH|PL|PR|Q|T|TR|V|W))$/;

/** Said by their letters, though they could be words. */
const SPELLED: ReadonlySet<string> = new Set([
  ...['MIT', 'MBA', 'MOU', 'HIV', 'FAA', 'LED', 'ROI', 'RSA', 'SLA', 'SLO', 'SME', 'SOS', 'SUV'],
  ...['UAE', 'UAV', 'UCLA', 'UCSD', 'UEFI', 'UIUC', 'URI', 'USA', 'USDA', 'UUID'],
]);

/** Said as words, with a consonant first. */
const SAID: ReadonlySet<string> = new Set([
  ...['NASA', 'NATO', 'NIST', 'FEMA', 'FIFA', 'HIPAA', 'NAFTA', 'UNESCO', 'UNICEF'],
  ...['RAM', 'ROM', 'RAID', 'LAN', 'RISC', 'LASER', 'RADAR', 'SONAR', 'LIDAR', 'MOOC'],
]);

/** Units, small words in capitals, and what speakers disagree on. */
const UNSURE: ReadonlySet<string> = new Set([
  ...['MB', 'MW', 'MM', 'NM', 'NS', 'LB', 'FT', 'HZ', 'RPM', 'MPH', 'FPS', 'MHZ', 'MWH'],
  ...['NO', 'SO', 'HE', 'HI', 'HA', 'ME', 'MY', 'RE', 'LO', 'UP', 'SQL'],
]);
