import { readFileSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WriteResult } from '../cli/program';
import { type FileSystem, type FileText, LARGEST_FILE } from '../workspace/fileSystem';
import { digestOf } from './digest';

/** The disk of the machine the server runs on. */
export const nodeFileSystem: FileSystem = {
  readDirectory: async (folder) => {
    const path = toPath(folder);
    if (path === undefined) return [];
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
    }));
  },
  read: async (uri) => {
    const path = toPath(uri);
    if (path === undefined) return { problem: 'missing' };
    return readFile(path).then(decode, problemOf);
  },
  exists: async (uri) => {
    const path = toPath(uri);
    return (
      path !== undefined &&
      access(path).then(
        () => true,
        () => false,
      )
    );
  },
};

/** The same for a single run, which has nothing else to do meanwhile: reading a small file at once costs a fraction of the way around. Tells digests. */
export const blockingFileSystem: FileSystem = {
  ...nodeFileSystem,
  read: async (uri) => {
    const path = toPath(uri);
    if (path === undefined) return { problem: 'missing' };
    try {
      const bytes = readFileSync(path);
      const file = decode(bytes);
      return 'text' in file ? { ...file, digest: digestOf(bytes) } : file;
    } catch (error) {
      return problemOf(error as NodeJS.ErrnoException);
    }
  },
};

function problemOf({ code }: NodeJS.ErrnoException): FileText {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing' };
  return { problem: code === 'EISDIR' ? 'folder' : 'unreadable' };
}

/** UTF-8 text; a byte order mark is no part of it, as in an editor. */
export function decode(bytes: Uint8Array): FileText {
  if (bytes.byteLength > LARGEST_FILE) return { problem: 'too-large' };
  if (bytes.subarray(0, 8192).includes(0)) return { problem: 'encoding' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'encoding' };
  }
}

/**
 * Puts a text in place of the one that a file held when it was read: written whole beside it and then moved there, so that nobody ever reads half of it.
 * The file's permissions, its byte order mark and a link that leads to it stay.
 */
export async function replaceText(uri: string, before: string, after: string): Promise<WriteResult> {
  let draft: string | undefined;
  try {
    const path = await realpath(toPath(uri) ?? '');
    const [bytes, { mode }] = await Promise.all([readFile(path), stat(path)]);
    const there = decode(bytes);
    if (!('text' in there) || there.text !== before) return 'changed';
    await access(path, constants.W_OK);
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const name = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    const file = await open(name, 'wx', mode);
    draft = name;
    try {
      await file.chmod(mode & 0o7777);
      await file.writeFile(marked ? `\uFEFF${after}` : after, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return 'written';
  } catch {
    if (draft !== undefined) await rm(draft, { force: true }).catch(() => undefined);
    return 'refused';
  }
}

/** Writes a file whole, with the folders above it, so that nobody ever reads half of it. */
export async function writeAnew(path: string, text: string): Promise<boolean> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, path);
    return true;
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    return false;
  }
}

export async function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
}

function toPath(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
