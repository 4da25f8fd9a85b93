import { expect, it } from 'vitest';
import { applyFix } from '../applyFix';
import { allDiagnostics, openAtlas } from '../fixture';

async function mended(endpoints: string): Promise<string | undefined> {
  const files = {
    'atlas.yaml': 'format: 1\ntitle: x\ngroups: [{ id: A, title: x }]\n',
    'a.yaml': `slot: A1\ntitle: x\nendpoints:\n${endpoints}`,
  };
  const found = allDiagnostics(await openAtlas(files)).find(({ code }) => code === 'id-mismatch');
  const fix = found?.fixes[0];
  return fix && applyFix(files, fix)['a.yaml']?.slice('slot: A1\ntitle: x\nendpoints:\n'.length);
}

it('writes the number behind that of the sibling before', async () => {
  expect(await mended('  - { id: A1.1, title: x }\n  - { id: B1.7, title: y }\n')).toBe(
    '  - { id: A1.1, title: x }\n  - { id: A1.2, title: y }\n',
  );
  expect(await mended('  - x\n  - { id: A1.2, title: x }\n  - { id: "B1.7", title: y }\n')).toBe(
    '  - x\n  - { id: A1.2, title: x }\n  - { id: A1.3, title: y }\n',
  );
});

it('takes the ids along that go on with its own', async () => {
  expect(
    await mended(
      '  - { id: A2.4, title: x, endpoints: [{ id: A2.4.1, title: y }, { id: A1.9, title: z }] }\n',
    ),
  ).toBe('  - { id: A1.1, title: x, endpoints: [{ id: A1.1.1, title: y }, { id: A1.9, title: z }] }\n');
});

it('offers no id that is taken', async () => {
  expect(await mended('  - { id: B1.2, title: x }\n  - { id: A1.1, title: y }\n')).toBeUndefined();
});
