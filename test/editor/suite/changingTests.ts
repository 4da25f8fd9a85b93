import * as vscode from 'vscode';
import { expectAnswer } from './expectAnswer';
import { expectFindings } from './findings';
import { completionLabels } from './lookups';
import type { Test } from './runner';
import { eventually, positionOf, restoring, show, uriOf, withTyped } from './workspace';

/** What changes texts: renaming, fixes, completion. */
export const changingTests: readonly Test[] = [
  {
    name: 'a slot is renamed in YAML and MDX, and everything still refers to it',
    run: async () => {
      const files = Object.keys(renamed);
      const { document } = await show('slots/a2.yaml');
      const position = positionOf(document, 'follows A1', 9);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        'A3',
      );
      await restoring(files, async () => {
        if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the editor does not take the edit');
        for (const [path, lines] of Object.entries(renamed))
          await expectAnswer(() => linesWith(path, 'A3'), lines);
        for (const path of files) await expectFindings(path, []);
        // The old id is kept as a retired one alone.
        await expectAnswer(
          async () => (await Promise.all(files.map((path) => linesWith(path, 'A1')))).flat(),
          ['retired: { A1: A3 }'],
        );
      });
      for (const path of files) await expectFindings(path, []);
    },
  },
  {
    name: 'renaming offers the id under the cursor, and refuses a plain word with a reason',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      await expectAnswer(() => renameable(document, positionOf(document, 'of A1', 4)), 'A1 as A1');
      await expectAnswer(
        () => renameable(document, positionOf(document, 'corpus', 2)),
        'Only ids, keys, levels, topics, chapters and headings can be renamed.',
      );
    },
  },
  {
    name: 'a new name that another slot has is refused with a reason',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const refusal = await vscode.commands
        .executeCommand(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          positionOf(document, 'of A1', 4),
          'A2',
        )
        .then(() => undefined, messageOf);
      if (!refusal?.includes('A2')) throw new Error(`no reason: ${refusal}`);
    },
  },
  {
    name: 'a quick fix, applied, mends what was found',
    run: async () => {
      const editor = await show('atlas.yaml');
      await restoring(['atlas.yaml'], async () => {
        await type(editor, 'slots: 3', '0');
        await expectFindings('atlas.yaml', ['declared-count 30']);
        const fixes = await actionsAt(editor.document, positionOf(editor.document, '30', 1), 'quickfix');
        const preferred = fixes.filter(({ isPreferred }) => isPreferred);
        if (preferred.length !== 1) throw new Error(`preferred of ${titles(fixes)}: ${titles(preferred)}`);
        await apply(preferred[0]);
        await expectFindings('atlas.yaml', []);
        await expectAnswer(() => linesWith('atlas.yaml', 'slots: '), ['  slots: 3']);
      });
    },
  },
  {
    name: 'what is safe to fix is fixed at once',
    run: async () => {
      const editor = await show('atlas.yaml');
      await restoring(['atlas.yaml'], async () => {
        await type(editor, 'groups: 2', '0');
        await type(editor, 'slots: 3', '0');
        await expectFindings('atlas.yaml', ['declared-count 20', 'declared-count 30']);
        const start = new vscode.Position(0, 0);
        const all = await actionsAt(editor.document, start, 'source.fixAll.atlas');
        if (all.length !== 1) throw new Error(`one action expected, found ${titles(all)}`);
        await apply(all[0]);
        await expectFindings('atlas.yaml', []);
      });
    },
  },
  {
    name: 'a slot that is missed is made in a file of its own',
    run: async () => {
      const { document } = await show('topics/planted.md');
      const actions = await actionsAt(document, positionOf(document, 'A7', 1), 'quickfix');
      const made = uriOf('slots/a7.yaml');
      try {
        await apply(actions.find(({ title }) => title.startsWith('Create slot A7')));
        await expectFindings('topics/planted.md', []);
        await expectAnswer(() => linesWith('slots/a7.yaml', 'A7'), ['slot: A7', 'title: Slot A7']);
      } finally {
        await (await vscode.workspace.openTextDocument(made)).save();
        const removal = new vscode.WorkspaceEdit();
        removal.deleteFile(made);
        await vscode.workspace.applyEdit(removal);
      }
      await expectFindings('topics/planted.md', ['unknown-slot A7']);
    },
  },
  {
    name: 'the keys that a manifest does not have yet are offered, each once',
    run: async () => {
      const editor = await show('atlas.yaml');
      await withTyped(editor, 'bibliography: [references.bib]\n', 'r', () =>
        expectAnswer(async () => {
          const labels = await completionLabels(editor.document, positionOf(editor.document, '\nr', 2));
          return ['outline', 'rules', 'counts'].map((key) => labels.filter((label) => label === key).length);
        }, [1, 1, 0]),
      );
    },
  },
  {
    name: "the code of a finding leads to the rule's page",
    run: async () => {
      const code = await eventually(
        () => vscode.languages.getDiagnostics(uriOf('topics/planted.md'))[0]?.code,
      );
      if (typeof code !== 'object') throw new Error(`${code} leads nowhere`);
      const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(code.target));
      if (!page.startsWith('# unknown-slot\n'))
        throw new Error(`${code.target} begins with ${page.slice(0, 50)}`);
    },
  },
];

/** The lines that name A1, as they are when it is A3. */
const renamed: Readonly<Record<string, readonly string[]>> = {
  'atlas.yaml': ['retired: { A1: A3 }'],
  'slots/a1.yaml': ['slot: A3', '  - id: A3.1'],
  'slots/a2.yaml': ['  How text becomes numbers. It follows A3 and shapes B1 [@kudo2018].'],
  'topics/vocabulary.mdx': [
    'relevant_to: [A3, A2]',
    'The corpus of A3 decides what a vocabulary has to cover, and <Slot id="A2" /> is where it is learned [@kudo2018].',
  ],
};

async function linesWith(path: string, words: string): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  return document
    .getText()
    .split(/\r?\n/)
    .filter((line) => line.includes(words));
}

/** What is offered to be renamed and as what, or why nothing is. */
async function renameable(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  try {
    const { range, placeholder } = await vscode.commands.executeCommand<{
      readonly range: vscode.Range;
      readonly placeholder: string;
    }>('vscode.prepareRename', document.uri, position);
    return `${document.getText(range)} as ${placeholder}`;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The actions of a kind at a place, with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  kind: string,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    kind,
    100,
  );
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  if (!action?.edit) throw new Error(`${action?.title ?? 'no such action:'} has no edit`);
  if (!(await vscode.workspace.applyEdit(action.edit))) throw new Error(`${action.title} is not taken`);
}

function titles(actions: readonly vscode.CodeAction[]): string {
  return JSON.stringify(actions.map(({ title }) => title));
}

async function type(editor: vscode.TextEditor, anchor: string, text: string): Promise<void> {
  const at = positionOf(editor.document, anchor, anchor.length);
  await editor.edit((edit) => edit.insert(at, text));
}
