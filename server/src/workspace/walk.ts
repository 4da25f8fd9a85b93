import ignore, { type Ignore } from 'ignore';
import { decodeSegment, encodeSegment } from '../syntax/uri';
import type { FileSystem } from './fileSystem';

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

const SKIPPED = new Set(['node_modules']);
const DEEPEST = 64;
/** Milliseconds that a folder of very many files may hold the message loop at a time. */
const SLICE = 8;

/**
 * All files below a folder, save dot-folders, `node_modules` and what git ignores (format, section 1), in path order. `.gitignore` files are read
 * from the repository's root down. Symbolic links are not followed, so that no cycle and no way out of the folder exists.
 */
export async function walk(fs: FileSystem, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let since = Date.now();
  const visit = async (at: string, above: readonly Rules[], depth: number): Promise<void> => {
    if (depth > DEEPEST) return;
    const entries = await fs.readDirectory(at);
    const rules = entries.some((entry) => entry.name === '.gitignore')
      ? [...above, ...(await rulesOf(fs, at))]
      : above;
    const folders: string[] = [];
    for (const entry of entries) {
      if (Date.now() - since > SLICE) {
        await new Promise<void>((resume) => setTimeout(resume, 0));
        since = Date.now();
      }
      const uri = at + encodeSegment(entry.name);
      if (entry.kind === 'folder' && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) {
        if (ignored(rules, `${uri}/`)) continue;
        folders.push(`${uri}/`);
        // A folder by a document's name is no document: reading it says so.
        if (/\.(?:ya?ml|mdx?|bib)$/i.test(entry.name)) found.push(uri);
      } else if (entry.kind === 'file' && !entry.name.startsWith('.') && !ignored(rules, uri)) {
        found.push(uri);
      }
    }
    for (const next of folders) await visit(next, rules, depth + 1);
  };
  await visit(folder, await rulesAbove(fs, folder), 0);
  return found.sort();
}

/** Whether git ignores a file that stands somewhere below a folder, or a folder on the way to it. */
export async function isIgnored(fs: FileSystem, folder: string, uri: string): Promise<boolean> {
  const rules = await rulesAbove(fs, folder);
  let at = folder;
  for (const name of uri.slice(folder.length).split('/')) {
    rules.push(...(await rulesOf(fs, at)));
    if (ignored(rules, at + name === uri ? uri : `${at}${name}/`)) return true;
    at += `${name}/`;
  }
  return false;
}

/** `.gitignore` rules of the folders above, up to the one that holds `.git`; none outside a repository. */
async function rulesAbove(fs: FileSystem, folder: string): Promise<Rules[]> {
  const rules: Rules[] = [];
  for (let at = folder, steps = 0; steps < DEEPEST; steps++) {
    if (await fs.exists(`${at}.git`)) return rules.reverse();
    const parent = at.replace(/[^/]+\/$/, '');
    if (parent === at || /^[a-z][\w+.-]*:\/*[^/]*\/?$/i.test(at)) return [];
    at = parent;
    rules.push(...(await rulesOf(fs, at)));
  }
  return [];
}

async function rulesOf(fs: FileSystem, folder: string): Promise<Rules[]> {
  const file = await fs.read(`${folder}.gitignore`);
  return 'text' in file ? [{ folder, matcher: ignore().add(file.text) }] : [];
}

function ignored(rules: readonly Rules[], uri: string): boolean {
  let verdict = false;
  for (const { folder, matcher } of rules) {
    const path = uri.slice(folder.length).split('/').map(decodeSegment).join('/');
    const test = matcher.test(path);
    if (test.ignored) verdict = true;
    else if (test.unignored) verdict = false;
  }
  return verdict;
}
