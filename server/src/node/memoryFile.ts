import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { checksum } from './checksum';

/** A piece of a memory file: where it begins among the pieces, its length and its checksum. */
export type Piece = readonly [at: number, length: number, sum: number];

/**
 * A memory file as it is read: a line of JSON for the head and one for each entry, every one behind its checksum, and then the pieces that
 * the entries point to, which are read when they are asked for. A spoilt line or piece is not there, and all the others are.
 */
export interface MemoryFile<Head, Entry> {
  readonly head: Head | undefined;
  readonly entries: readonly Entry[];
  /** `undefined` when it is spoilt. */
  readonly piece: (piece: Piece) => Buffer | undefined;
  /** From now on a piece costs no way to the disk: all of them are wanted. */
  readonly readAll: () => void;
  readonly close: () => void;
}

/** Every line is of some other shape where another program wrote it: who opens a file knows that it is its own. */
export function openMemoryFile<Head, Entry>(path: string): MemoryFile<Head, Entry> | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // There is none yet.
    return undefined;
  }
  const close = (): void => {
    if (file >= 0) closeSync(file);
    file = -1;
  };
  try {
    const { size } = fstatSync(file);
    const start = readAt(file, 0, Math.min(size, START));
    const lines = Number.parseInt(start.toString('latin1'), 16);
    const base = START + lines;
    if (!Number.isInteger(lines) || base > size) throw new RangeError('no memory file');
    const [head, ...entries] = linesOf(readAt(file, START, lines));
    let all: Buffer | undefined;
    return {
      head: head as Head | undefined,
      entries: entries.filter((entry) => entry !== undefined) as Entry[],
      piece: ([at, length, sum]) => {
        if (base + at + length > size) return undefined;
        const bytes = all ? all.subarray(at, at + length) : readAt(file, base + at, length);
        return checksum(bytes) === sum ? bytes : undefined;
      },
      readAll: () => {
        all ??= readAt(file, base, size - base);
      },
      close,
    };
  } catch {
    // It was cut off, or it cannot be read: as good as none.
    close();
    return undefined;
  }
}

/** What is to be written: an entry is told where its pieces lie. */
export interface Writing<Entry> {
  readonly pieces: readonly Uint8Array[];
  readonly entry: (pieces: readonly Piece[]) => Entry;
}

/** Writes a file whole and then puts it in place, so that nobody reads half of it and the last of several runs wins. */
export async function writeMemoryFile(
  path: string,
  head: unknown,
  writings: readonly Writing<unknown>[],
): Promise<void> {
  let at = 0;
  const lines = [lineOf(head)];
  for (const { pieces, entry } of writings) {
    lines.push(
      lineOf(
        entry(
          pieces.map((bytes) => {
            const piece = [at, bytes.length, checksum(bytes)] as const;
            at += bytes.length;
            return piece;
          }),
        ),
      ),
    );
  }
  const text = Buffer.from(lines.join(''));
  const draft = `${path}.${process.pid}`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.write(Buffer.concat([Buffer.from(text.length.toString(16).padStart(START, '0')), text]));
      const pieces = writings.flatMap((writing) => writing.pieces);
      for (let from = 0; from < pieces.length; from += AT_ONCE)
        await file.write(Buffer.concat(pieces.slice(from, from + AT_ONCE)));
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Bytes at the start that tell how long the lines are, in hexadecimal. */
const START = 12;
/** Pieces that are written at once. */
const AT_ONCE = 1024;

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(Buffer.from(json)).toString(16).padStart(8, '0')}${json}\n`;
}

function linesOf(bytes: Buffer): unknown[] {
  const values: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end);
    at += line.length + 1;
    const json = line.subarray(8);
    const sound = Number.parseInt(line.toString('latin1', 0, 8), 16) === checksum(json);
    values.push(sound ? JSON.parse(json.toString()) : undefined);
  }
  return values;
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const step = readSync(file, bytes, read, length - read, at + read);
    if (step === 0) throw new RangeError('cut off');
    read += step;
  }
  return bytes;
}
