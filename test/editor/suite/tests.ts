import * as vscode from 'vscode';
import { expectFindingCount, expectFindings, findingCount } from './findings';
import { completionLabels, hoverText, places } from './lookups';
import type { Test } from './runner';
import { eventually, positionOf, show, uriOf, withTyped } from './workspace';

/** What holds in every editor the extension runs in; they share one editor and run in this order. */
export const tests: readonly Test[] = [
  {
    name: 'an atlas.yaml in the folder activates the extension',
    run: async () => {
      const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'atlas-author');
      if (!extension) throw new Error('the extension is not installed');
      await eventually(() => extension.isActive || undefined);
    },
  },
  {
    name: 'a fault in a file that nobody opened is found once',
    run: () => expectFindingCount('topics/planted.md', 1),
  },
  {
    name: 'opening and closing that file neither loses nor doubles its finding',
    run: async () => {
      await show('topics/planted.md');
      await expectFindings('topics/planted.md', ['unknown-slot A7']);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await expectFindingCount('topics/planted.md', 1);
    },
  },
  {
    name: 'a file that is opened in no tab, as a search does, keeps its finding',
    run: () => expectFindings('topics/planted.md', ['unknown-slot A7']),
  },
  {
    name: 'a sound file has no findings',
    run: async () => {
      await show('topics/vocabulary.mdx');
      await expectFindings('topics/vocabulary.mdx', []);
    },
  },
  {
    name: 'A9 typed into a topic is one finding on these two characters, and none when it is gone',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' (see A9)', () =>
        expectFindings('topics/vocabulary.mdx', ['unknown-slot A9']),
      );
      await expectFindings('topics/vocabulary.mdx', []);
    },
  },
  {
    name: 'A9 typed into the text of a slot is one finding, in the YAML',
    run: async () => {
      const editor = await show('slots/a2.yaml');
      await withTyped(editor, 'follows A1', ', A9', () =>
        expectFindings('slots/a2.yaml', ['unknown-slot A9']),
      );
      await expectFindings('slots/a2.yaml', []);
    },
  },
  {
    name: 'a half-typed component leaves the other findings of the file alone',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' (see A9)', () =>
        withTyped(editor, '# Choosing a vocabulary\n', '\n<Slot id="\n', async () => {
          const isThere = () =>
            vscode.languages
              .getDiagnostics(editor.document.uri)
              .some(({ range }) => editor.document.getText(range) === 'A9');
          await eventually(async () => isThere() || undefined);
        }),
      );
      await expectFindings('topics/vocabulary.mdx', []);
    },
  },
  {
    name: 'the hover on a slot id shows its title and position',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const text = await hoverText(document, positionOf(document, 'of A1', 4));
      for (const part of ['Data', 'Strong', 'Licensed and documented']) {
        if (!text.includes(part)) throw new Error(`no "${part}" in the hover: ${text}`);
      }
    },
  },
  {
    name: 'slot ids are offered in a component attribute',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      await expectLabels(document, positionOf(document, '<Slot id="', '<Slot id="'.length));
    },
  },
  {
    name: 'slot ids are offered in a list of the YAML',
    run: async () => {
      const { document } = await show('slots/b1.yaml');
      await expectLabels(document, positionOf(document, 'depends_on: [', 'depends_on: ['.length));
    },
  },
  {
    name: 'the definition of a slot id in MDX is the slot in the YAML',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      await expectPlaces('vscode.executeDefinitionProvider', document, positionOf(document, 'of A1', 4), [
        'slots/a1.yaml:1',
      ]);
    },
  },
  {
    name: 'the definition of a citation is its entry in the bibliography',
    run: async () => {
      const { document } = await show('slots/a2.yaml');
      await expectPlaces('vscode.executeDefinitionProvider', document, positionOf(document, '@kudo2018', 3), [
        'references.bib:9',
      ]);
    },
  },
  {
    name: 'the references of a slot stand in YAML and MDX',
    run: async () => {
      const { document } = await show('slots/a1.yaml');
      const expected = [
        'slots/a1.yaml:1',
        'slots/a2.yaml:7',
        'topics/vocabulary.mdx:4',
        'topics/vocabulary.mdx:9',
      ];
      await expectPlaces(
        'vscode.executeReferenceProvider',
        document,
        positionOf(document, 'slot: A1', 6),
        expected,
      );
    },
  },
  {
    name: 'a slot file that appears on disk and vanishes with its folder is noticed',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' (see B2)', async () => {
        await expectFindings('topics/vocabulary.mdx', ['unknown-slot B2']);
        await vscode.workspace.fs.createDirectory(uriOf('later'));
        await vscode.workspace.fs.writeFile(
          uriOf('later/b2.yaml'),
          new TextEncoder().encode('slot: B2\ntitle: Caching\n'),
        );
        await expectFindings('topics/vocabulary.mdx', []);
        await vscode.workspace.fs.delete(uriOf('later'), { recursive: true });
        await expectFindings('topics/vocabulary.mdx', ['unknown-slot B2']);
      });
    },
  },
  {
    name: 'a restarted server finds the same once more, and once only',
    run: async () => {
      await show('topics/vocabulary.mdx');
      await vscode.commands.executeCommand('atlas.restartServer');
      await expectFindingCount('topics/planted.md', 1);
      if (findingCount('topics/vocabulary.mdx') !== 0)
        throw new Error('a sound file has findings after the restart');
    },
  },
];

async function expectLabels(document: vscode.TextDocument, position: vscode.Position): Promise<void> {
  const labels = await completionLabels(document, position);
  for (const id of ['A1', 'A2', 'B1']) {
    if (labels.filter((label) => label === id).length !== 1)
      throw new Error(`${id} is not offered once: ${labels.join(', ')}`);
  }
}

async function expectPlaces(
  command: Parameters<typeof places>[0],
  document: vscode.TextDocument,
  position: vscode.Position,
  expected: readonly string[],
): Promise<void> {
  const found = await places(command, document, position);
  if (found.join() !== expected.join())
    throw new Error(`expected ${expected.join(', ')}, found ${found.join(', ')}`);
}
