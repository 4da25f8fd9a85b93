/** Words with a vowel letter first that begin with the sound of *you* or *one*, and others whose spelling misleads; lower case. */

/** *nth*, *mth*: a letter's name, said as an ordinal. */
export const NUMBERED = /^(?:n|m|x|f|l|r|s)th$/;

/** *European*, *ewe*, *unique*, *user*, *one-off*; but *Euler*, *uninterrupted*, *onerous*. */
export function isConsonantalVowel(word: string): boolean {
  if (word.startsWith('e')) return /^ewe|^eu(?!ler(?:s|ian)?$|ripus$)/.test(word);
  if (word.startsWith('o')) return /^(?:one|ones|once|oneself|oneness|onesie|onesies|ouija)$/.test(word);
  return /^uni/.test(word) ? isUni(word) : YOU.test(word);
}

/** Words in *u* with the sound of *you*, those in *uni* aside. */
const YOU = new RegExp(
  `^(?:${[
    'ub(?:iq|is|ie)', // ubiquitous, Ubisoft, ubiety
    'ufo',
    'ugand',
    'uk', // Ukraine, ukulele
    'ulys',
    'un(?:anim|esco|icef)',
    'ur(?:an|ea|et|e[ao]|in|olog|ugu|al(?:s|ic)?$|ic$)', // uranium, urethane, urine, Uruguay, Ural; not urge, urban
    'us(?:a|e|u)', // use, usage, usual; not us, usher
    'ut(?:a|e|i|o)', // utility, utopia, Utah; not utter, utmost
    'uvul',
    'urls?$',
    'uris?$',
    'utf',
    'usb',
    'udp',
  ].join('|')})`,
);

/** The prefix *uni-* against *un-* before a word in *i*: *unimodal* and *unit*, *unimportant* and *uninteresting*. */
function isUni(word: string): boolean {
  return !/^uni(?:d(?:e|io)|gn|ll|m(?:a[gn]|m|p)|n(?!g$)|rr|ron|ss|tal|tem|nk|sol)/.test(word);
}

/** *hour*, *honest*, *honor*, *heir* and what is made of them. */
export function isSilentH(word: string): boolean {
  return /^(?:hour(?:s|ly|glass|glasses|long)?|honest.*|honou?r.*|heir(?:s|ess|esses|loom|looms|ship|less|dom)?)$/.test(
    word,
  );
}

/**
 * Whether an *h* is surely spoken: *an* before it is no old custom, as before *historic* or *hotel*, where the first syllable has no stress. So
 * it is in words of one syllable and in those that begin with one of these.
 */
export function isStressedH(word: string): boolean {
  if (
    /^(?:hand|hard|head|health|heart|heav|help|hidden|high|home(?!o)|house|human(?!i|e)|hundred|hybrid|hyper(?!bol)|happ|host(?!il)|hold|half|hall(?!u)|hack|hash|hunt|horse|hospital|holi?day|hopeful|hope|huge|hung|hurr|hydrogen)/.test(
      word,
    )
  )
    return true;
  const groups = word.replace(/(?<=[^aeiouy])e(?:s|d)?$/, '').match(/[aeiouy]+/g);
  return word.length > 2 && groups?.length === 1;
}
