import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';

export const PAGES = resolve(__dirname, '../../docs/rules');

export interface Example {
  /** The heading it stands under. */
  readonly section: string;
  /** 1-based line of its first fence. */
  readonly line: number;
  /** Its files alone; the atlas of docs/rules/README.md stands around them. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Page {
  readonly title: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
  readonly text: string;
}

/** A page of docs/rules, read as the tests run it; `undefined` when there is none. */
export function readPage(name: string): Page | undefined {
  const path = resolve(PAGES, `${name}.md`);
  return existsSync(path) ? parsePage(readFileSync(path, 'utf8')) : undefined;
}

/**
 * Fenced blocks are the files of examples. The word after the language names the file (`page.mdx` or `page.md` where there is none);
 * blocks with nothing but blank lines between them are one example. Four backticks hold blocks that have fences of their own.
 */
export function parsePage(text: string): Page {
  const examples: { section: string; line: number; files: Record<string, string> }[] = [];
  const sections: string[] = [];
  let title = '';
  let open: { fence: string; path: string; lines: string[] } | undefined;
  let apart = true;
  text.split('\n').forEach((line, index) => {
    const fence = /^(`{3,})(\S*)(?: (\S+))?$/.exec(line);
    if (open) {
      if (line === open.fence) {
        examples.at(-1)!.files[open.path] = `${open.lines.join('\n')}\n`;
        open = undefined;
        apart = false;
      } else open.lines.push(line);
    } else if (fence?.[2]) {
      const extension = fence[2] === 'markdown' ? 'md' : fence[2];
      open = { fence: fence[1]!, path: fence[3] ?? `page.${extension}`, lines: [] };
      if (apart) examples.push({ section: sections.at(-1) ?? '', line: index + 1, files: {} });
    } else if (line.trim() !== '') {
      apart = true;
      const heading = /^(#{1,2}) (.*)$/.exec(line);
      if (heading?.[1] === '#') title = heading[2]!;
      else if (heading) sections.push(heading[2]!);
    }
  });
  return { title, sections, examples, text };
}

/** An example in the atlas it stands in. A manifest without `format:` says only what is set otherwise than in that atlas's own. */
export function laidOut(
  atlas: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  const result = { ...atlas, ...files };
  const manifest = files['atlas.yaml'];
  if (manifest !== undefined && !/^format:/m.test(manifest)) {
    const whole = parseDocument(atlas['atlas.yaml']!);
    for (const [key, value] of Object.entries((parseDocument(manifest).toJS() ?? {}) as object))
      whole.set(key, whole.createNode(value));
    result['atlas.yaml'] = whole.toString();
  }
  return result;
}
