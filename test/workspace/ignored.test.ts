import { describe, expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const FILES = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.gitignore': 'built/\n',
  'atlas.yaml': 'format: 1\ntitle: T\ngroups:\n  - { id: A, title: First }\nexclude: ["drafts/**"]\n',
  'page.mdx': 'See slot A9.\n',
};
const shown = (service: Awaited<ReturnType<typeof openAtlas>>): string[] =>
  allDiagnostics(service).map(({ path, code }) => `${path} ${code}`);

describe('files that git ignores', () => {
  it('stay out when they change on disk, or are opened', async () => {
    const disk = new Map<string, string>(Object.entries(FILES));
    const service = await openAtlas(disk);
    for (const path of ['built/deep/a.mdx', 'drafts/a.mdx', '.hidden/a.mdx'])
      disk.set(path, 'See slot A8.\n');
    await service.filesChanged([`${ROOT}built/deep/a.mdx`, `${ROOT}drafts/a.mdx`, `${ROOT}.hidden/a.mdx`]);
    service.change(`${ROOT}built/deep/a.mdx`, 'See slot A7.\n');
    service.change(`${ROOT}new.mdx`, 'See slot A6.\n');
    await service.settled();
    expect(shown(service)).toEqual(['new.mdx unknown-slot', 'page.mdx unknown-slot']);
  });

  it('come in and go out when what is ignored changes', async () => {
    const disk = new Map<string, string>([...Object.entries(FILES), ['built/a.mdx', 'See slot A8.\n']]);
    const service = await openAtlas(disk);
    expect(shown(service)).toEqual(['page.mdx unknown-slot']);
    disk.set('.gitignore', 'page.mdx\n');
    await service.filesChanged([`${ROOT}.gitignore`]);
    expect(shown(service)).toEqual(['built/a.mdx unknown-slot']);
  });
});
