import { decodeFacts, encodeFacts } from '../atlas/encoding';
import type { DocumentFacts } from '../atlas/facts';

/** Of facts that came from another thread: what is written down at the end of a run need not be encoded again. */
const encodings = new WeakMap<DocumentFacts, string>();

/** `decodeFacts`, remembering the text. */
export function decodedFacts(uri: string, text: string): DocumentFacts {
  const facts = decodeFacts(uri, text);
  encodings.set(facts, text);
  return facts;
}

/** `encodeFacts`, at no cost where the facts were decoded. */
export function encodedFacts(facts: DocumentFacts): string {
  return encodings.get(facts) ?? encodeFacts(facts);
}
