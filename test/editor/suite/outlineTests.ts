import * as vscode from 'vscode';
import { expectAnswer } from './expectAnswer';
import type { Test } from './runner';
import { positionOf, show, withTyped } from './workspace';

/** What documents and the workspace are made of. */
export const outlineTests: readonly Test[] = [
  {
    name: 'the outline of a slot has its sections and the tree of its endpoints',
    run: async () => {
      const { document } = await show('slots/a1.yaml');
      await expectAnswer(
        () => outline(document),
        [
          'Class A1 Data',
          '  Field Position',
          '  Field Definition',
          '  Field References',
          '  Field Endpoints',
          '    Property A1.1 Collection',
          '      Property A1.1.1 Web pages',
          '      Property A1.1.2 Books',
        ],
      );
    },
  },
  {
    name: 'the outline of a topic has its headings, those just typed too',
    run: async () => {
      const editor = await show('topics/vocabulary.mdx');
      await expectAnswer(
        () => outline(editor.document),
        ['String Choosing a vocabulary', '  String Further reading'],
      );
      await withTyped(editor, 'learned [@kudo2018].\n', '\n## Sizes\n', () =>
        expectAnswer(
          () => outline(editor.document),
          ['String Choosing a vocabulary', '  String Sizes', '  String Further reading'],
        ),
      );
    },
  },
  {
    name: 'slots, topics, endpoints and works are found over the workspace by what is typed',
    run: async () => {
      await expectAnswer(
        () => found('tokenizer'),
        ['A2 Tokenizers slots/a2.yaml:1', 'kudo2018 references.bib:9'],
      );
      await expectAnswer(() => found('vocab'), ['Choosing a vocabulary topics/vocabulary.mdx:2']);
      await expectAnswer(() => found('a1.1.2'), ['A1.1.2 Books slots/a1.yaml:15']);
      await expectAnswer(() => found('kwon'), ['kwon2023 references.bib:18']);
    },
  },
  {
    name: 'front matter, sections, mappings and lists fold',
    run: async () => {
      const topic = await show('topics/vocabulary.mdx');
      await expectAnswer(() => folds(topic.document), ['1-5', '7-13', '11-13']);
      const slot = await show('slots/a1.yaml');
      await expectAnswer(() => folds(slot.document), ['3-5', '6-7', '10-15', '11-15', '13-15']);
    },
  },
  {
    name: 'a selection grows from the word over sentence and section to the document',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const texts = await selections(document, positionOf(document, 'corpus', 2));
      for (const [index, text] of texts.entries()) {
        if (index > 0 && !text.includes(texts[index - 1] ?? ''))
          throw new Error(`${JSON.stringify(text)} is not around what it grew from`);
      }
      const sentence = 'The corpus of A1 decides what a vocabulary has to cover, and <Slot id="A2" />';
      const grown = [
        texts[0] === 'corpus',
        texts.some((text) => text.startsWith(sentence) && text.endsWith('[@kudo2018].')),
        texts.some((text) => text.startsWith('# Choosing')),
        texts.at(-1) === document.getText(),
      ];
      if (grown.includes(false)) throw new Error(`the selection grows as ${JSON.stringify(texts)}`);
    },
  },
];

async function outline(document: vscode.TextDocument): Promise<readonly string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const lines = (list: readonly vscode.DocumentSymbol[], indent: string): string[] =>
    list.flatMap(({ name, kind, children }) => [
      `${indent}${vscode.SymbolKind[kind]} ${name}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(symbols ?? [], '');
}

/** Lines are counted from one. */
async function found(query: string): Promise<readonly string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return symbols.map(
    ({ name, location: { uri, range } }) =>
      `${name} ${vscode.workspace.asRelativePath(uri, false)}:${range.start.line + 1}`,
  );
}

/** Lines are counted from one. */
async function folds(document: vscode.TextDocument): Promise<readonly string[]> {
  const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  return (ranges ?? []).map(({ start, end }) => `${start + 1}-${end + 1}`);
}

async function selections(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const [innermost] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
    'vscode.executeSelectionRangeProvider',
    document.uri,
    [position],
  );
  const texts: string[] = [];
  for (let at = innermost; at; at = at.parent) texts.push(document.getText(at.range));
  return texts;
}
