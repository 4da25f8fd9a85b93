import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../../scripts/rig/paths.mjs';

// What an author does, the same in every editor: each editor's script does it by the editor's own means and writes down what came of it.

/** Where things are done; lines and characters are told by the words before them. */
export const scenario = {
  topic: 'topics/vocabulary.mdx',
  /** A1 in it: hovered, gone to, renamed. */
  mention: 'of A',
  newId: 'A3',
  /** An empty place between quotes comes of taking the id out; ids are completed there. */
  attribute: '<Slot id="',
  manifest: 'atlas.yaml',
  /** `0` typed behind it makes a total wrong, which a quick fix mends. */
  total: 'slots: 3',
};

/**
 * @typedef {object} Report what an editor showed
 * @property {string} hover
 * @property {string[]} completion labels
 * @property {{ path: string, line: number }} definition an absolute path; the line counts from zero
 * @property {Record<string, string[]>} renamed the lines of each file once A1 is A3, by relative path
 * @property {string[]} found the messages at the total
 * @property {string[]} fixed the manifest's lines once the fix is applied
 */

/** The tests of a report, as name and body. @param {Report} report @param {string} folder */
export function tests(report, folder) {
  return [
    [
      'the hover shows the title and the position of a slot',
      () => {
        for (const part of ['Data', 'Strong', 'Licensed and documented'])
          if (!report.hover.includes(part)) throw new Error(`no ${part} in: ${report.hover}`);
      },
    ],
    [
      'each slot is offered once where a slot is named',
      () => {
        for (const id of ['A1', 'A2', 'B1'])
          if (report.completion.filter((label) => label === id).length !== 1)
            throw new Error(`${id} in: ${report.completion.join(', ')}`);
      },
    ],
    [
      'the definition of a slot is where the data has it',
      () => same(report.definition, { path: join(folder, 'slots/a1.yaml'), line: 0 }),
    ],
    [
      'a slot is renamed wherever it is named',
      () => {
        const lines = (path) => report.renamed[path]?.filter((line) => line.includes('A3'));
        same(lines('slots/a1.yaml'), ['slot: A3', '  - id: A3.1']);
        same(lines('topics/vocabulary.mdx'), [
          'relevant_to: [A3, A2]',
          'The corpus of A3 decides what a vocabulary has to cover, and <Slot id="A2" /> is where it is learned [@kudo2018].',
        ]);
        same(lines('slots/a2.yaml'), [
          '  How text becomes numbers. It follows A3 and shapes B1 [@kudo2018].',
        ]);
        same(lines('atlas.yaml'), ['retired: { A1: A3 }']);
      },
    ],
    [
      'a total that was typed wrong is found, and a quick fix mends it',
      () => {
        if (report.found.length !== 1) throw new Error(`one finding expected: ${report.found.join(' | ')}`);
        same(
          report.fixed.filter((line) => line.includes('slots: ')),
          ['  slots: 3'],
        );
      },
    ],
  ];
}

/** A copy of the editors' fixture in a folder of its own, and an `atlas` on the path, as `docs/editors.md` has it. */
export function prepare(editor) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), `atlas-${editor}-`)));
  const folder = join(base, 'atlas');
  cpSync(join(root, 'test/editor/workspace'), folder, { recursive: true });
  const bin = join(base, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'atlas');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  return {
    folder,
    base,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** The configuration that `docs/editors.md` gives for an editor. */
export function configuration(editor) {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const found = new RegExp(`<!-- tested: ${editor} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``).exec(page);
  if (!found?.[1]) throw new Error(`docs/editors.md has no tested configuration of ${editor}`);
  return found[1];
}

/** Runs tests, telling each as a line of its own. @returns whether all passed */
export function tell(cases) {
  let passed = true;
  for (const [name, body] of cases) {
    let error;
    try {
      body();
    } catch (thrown) {
      passed = false;
      error = String(thrown);
    }
    console.log(
      `atlas-test:${JSON.stringify({ name, passed: error === undefined, milliseconds: 0, error })}`,
    );
  }
  return passed;
}

function same(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}
