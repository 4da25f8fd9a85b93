import * as vscode from 'vscode';
import { eventually, pause, uriOf } from './workspace';

/** How long findings have to stay as they are to count as settled, in milliseconds: a second road would deliver its copy in this time. */
const settled = 1_500;

/** The findings of one file in document order, as `code words-at-fault`. Every finding of every collection is there, as the user sees it. */
export async function findings(path: string): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  return listed(document.uri)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => `${codeOf(diagnostic)} ${document.getText(diagnostic.range)}`);
}

/** How many findings a file has, without opening it. */
export function findingCount(path: string): number {
  return listed(uriOf(path)).length;
}

/** Waits until a file has exactly these findings, and goes on having them. */
export async function expectFindings(path: string, expected: readonly string[]): Promise<void> {
  await expectSettled(
    async () => (await findings(path)).join('\n') === expected.join('\n'),
    async () =>
      `expected ${JSON.stringify(expected)} in ${path}, found ${JSON.stringify(await findings(path))}`,
  );
}

/** Waits until a file that stays closed has this many findings, and goes on having them. */
export async function expectFindingCount(path: string, expected: number): Promise<void> {
  await expectSettled(
    async () => findingCount(path) === expected,
    async () => `expected ${expected} findings in ${path}, found ${findingCount(path)}`,
  );
}

async function expectSettled(holds: () => Promise<boolean>, failure: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + 30_000;
  await eventually(async () => {
    if ((await holds()) || Date.now() > deadline) return true;
    return undefined;
  });
  await pause(settled);
  if (!(await holds())) throw new Error(await failure());
}

function listed(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
