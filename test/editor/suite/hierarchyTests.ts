import * as vscode from 'vscode';
import { expectAnswer } from './expectAnswer';
import type { Test } from './runner';
import { positionOf, show } from './workspace';

type Command = 'vscode.prepareCallHierarchy' | 'vscode.prepareTypeHierarchy';

/** Who refers to whom, and what stands under what. */
export const hierarchyTests: readonly Test[] = [
  {
    name: 'the call hierarchy of a slot tells who refers to it',
    run: async () => {
      const { document } = await show('topics/vocabulary.mdx');
      const position = positionOf(document, 'of A1', 4);
      await expectAnswer(() => names('vscode.prepareCallHierarchy', document, position), ['A1 Data']);
      await expectAnswer(async () => {
        const item = await prepared('vscode.prepareCallHierarchy', document, position);
        const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
          'vscode.provideIncomingCalls',
          item,
        );
        return calls.map(({ from, fromRanges }) => `${from.name} ${linesOf(fromRanges)}`).sort();
      }, ['A2 Tokenizers 7', 'Choosing a vocabulary 4,9']);
    },
  },
  {
    name: 'and to what a slot refers itself',
    run: async () => {
      const { document } = await show('slots/a2.yaml');
      const position = positionOf(document, 'slot: A2', 7);
      await expectAnswer(async () => {
        const item = await prepared('vscode.prepareCallHierarchy', document, position);
        const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
          'vscode.provideOutgoingCalls',
          item,
        );
        return calls.map(({ to, fromRanges }) => `${to.name} ${linesOf(fromRanges)}`).sort();
      }, ['A1 Data 7', 'B1 Batching 7', 'kudo2018 7,8']);
    },
  },
  {
    name: 'the type hierarchy of a slot has its group above and its endpoints below',
    run: async () => {
      const { document } = await show('slots/a1.yaml');
      const position = positionOf(document, 'slot: A1', 7);
      await expectAnswer(() => names('vscode.prepareTypeHierarchy', document, position), ['A1 Data']);
      const around = async (command: 'vscode.provideSupertypes' | 'vscode.provideSubtypes') => {
        const item = await prepared('vscode.prepareTypeHierarchy', document, position);
        const items = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>(command, item);
        return items.map(({ name }) => name);
      };
      await expectAnswer(() => around('vscode.provideSupertypes'), ['A Training']);
      await expectAnswer(() => around('vscode.provideSubtypes'), ['A1.1 Collection']);
    },
  },
];

/** Both kinds of items are the same to us. */
async function items(
  command: Command,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CallHierarchyItem[]> {
  return (
    (await vscode.commands.executeCommand<vscode.CallHierarchyItem[] | undefined>(
      command,
      document.uri,
      position,
    )) ?? []
  );
}

async function names(
  command: Command,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  return (await items(command, document, position)).map(({ name }) => name);
}

async function prepared(
  command: Command,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CallHierarchyItem> {
  const [item] = await items(command, document, position);
  if (!item) throw new Error(`${command} finds nothing at ${document.uri.path}`);
  return item;
}

/** Counted from one. */
function linesOf(ranges: readonly vscode.Range[]): string {
  return ranges.map(({ start }) => start.line + 1).join();
}
