import picomatch from 'picomatch';

const LONGEST = 200;
/** Every star multiplies the ways a pattern can match; more than this is no path but an attack on the matcher's time. */
const MOST_STARS = 8;

/** Whether a path relative to the atlas's root is excluded by its manifest. Patterns that are too long or too starry match nothing. */
export function excluder(patterns: readonly string[]): (path: string) => boolean {
  const sound = patterns.filter((pattern) => soundPattern(pattern));
  if (sound.length === 0) return () => false;
  const match = picomatch(sound, { dot: true, noextglob: true });
  return (path) => match(path);
}

export function soundPattern(pattern: string): boolean {
  return (
    pattern.length > 0 && pattern.length <= LONGEST && (pattern.match(/\*(?!\*)/g)?.length ?? 0) <= MOST_STARS
  );
}
