import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { startWireClient, type WireClient } from './client';

const FILES: Readonly<Record<string, string>> = {
  'atlas.yaml': 'format: 1\ntitle: Wire\ngroups:\n  - { id: A, title: First }\n',
  'slots/a1.yaml': 'slot: A1\ntitle: Data\nrelated: [A2]\n',
  'slots/a2.yaml': 'slot: A2\ntitle: More\n',
  'page.mdx': '# Words\n\nSee A2 and [words](#words). The A2 milestone slipped. See slot A3.\n',
};
const plain = { textDocument: { publishDiagnostics: {} }, workspace: { workspaceFolders: true } };
const able = {
  textDocument: {
    rename: { prepareSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
};

let folder: string;
let client: WireClient | undefined;
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const connect = async (capabilities: object): Promise<WireClient> => {
  client = await startWireClient(pathToFileURL(folder).href, capabilities);
  return client;
};
const at = (path: string, line: number, character: number) => ({
  textDocument: { uri: uri(path) },
  position: { line, character },
});
const open = (wire: WireClient, path: string, version: number, text = FILES[path]!): Promise<void> =>
  wire.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uri(path), languageId: path.endsWith('mdx') ? 'mdx' : 'yaml', version, text },
  });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-changing-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => {
  client?.process.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('a rename over the wire', () => {
  it('edits documents by their versions, and marks what may mean something else', async () => {
    const wire = await connect(able);
    expect(wire.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    await open(wire, 'page.mdx', 7);
    expect(
      await wire.connection.sendRequest('textDocument/prepareRename', at('slots/a1.yaml', 2, 11)),
    ).toEqual({
      range: { start: { line: 2, character: 10 }, end: { line: 2, character: 12 } },
      placeholder: 'A2',
    });
    const edit = await wire.connection.sendRequest('textDocument/rename', {
      ...at('page.mdx', 2, 5),
      newName: 'A3',
    });
    expect(edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri: uri('atlas.yaml'), version: null },
          edits: [expect.objectContaining({ newText: 'retired: { A2: A3 }\n' })],
        },
        {
          textDocument: { uri: uri('page.mdx'), version: 7 },
          edits: [
            { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 6 } }, newText: 'A3' },
            {
              range: { start: { line: 2, character: 32 }, end: { line: 2, character: 34 } },
              newText: 'A3',
              annotationId: 'doubtful',
            },
          ],
        },
        { textDocument: { uri: uri('slots/a1.yaml'), version: null }, edits: [expect.anything()] },
        { textDocument: { uri: uri('slots/a2.yaml'), version: null }, edits: [expect.anything()] },
      ],
      changeAnnotations: { doubtful: expect.objectContaining({ needsConfirmation: true }) },
    });
  });

  it('leaves out what may mean something else where nobody can be asked', async () => {
    const wire = await connect(plain);
    expect(wire.initialized.capabilities.renameProvider).toBe(true);
    const edit = await wire.connection.sendRequest<{ changes: Record<string, unknown[]> }>(
      'textDocument/rename',
      {
        ...at('page.mdx', 2, 5),
        newName: 'A3',
      },
    );
    expect(edit.changes[uri('page.mdx')]).toHaveLength(1);
  });

  it('is refused with a reason', async () => {
    const wire = await connect(able);
    const refused = (method: string, params: object): Promise<unknown> =>
      wire.connection.sendRequest(method, params).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    expect(await refused('textDocument/rename', { ...at('page.mdx', 2, 5), newName: 'A1' })).toContain(
      'There is a slot A1',
    );
    expect(await refused('textDocument/prepareRename', at('page.mdx', 2, 1))).toContain('Only ids');
    expect(await refused('textDocument/prepareRename', at('page.mdx', 90, 1))).toContain('nothing to rename');
    expect(
      await wire.connection.sendRequest('textDocument/prepareRename', at('../gone.mdx', 2, 1)),
    ).toBeNull();
    expect(
      await wire.connection.sendRequest('textDocument/rename', { ...at('gone.mdx', 2, 1), newName: 'A9' }),
    ).toBeNull();
    const source = new CancellationTokenSource();
    const given = wire.connection.sendRequest(
      'textDocument/rename',
      { ...at('page.mdx', 2, 5), newName: 'A3' },
      source.token,
    );
    source.cancel();
    // It may have been answered already.
    expect(
      await given.then(
        () => 'answered',
        (error: { code: number }) => error.code,
      ),
    ).toBeOneOf(['answered', -32800]);
  });
});

describe('files that move', () => {
  it('are announced and take links along', async () => {
    const wire = await connect(able);
    const { workspace } = wire.initialized.capabilities as {
      workspace: { fileOperations: Record<string, { filters: unknown[] }> };
    };
    expect(workspace.fileOperations.willRename!.filters).toHaveLength(2);
    await open(wire, 'page.mdx', 1, 'See [slots](slots/a1.yaml).\n');
    const files = [{ oldUri: uri('slots'), newUri: uri('places') }];
    expect(await wire.connection.sendRequest('workspace/willRenameFiles', { files })).toMatchObject({
      documentChanges: [
        { textDocument: { uri: uri('page.mdx'), version: 1 }, edits: [{ newText: 'places/a1.yaml' }] },
      ],
    });
    await wire.connection.sendNotification('workspace/didRenameFiles', { files });
    expect(await wire.connection.sendRequest('workspace/willRenameFiles', { files: [] })).toBeNull();
  });
});

describe('an action over the wire', () => {
  const actions = (wire: WireClient): Promise<{ title: string; edit?: object; data?: unknown }[]> =>
    wire.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uri('page.mdx') },
      range: { start: { line: 2, character: 64 }, end: { line: 2, character: 64 } },
      context: { diagnostics: [] },
    });

  it('gets its edits when it is chosen, and makes files', async () => {
    const wire = await connect(able);
    const action = (await actions(wire)).find(({ title }) => title.startsWith('Create slot A3'));
    expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'unknown-slot' }] });
    expect(action).not.toHaveProperty('edit');
    expect(await wire.connection.sendRequest('codeAction/resolve', action)).toMatchObject({
      edit: {
        documentChanges: [
          { kind: 'create', uri: uri('slots/a3.yaml') },
          {
            textDocument: { uri: uri('slots/a3.yaml'), version: null },
            edits: [{ newText: expect.stringContaining('slot: A3') }],
          },
        ],
      },
    });
  });

  it('that makes files is not offered to a client that makes none', async () => {
    expect((await actions(await connect(plain))).filter(({ title }) => title.startsWith('Create'))).toEqual(
      [],
    );
  });
});

describe('a command over the wire', () => {
  const applying = {
    ...plain,
    workspace: { workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  };
  const wrong =
    'format: 1\ntitle: Wire\ngroups:\n  - { id: A, title: First }\ncounts: { slots: 9, groups: 4 }\n';

  it('has the editor apply every total that no longer holds, in one edit', async () => {
    writeFileSync(join(folder, 'atlas.yaml'), wrong);
    const wire = await connect(applying);
    let asked: { label?: string; edit: { documentChanges: { edits: { newText: string }[] }[] } } | undefined;
    wire.connection.onRequest('workspace/applyEdit', (params: typeof asked) => {
      asked = params;
      return { applied: true };
    });
    const done = await wire.connection.sendRequest('workspace/executeCommand', {
      command: 'atlas.updateTotals',
      arguments: [uri('page.mdx')],
    });
    expect(done).toBe(true);
    expect(asked?.label).toBe('Update totals');
    expect(asked?.edit.documentChanges.map(({ edits }) => edits.map(({ newText }) => newText))).toEqual([
      ['2', '1'],
    ]);
  });

  it('changes nothing where nothing is to be done, in no atlas, and for an editor that applies no edits', async () => {
    const wire = await connect(applying);
    const run = (command: string, ...args: string[]): Promise<unknown> =>
      wire.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    expect(await run('atlas.updateTotals')).toBe(false);
    expect(await run('atlas.fixAll', 'file:///nowhere/page.mdx')).toBe(false);
    await expect(run('atlas.noSuch')).rejects.toThrow('There is no command atlas.noSuch.');
    wire.process.kill();
    writeFileSync(join(folder, 'atlas.yaml'), wrong);
    const other = await connect(plain);
    await expect(
      other.connection.sendRequest('workspace/executeCommand', { command: 'atlas.updateTotals' }),
    ).rejects.toThrow('applies no edits');
  });
});
