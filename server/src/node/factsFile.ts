import { createHash } from 'node:crypto';
import { decodeFacts, encodeFacts } from '../atlas/encoding';
import type { DocumentFacts } from '../atlas/facts';
import type { FileFacts } from '../workspace/factsOfFile';
import { digestOf } from './digest';

const FORMAT = 'atlas-facts 1';

/** One line of a facts file. `text`: the facts, encoded. */
export interface FactsLine {
  readonly path: string;
  readonly role: string;
  readonly digest: string;
  readonly lexicon: string;
  readonly text: string;
}

/**
 * The text of a facts file: a line that names its format and the program, and one for each document: its path below the atlas's folder, role, digest, the digest of how
 * its texts are read, a checksum, and its facts, with tabs between. It holds no time, no path of a machine, and is the same for the same files in any order.
 */
export function formatFacts(all: readonly FileFacts[], program: string): string {
  const lines = all.map(({ path, role, digest, lexicon, facts }) => {
    const text = encodeFacts(facts);
    return [path, role, digest, lexiconDigest(lexicon), sumOf(text), text].join('\t');
  });
  return [`${FORMAT}\t${program}`, ...new Set(lines.sort()), ''].join('\n');
}

/** The lines of a facts file that this program wrote and nothing spoilt; none of any other text. */
export function readFactsFile(text: string, program: string): readonly FactsLine[] {
  const [head, ...lines] = text.split('\n');
  if (head !== `${FORMAT}\t${program}`) return [];
  return lines.flatMap((line): FactsLine[] => {
    const [path, role, digest, lexicon, sum, ...rest] = line.split('\t');
    if (path === undefined || role === undefined || digest === undefined || lexicon === undefined) return [];
    const facts = rest.join('\t');
    return sum === sumOf(facts) ? [{ path, role, digest, lexicon, text: facts }] : [];
  });
}

/** `undefined` for what is no encoding of facts. */
export function factsIn(uri: string, { text, digest }: FactsLine): DocumentFacts | undefined {
  try {
    return { ...decodeFacts(uri, text), digest };
  } catch {
    // Its checksum is right by chance: the file is read.
    return undefined;
  }
}

export function lexiconDigest(lexicon: string): string {
  return digestOf(Buffer.from(lexicon));
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}
