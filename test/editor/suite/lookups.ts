import * as vscode from 'vscode';

/** What the hover at a position says, all providers together. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The labels offered at a position. */
export async function completionLabels(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Where a definition or the references stand, as `file:line` with the line counted from one, sorted. */
export async function places(
  command: 'vscode.executeDefinitionProvider' | 'vscode.executeReferenceProvider',
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    document.uri,
    position,
  );
  return found
    .map((location) =>
      'targetUri' in location
        ? place(location.targetUri, location.targetSelectionRange ?? location.targetRange)
        : place(location.uri, location.range),
    )
    .sort();
}

function place(uri: vscode.Uri, range: vscode.Range): string {
  return `${vscode.workspace.asRelativePath(uri, false)}:${range.start.line + 1}`;
}
