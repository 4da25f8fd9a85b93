import * as vscode from 'vscode';
import { expectAnswer } from './expectAnswer';
import { expectFindings } from './findings';
import type { Test } from './runner';
import { positionOf, restoring, show, withTyped } from './workspace';

/** What leads from a thing to others, helps while a tag is typed, and changes an atlas without a place. */
export const furtherTests: readonly Test[] = [
  {
    name: 'help with the attributes of a component, at the one that comes next',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' <Count of="slots" ', () =>
        expectAnswer(async () => {
          const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
            'vscode.executeSignatureHelpProvider',
            editor.document.uri,
            positionOf(editor.document, '<Count of="slots" ', '<Count of="slots" '.length),
            ' ',
          );
          return help && `${help.signatures[0]?.label} ${help.activeParameter}`;
        }, '<Count of="…" level="…" group="…"> 1'),
      );
    },
  },
  {
    name: 'from a slot to its group, its texts and its declaration',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const position = positionOf(document, 'of A1', 4);
      const at = (command: string): Promise<readonly string[]> => placesOf(command, document, position);
      await expectAnswer(() => at('vscode.executeTypeDefinitionProvider'), ['atlas.yaml:4']);
      await expectAnswer(() => at('vscode.executeImplementationProvider'), ['topics/vocabulary.mdx:4']);
      await expectAnswer(() => at('vscode.executeDeclarationProvider'), ['slots/a1.yaml:1']);
    },
  },
  {
    name: 'an endpoint is moved below the next one',
    run: async () => {
      const editor = await show('slots/a1.yaml');
      await restoring(['slots/a1.yaml'], async () => {
        const at = positionOf(editor.document, 'Web pages', 2);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          editor.document.uri,
          new vscode.Range(at, at),
          'refactor.move',
          100,
        );
        const down = actions.find(({ title }) => title === 'Move endpoint A1.1.1 down');
        if (!down?.edit)
          throw new Error(`no such action among ${actions.map(({ title }) => title).join(', ')}`);
        await vscode.workspace.applyEdit(down.edit);
        await expectAnswer(
          async () =>
            /endpoints:\r?\n\s+- (\w+)/.exec(editor.document.getText().split('Collection')[1] ?? '')?.[1],
          'Books',
        );
        await expectFindings('slots/a1.yaml', []);
      });
    },
  },
  {
    name: 'a command updates every total that no longer holds',
    run: async () => {
      const editor = await show('atlas.yaml');
      await restoring(['atlas.yaml'], async () => {
        for (const words of ['slots: 3', 'topics: 2'])
          await editor.edit((edit) => edit.insert(positionOf(editor.document, words, words.length), '0'));
        await expectFindings('atlas.yaml', ['declared-count 30', 'declared-count 20']);
        await vscode.commands.executeCommand('atlas.updateTotals');
        await expectFindings('atlas.yaml', []);
        await expectAnswer(async () => /slots: \d+/.exec(editor.document.getText())?.[0], 'slots: 3');
      });
    },
  },
];

async function placesOf(
  command: string,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    document.uri,
    position,
  );
  return found
    .map((place) => ('targetUri' in place ? { uri: place.targetUri, range: place.targetRange } : place))
    .map(({ uri, range }) => `${vscode.workspace.asRelativePath(uri, false)}:${range.start.line + 1}`)
    .sort();
}
