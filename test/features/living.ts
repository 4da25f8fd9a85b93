import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TextEdit } from '../../server/src/features/edits';
import type { Service } from '../../server/src/service';
import { lineStartsOf, offsetAt, type Position } from '../../server/src/syntax/position';
import { applyFix } from '../applyFix';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

/** An atlas that edits are applied to, with the server following along as it does in an editor. */
export interface Living {
  readonly service: Service;
  readonly texts: () => Readonly<Record<string, string>>;
  /** Writes the edits into every document that they are of. */
  readonly apply: (edits: readonly TextEdit[]) => Promise<void>;
  /** All as it was at first. */
  readonly reset: () => Promise<void>;
  /** Every finding above a hint, and hints too, as `path code message`. */
  readonly findings: () => readonly string[];
  /** The place behind the first occurrence of words in a file. */
  readonly position: (path: string, words: string, nth?: number) => Position;
}

export async function living(files: Readonly<Record<string, string>>): Promise<Living> {
  let texts = { ...files };
  const service = await openAtlas(texts);
  return {
    service,
    texts: () => texts,
    apply: async (edits) => {
      const after = applyFix(texts, { edits });
      for (const [path, text] of Object.entries(after))
        if (text !== texts[path]) service.change(ROOT + path, text);
      texts = after;
      await service.settled();
    },
    reset: async () => {
      for (const [path, text] of Object.entries(files))
        if (text !== texts[path]) service.change(ROOT + path, text);
      texts = { ...files };
      await service.settled();
    },
    findings: () => allDiagnostics(service).map(({ path, code, message }) => `${path} ${code} ${message}`),
    position: (path, words, nth = 0) => {
      let at = -1;
      for (let index = 0; index <= nth; index++) at = texts[path]!.indexOf(words, at + 1);
      if (at < 0) throw new Error(`${path} has no "${words}"`);
      return positionIn(texts[path]!, at + words.length);
    },
  };
}

export function positionIn(text: string, offset: number): Position {
  const starts = lineStartsOf(text);
  const line = starts.findLastIndex((start) => start <= offset);
  const position = { line, character: offset - starts[line]! };
  if (offsetAt(starts, position) !== offset) throw new Error('The offset is inside a line break');
  return position;
}

/** The files of the example atlas. */
export function example(): Record<string, string> {
  const root = resolve(__dirname, '../../examples/llm-atlas');
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(root.length + 1)] = readFileSync(path, 'utf8');
  }
  return files;
}

/** The same numbers from the same seed: mulberry32. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
