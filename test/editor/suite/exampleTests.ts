import * as vscode from 'vscode';
import { expectFindings } from './findings';
import { completionLabels, hoverText } from './lookups';
import type { Test } from './runner';
import { eventually, positionOf, restoring, show, uriOf, withTyped } from './workspace';

const TOPIC = 'topics/multimodal-data.mdx';
const SLOTS = { A: 5, B: 4, C: 4, D: 4, E: 4 };

/** Each of the editor's requests once on the example atlas, which is much larger than the fixture of the other tests. */
export const exampleTests: readonly Test[] = [
  {
    name: 'example: it opens without a finding',
    run: async () => {
      const { document } = await show(TOPIC);
      await eventually(async () =>
        (await hoverText(document, inTopic(document))).includes('A1 ·') ? true : undefined,
      );
      for (const path of [TOPIC, 'slots/a1.yaml', 'atlas.yaml', 'references.bib']) {
        await show(path);
        await expectFindings(path, []);
      }
    },
  },
  {
    name: 'example: every slot is offered once in a component',
    run: async () => {
      const editor = await show(TOPIC);
      const before = 'there is a great deal of it.';
      await withTyped(editor, before, ' <Slot id="', () =>
        holds(async () => {
          const labels = await completionLabels(
            editor.document,
            positionOf(editor.document, '<Slot id="', '<Slot id="'.length),
          );
          const all = Object.entries(SLOTS).flatMap(([group, count]) =>
            Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
          );
          return all.every((id) => labels.filter((label) => label === id).length === 1) || labels.join(' ');
        }),
      );
    },
  },
  {
    name: 'example: definition, declaration, type definition, implementation and references of a slot',
    run: async () => {
      const { document } = await show(TOPIC);
      const at = (command: string): Promise<readonly string[]> =>
        filesOf(command, document, inTopic(document));
      await holds(async () => same(await at('vscode.executeDefinitionProvider'), ['slots/a1.yaml']));
      await holds(async () => same(await at('vscode.executeDeclarationProvider'), ['slots/a1.yaml']));
      await holds(async () => same(await at('vscode.executeTypeDefinitionProvider'), ['atlas.yaml']));
      await holds(async () => (await at('vscode.executeImplementationProvider')).includes(TOPIC));
      await holds(async () => {
        const files = new Set(await at('vscode.executeReferenceProvider'));
        return (files.has('slots/a1.yaml') && files.has(TOPIC) && files.size > 3) || [...files].join(' ');
      });
    },
  },
  {
    name: 'example: highlights, links, hints, lenses, tokens, folds and selections of a topic, and a symbol of the atlas',
    run: async () => {
      const { document } = await show(TOPIC);
      const whole = new vscode.Range(
        new vscode.Position(0, 0),
        document.positionAt(document.getText().length),
      );
      const count = async (command: string, ...rest: unknown[]): Promise<number> =>
        (await vscode.commands.executeCommand<unknown[] | undefined>(command, document.uri, ...rest))
          ?.length ?? 0;
      await holds(async () => (await count('vscode.executeDocumentHighlights', inTopic(document))) >= 2);
      await holds(async () => (await count('vscode.executeLinkProvider')) >= 1);
      await holds(async () => (await count('vscode.executeInlayHintProvider', whole)) >= 2);
      await holds(async () => (await count('vscode.executeCodeLensProvider')) >= 1);
      await holds(async () => (await count('vscode.executeFoldingRangeProvider')) >= 1);
      await holds(
        async () => (await count('vscode.executeSelectionRangeProvider', [inTopic(document)])) === 1,
      );
      await holds(async () => {
        const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
          'vscode.provideDocumentSemanticTokens',
          document.uri,
        );
        return tokens.data.length >= 10;
      });
      await holds(async () => {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'A1',
        );
        return found.some(({ name }) => name === 'A1 Data');
      });
    },
  },
  {
    name: 'example: the outline of a slot',
    run: async () => {
      const { document } = await show('slots/a1.yaml');
      await holds(async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return found?.some(({ name, children }) => name === 'A1 Data' && children.length > 5) ?? false;
      });
    },
  },
  {
    name: 'example: who refers to a slot, to what it refers, and what stands above and below it',
    run: async () => {
      const { document } = await show(TOPIC);
      const names = async (prepare: string, provide: string): Promise<readonly string[]> => {
        const [item] = await vscode.commands.executeCommand<unknown[]>(
          prepare,
          document.uri,
          inTopic(document),
        );
        const found = await vscode.commands.executeCommand<
          { readonly name?: string; readonly from?: { name: string }; readonly to?: { name: string } }[]
        >(provide, item);
        return found.map(({ name, from, to }) => name ?? from?.name ?? to?.name ?? '');
      };
      await holds(async () =>
        (await names('vscode.prepareCallHierarchy', 'vscode.provideIncomingCalls')).includes(
          'Multimodal training data',
        ),
      );
      await holds(
        async () => (await names('vscode.prepareCallHierarchy', 'vscode.provideOutgoingCalls')).length > 3,
      );
      await holds(
        async () => (await names('vscode.prepareTypeHierarchy', 'vscode.provideSupertypes')).length === 1,
      );
      await holds(
        async () => (await names('vscode.prepareTypeHierarchy', 'vscode.provideSubtypes')).length > 2,
      );
    },
  },
  {
    name: 'example: a rename edits every file that names the slot',
    run: async () => {
      const { document } = await show(TOPIC);
      await holds(async () => {
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          inTopic(document),
          'A6',
        );
        const files = edit.entries().map(([uri]) => vscode.workspace.asRelativePath(uri, false));
        return (
          (files.includes('slots/a1.yaml') && files.includes(TOPIC) && files.length > 3) || files.join(' ')
        );
      });
    },
  },
  {
    name: 'example: a wrong total is found, and every way to mend it is offered',
    run: async () => {
      const editor = await show('atlas.yaml');
      await restoring(['atlas.yaml'], async () => {
        const at = positionOf(editor.document, 'slots: 21', 'slots: 21'.length);
        await editor.edit((edit) => edit.insert(at, '0'));
        await expectFindings('atlas.yaml', ['declared-count 210']);
        const range = new vscode.Range(at, at);
        const kinds = async (kind?: string): Promise<readonly string[]> =>
          (
            await vscode.commands.executeCommand<vscode.CodeAction[]>(
              'vscode.executeCodeActionProvider',
              editor.document.uri,
              range,
              kind,
            )
          ).map(({ title }) => title);
        await holds(async () => (await kinds('quickfix')).includes('Declare 21'));
        await holds(async () =>
          (await kinds('refactor.rewrite')).some((title) => title.startsWith('Update the total')),
        );
        await holds(async () => (await kinds('source.fixAll.atlas')).length === 1);
        await vscode.commands.executeCommand('atlas.updateTotals', editor.document.uri.toString());
        await expectFindings('atlas.yaml', []);
      });
    },
  },
  {
    name: 'example: help with the attributes of a component',
    run: async () => {
      const editor = await show(TOPIC);
      await withTyped(editor, 'there is a great deal of it.', ' <Count ', () =>
        holds(async () => {
          const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
            'vscode.executeSignatureHelpProvider',
            editor.document.uri,
            positionOf(editor.document, '<Count ', '<Count '.length),
          );
          return help?.signatures[0]?.label === '<Count of="…" level="…" group="…">';
        }),
      );
    },
  },
];

/** Whether the folder that is open is the example. */
export async function isExample(): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uriOf(TOPIC));
    return true;
  } catch {
    return false;
  }
}

function inTopic(document: vscode.TextDocument): vscode.Position {
  return positionOf(document, '* A1', 3);
}

/** Until it is true; what else it says is what there is instead. */
async function holds(ask: () => Promise<boolean | string>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer === true) return;
    if (Date.now() > deadline) throw new Error(`found ${answer}, asked ${ask}`);
    await new Promise((resume) => setTimeout(resume, 200));
  }
}

function same(found: readonly string[], expected: readonly string[]): boolean | string {
  return found.join(' ') === expected.join(' ') || found.join(' ');
}

async function filesOf(
  command: string,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    document.uri,
    position,
  );
  return found.map((place) =>
    vscode.workspace.asRelativePath('targetUri' in place ? place.targetUri : place.uri, false),
  );
}
