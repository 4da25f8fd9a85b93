import * as vscode from 'vscode';

/** A file of the fixture, by its path below the opened folder. */
export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function show(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  return vscode.window.showTextDocument(document);
}

/** Where `text` first stands in a document; `offset` UTF-16 code units further in. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${document.uri.path} has no "${text}"`);
  return document.positionAt(at + offset);
}

/** Types `text` behind the first `anchor`, runs `check`, and takes the text out again. */
export async function withTyped(
  editor: vscode.TextEditor,
  anchor: string,
  text: string,
  check: () => Promise<void>,
): Promise<void> {
  const start = positionOf(editor.document, anchor, anchor.length);
  await editor.edit((edit) => edit.insert(start, text));
  try {
    await check();
  } finally {
    const from = editor.document.offsetAt(start);
    const typed = new vscode.Range(start, editor.document.positionAt(from + text.length));
    await editor.edit((edit) => edit.delete(typed));
  }
}

/** Runs `check`, which may change these files in any way, and puts their texts back. */
export async function restoring(paths: readonly string[], check: () => Promise<void>): Promise<void> {
  const before = new Map<vscode.Uri, string>();
  for (const path of paths)
    before.set(uriOf(path), (await vscode.workspace.openTextDocument(uriOf(path))).getText());
  try {
    await check();
  } finally {
    const back = new vscode.WorkspaceEdit();
    for (const [uri, text] of before) {
      const document = await vscode.workspace.openTextDocument(uri);
      const whole = new vscode.Range(
        new vscode.Position(0, 0),
        document.positionAt(document.getText().length),
      );
      if (document.getText() !== text) back.replace(uri, whole, text);
    }
    await vscode.workspace.applyEdit(back);
  }
}

/** Waits until `read` gives a value, asking again and again. The runner's own limit ends it. */
export async function eventually<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await pause(100);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
