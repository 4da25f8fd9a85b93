import { describe, expect, it } from 'vitest';
import { createService, type Service } from '../../server/src/service';
import { localLoader } from '../../server/src/workspace/loader';
import { allDiagnostics, openAtlas, TODAY } from '../fixture';
import { memoryFileSystem, ROOT } from '../memoryFiles';

const FILES: Readonly<Record<string, string>> = {
  'atlas.yaml':
    'format: 1\ntitle: Early\ngroups:\n  - { id: A, title: First }\ncounts: { slots: 2 }\nbibliography: [refs.bib]\n',
  'refs.bib': '@book{ada2020, author = {Lovelace, Ada}, title = {Notes}, year = {2020}}\n',
  'slots/a1.yaml': 'slot: A1\ntitle: Data\nreferences: [ada2020]\n',
  'slots/a2.yaml': 'slot: A2\ntitle: More\nreferences: [ada2020]\n',
  'topics/two.mdx': '---\ntopic: two\ntitle: Two\n---\n\nWords.\n',
};
const TEXT =
  '---\ntopic: one\ntitle: One\n---\n\nSee the the A1, A9, <Topic id="two" /> and [@ada2020]. The atlas has three slots.\n';

/** An atlas of which nothing but the manifest can be read until the gate is opened. */
function gated(): { readonly service: Service; readonly open: () => void; readonly told: Set<string> } {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const disk = memoryFileSystem(new Map(Object.entries(FILES)));
  const told = new Set<string>();
  const fs: typeof disk = {
    ...disk,
    read: async (uri) => {
      if (!uri.endsWith('/atlas.yaml')) await gate;
      return disk.read(uri);
    },
  };
  const service = createService({
    fs,
    loader: localLoader(fs),
    today: () => TODAY,
    incremental: true,
    changed: (uris) => {
      for (const uri of uris) told.add(uri);
    },
  });
  return { service, open, told };
}

const page = `${ROOT}topics/one.mdx`;
const codes = (service: Service): readonly string[] => service.diagnostics(page).map(({ code }) => code);

describe('a document that is opened while its atlas is read', () => {
  it('has what can be said of it alone at once, and no false alarm', async () => {
    const { service, open, told } = gated();
    const loaded = service.open([ROOT]);
    service.change(page, TEXT);
    await service.taken(page);
    expect(service.isLoading(page)).toBe(true);
    expect(codes(service)).toEqual(['repeated-text']);
    service.change(page, TEXT.replace('the the', 'the'));
    expect(codes(service)).toEqual([]);
    service.change(page, TEXT);
    told.clear();
    open();
    await loaded;
    await service.settled();
    expect(service.isLoading(page)).toBe(false);
    expect(told).toContain(page);
    const whole = await openAtlas({ ...FILES, 'topics/one.mdx': TEXT });
    expect(allDiagnostics(service)).toEqual(allDiagnostics(whole));
    expect(codes(service)).toContain('prose-count');
  });

  it('is served with what the manifest says', async () => {
    const { service } = gated();
    void service.open([ROOT]);
    service.change(page, TEXT.replace('A9', 'group A'));
    await service.taken(page);
    const line = TEXT.split('\n')[5]!;
    const character = line.replace('A9', 'group A').indexOf('group A') + 6;
    expect(service.hover(page, { line: 5, character })?.markdown).toContain('Group A: First');
  });

  it('that is closed again before all is read is what the disk has', async () => {
    const { service, open } = gated();
    const loaded = service.open([ROOT]);
    const uri = `${ROOT}topics/two.mdx`;
    service.change(uri, `${FILES['topics/two.mdx']}\nSee A9.\n`);
    await service.taken(uri);
    const closed = service.close(uri);
    open();
    await Promise.all([loaded, closed]);
    await service.settled();
    expect(allDiagnostics(service)).toEqual(allDiagnostics(await openAtlas(FILES)));
  });

  it('whose manifest is typed into meanwhile is read by the new one', async () => {
    const { service, open } = gated();
    const loaded = service.open([ROOT]);
    service.change(page, TEXT);
    await service.taken(page);
    const manifest = FILES['atlas.yaml']!.replace('slots: 2', 'slots: 3');
    service.change(`${ROOT}atlas.yaml`, manifest);
    open();
    await loaded;
    await service.settled();
    const whole = await openAtlas({ ...FILES, 'atlas.yaml': manifest, 'topics/one.mdx': TEXT });
    expect(allDiagnostics(service)).toEqual(allDiagnostics(whole));
  });

  it('of no atlas is on no way into one', async () => {
    const { service } = gated();
    void service.open([ROOT]);
    service.change('file:///elsewhere/page.mdx', TEXT);
    await service.taken('file:///elsewhere/page.mdx');
    expect(service.taken('file:///elsewhere/page.mdx')).toBeUndefined();
    expect(service.diagnostics('file:///elsewhere/page.mdx')).toEqual([]);
  });
});
