import * as vscode from 'vscode';
import { expectAnswer } from './expectAnswer';
import type { Test } from './runner';
import { eventually, positionOf, show, withTyped } from './workspace';

/** What the editor draws over, between and above the words of a document. */
export const decorationTests: readonly Test[] = [
  {
    name: 'all places of a document that name what is under the cursor are highlighted',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      await expectAnswer(
        () => highlights(document, positionOf(document, 'of A1', 4)),
        ['4 Read A1', '9 Read A1'],
      );
      const slot = await show('slots/a1.yaml');
      await expectAnswer(
        () => highlights(slot.document, positionOf(slot.document, 'slot: A1', 7)),
        ['1 Write A1'],
      );
    },
  },
  {
    name: 'links lead to files, to the lines of headings and to works',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' ([more](planted.md#further-reading))', () =>
        expectAnswer(() => links(editor.document), ['planted.md#further-reading -> topics/planted.md#L11']),
      );
      const manifest = await show('atlas.yaml');
      await expectAnswer(() => links(manifest.document), ['references.bib -> references.bib']);
      const bibliography = await show('references.bib');
      await expectAnswer(
        () => links(bibliography.document),
        [
          '2203.15556 -> https://arxiv.org/abs/2203.15556',
          '1808.06226 -> https://arxiv.org/abs/1808.06226',
          '2309.06180 -> https://arxiv.org/abs/2309.06180',
        ],
      );
    },
  },
  {
    name: 'behind a bare id stands its title, behind an endpoint its id',
    run: async () => {
      const topic = await show('topics/vocabulary.mdx');
      await expectAnswer(() => hints(topic.document), ['of A1 -> Data']);
      const text = await show('slots/a2.yaml');
      await expectAnswer(() => hints(text.document), ['ws A1 -> Data', 'es B1 -> Batching']);
      const slot = await show('slots/a1.yaml');
      await expectAnswer(() => hints(slot.document), ['pages -> A1.1.1', 'Books -> A1.1.2']);
    },
  },
  {
    name: 'hints that the settings turn off go, and come back',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const settings = vscode.workspace.getConfiguration('atlas.inlayHints');
      await settings.update('titles', false, vscode.ConfigurationTarget.Global);
      try {
        await expectAnswer(() => hints(document), []);
      } finally {
        await settings.update('titles', undefined, vscode.ConfigurationTarget.Global);
      }
      await expectAnswer(() => hints(document), ['of A1 -> Data']);
    },
  },
  {
    name: 'the lens above a slot counts references and endpoints, and lists the references',
    run: async () => {
      const { document } = await show('slots/a1.yaml');
      await expectAnswer(
        async () => (await lenses(document)).map(lensLine),
        ['1 3 references · 3 endpoints'],
      );
      const [lens] = await lenses(document);
      const { command = '', arguments: given = [] } = lens?.command ?? {};
      if (command === '') throw new Error('the lens does nothing');
      await vscode.commands.executeCommand(command, ...given);
      await vscode.commands.executeCommand('closeReferenceSearch');
    },
  },
  {
    name: 'the lens above a topic follows what is typed elsewhere',
    run: async () => {
      const topic = await show('topics/vocabulary.mdx');
      const said = async () => (await lenses(topic.document)).map(lensLine);
      await expectAnswer(said, ['2 0 references']);
      const editor = await show('slots/a2.yaml');
      await withTyped(editor, 'shapes B1', ' (see [there](atlas:topic/vocabulary))', () =>
        expectAnswer(said, ['2 1 reference']),
      );
      await expectAnswer(said, ['2 0 references']);
    },
  },
  {
    name: 'ids, keys and levels are colored for what they name, and those that name nothing',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await withTyped(editor, 'has to cover', ' (see A9)', () =>
        expectAnswer(
          () => tokens(editor.document),
          [
            'vocabulary interface declaration',
            'A1 class',
            'A2 class',
            'A1 class',
            'A9 class unresolved',
            'A2 class',
            '@kudo2018 variable',
            '@kudo2018 variable',
          ],
        ),
      );
      const { document } = await show('slots/a2.yaml');
      await expectAnswer(
        () => tokens(document),
        [
          'A2 class declaration',
          'partial enumMember',
          'A1 class',
          'B1 class',
          '@kudo2018 variable',
          'kudo2018 variable',
        ],
      );
    },
  },
];

async function highlights(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
    'vscode.executeDocumentHighlights',
    document.uri,
    position,
  );
  return (found ?? []).map(
    ({ range, kind = vscode.DocumentHighlightKind.Text }) =>
      `${range.start.line + 1} ${vscode.DocumentHighlightKind[kind]} ${document.getText(range)}`,
  );
}

async function links(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    document.uri,
    100,
  );
  return found.map(({ range, target }) => `${document.getText(range)} -> ${target ? shown(target) : ''}`);
}

function shown(target: vscode.Uri): string {
  if (target.scheme === 'https') return target.toString(true);
  const path = vscode.workspace.asRelativePath(target.with({ fragment: '' }), false);
  return target.fragment ? `${path}#${target.fragment}` : path;
}

/** With the five characters before each. */
async function hints(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end),
  );
  return (found ?? []).map(({ position, label }) => {
    const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    const before = document.lineAt(position.line).text.slice(position.character - 5, position.character);
    return `${before} -> ${words}`;
  });
}

async function lenses(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return found ?? [];
}

function lensLine({ range, command }: vscode.CodeLens): string {
  return `${range.start.line + 1} ${command?.title}`;
}

/** The words that are colored, with type and modifiers. */
async function tokens(document: vscode.TextDocument): Promise<readonly string[]> {
  const legend = await eventually(() =>
    Promise.resolve(
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
    ),
  );
  const answer = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  const { data } = answer ?? { data: new Uint32Array() };
  const described: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.subarray(at, at + 5);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const words = document.lineAt(line).text.slice(character, character + length);
    const modifiers = legend.tokenModifiers.filter((_, index) => bits & (1 << index));
    described.push([words, legend.tokenTypes[type], ...modifiers].join(' '));
  }
  return described;
}
