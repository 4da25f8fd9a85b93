import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWireClient, type WireClient } from './client';

const IDLE = '{/* atlas-ignore unknown-slot: an example */}\n\n';
const FILES: Readonly<Record<string, string>> = {
  'atlas.yaml': 'format: 1\ntitle: Wire\ngroups:\n  - { id: A, title: First }\n',
  'slots/a1.yaml': 'slot: A1\ntitle: Data\n',
  'page.mdx': `${IDLE}Words.\n\n{/* atlas:begin groups */}\n\n{/* atlas:end */}\n\n{/* atlas-ignore unknwon-slot: no */}\nSee slot A9.\n`,
};
const plain = { textDocument: { publishDiagnostics: {} }, workspace: { workspaceFolders: true } };
const linking = {
  ...plain,
  textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
};

let folder: string;
let client: WireClient | undefined;
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const connect = async (capabilities: object, options?: object): Promise<WireClient> => {
  client = await startWireClient(pathToFileURL(folder).href, capabilities, options);
  return client;
};

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly edit: {
    readonly changes: Record<string, { readonly range: unknown; readonly newText: string }[]>;
  };
}

const actions = (
  wire: WireClient,
  [from, to]: readonly [number, number],
  only?: readonly string[],
): Promise<Action[]> =>
  wire.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: uri('page.mdx') },
    range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
    context: { diagnostics: [], ...(only && { only }) },
  });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-fixes-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => {
  client?.process.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('code actions', () => {
  it('mend all that is safe in one edit, for those who ask for it', async () => {
    const wire = await connect(plain);
    expect(wire.initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: [
        'quickfix',
        'refactor.rewrite',
        'refactor.move',
        'source.fixAll.atlas',
        'source.sortReferences.atlas',
      ],
      resolveProvider: true,
    });
    for (const only of ['source', 'source.fixAll', 'source.fixAll.atlas']) {
      const [all, ...others] = await actions(wire, [0, 0], [only]);
      expect(others).toEqual([]);
      expect(all).toMatchObject({ kind: 'source.fixAll.atlas' });
      expect(Object.keys(all!.edit.changes)).toEqual([uri('page.mdx')]);
      expect(all!.edit.changes[uri('page.mdx')]).toMatchObject([
        { range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, newText: '' },
        { range: { start: { line: 4 } }, newText: expect.stringContaining('| A | First | 1 |') },
      ]);
    }
    for (const only of ['source.fix', 'source.organizeImports', 'source.fixAll.eslint', 'refactor'])
      expect(await actions(wire, [0, 0], [only])).toEqual([]);
  });

  it('offer the fixes of a place, and prefer what needs no look', async () => {
    const wire = await connect(plain);
    expect(await actions(wire, [0, 1])).toMatchObject([
      { title: 'Remove the comment', kind: 'quickfix', isPreferred: true },
    ]);
    const [meant, ...others] = await actions(wire, [8, 9], ['quickfix']);
    expect(others).toEqual([]);
    expect(meant).toMatchObject({ title: 'Write unknown-slot', kind: 'quickfix' });
    expect(meant).not.toHaveProperty('isPreferred');
  });
});

describe('the code of a finding', () => {
  const href = async (wire: WireClient): Promise<string | undefined> => {
    const first = () => wire.published.get(uri('page.mdx'))?.find(({ code }) => code === 'stale-region');
    await wire.until(() => first() !== undefined);
    return first()?.codeDescription?.href;
  };

  it('links to its page beside the program', async () => {
    const link = await href(await connect(linking));
    expect(link).toMatch(/\/docs\/rules\/stale-region\.md$/);
    expect(existsSync(fileURLToPath(link!))).toBe(true);
  });

  it('links to the pages that the client names', async () => {
    const pages = 'https://example.org/extension/docs/rules';
    expect(await href(await connect(linking, { rulePages: pages }))).toBe(`${pages}/stale-region.md`);
  });

  it('links to nothing for a client that does not show links', async () => {
    expect(await href(await connect(plain))).toBeUndefined();
  });
});
