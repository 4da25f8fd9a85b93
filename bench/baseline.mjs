// What a check cannot go below, for comparison: reads every file of a folder and parses it with one parser, in one thread.
//   node bench/baseline.mjs yaml|mdx|read FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse, postprocess, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { parseDocument } from 'yaml';

const [what, folder] = process.argv.slice(2);
const parsers = {
  read: () => undefined,
  yaml: (text, ending) => (ending === '.yaml' ? parseDocument(text) : undefined),
  mdx: (text, ending) => (ending === '.mdx' ? parseMdx(text) : undefined),
};

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  parsers[what](readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'), extname(entry.name));
}

function parseMdx(text) {
  const extensions = [frontmatter(), gfm(), mdxjs()];
  return postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(text, 'utf8', true)),
  );
}
