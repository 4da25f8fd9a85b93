const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Readonly<Record<number, string>> = { 20: 'twenty', 30: 'thirty', 40: 'forty' };

/** A number in the style of another one's words: digits stay digits, words words, capitals capitals. */
export function writeNumber(like: string, value: number): string {
  if (/\d/.test(like)) return String(value);
  const word = WORDS[value] ?? `${TENS[value - (value % 10)]}-${WORDS[value % 10]}`;
  return /^\p{Lu}/u.test(like) ? word[0]!.toUpperCase() + word.slice(1) : word;
}
