import { describe, expect, it } from 'vitest';
import type { Action } from '../../server/src/features/codeActions';
import { ROOT } from '../memoryFiles';
import { example, type Living, living, randomFrom } from './living';

const any = (): boolean => true;

async function actionsAt(atlas: Living, path: string, words: string): Promise<readonly Action[]> {
  const uri = ROOT + path;
  atlas.service.change(uri, atlas.texts()[path]!);
  await atlas.service.settled();
  const start = atlas.position(path, words);
  return atlas.service.actions(uri, { start, end: start }, any);
}

/** Does the action of this title, and returns the file's text. */
async function doing(files: Record<string, string>, words: string, title: string): Promise<string> {
  const atlas = await living(files);
  const before = atlas.findings();
  const actions = await actionsAt(atlas, 'slots/a1.yaml', words);
  const action = actions.find((other) => other.title === title);
  if (!action) throw new Error(`no "${title}" among ${actions.map((other) => other.title).join(' | ')}`);
  const made = await atlas.service.actionEdits(`${ROOT}slots/a1.yaml`, action.name);
  await atlas.apply(made!.edits);
  expect(atlas.findings().filter((found) => !before.includes(found))).toEqual([]);
  return atlas.texts()['slots/a1.yaml']!.split('endpoints:\n')[1]!;
}

function atlas(endpoints: string, prose = ''): Record<string, string> {
  return {
    'atlas.yaml': 'format: 1\ntitle: Moves\ngroups: [{ id: A, title: First }]\n',
    'slots/a1.yaml': `slot: A1\ntitle: Data\nendpoints:\n${endpoints}`,
    'topics/one.mdx': `---\ntopic: one\ntitle: One\n---\n\n${prose}\n`,
  };
}

const titles = async (files: Record<string, string>, words: string): Promise<readonly string[]> => {
  const opened = await living(files);
  return (await actionsAt(opened, 'slots/a1.yaml', words))
    .filter(({ kind }) => kind.startsWith('refactor.'))
    .map(({ title }) => title);
};

describe('an endpoint among its siblings', () => {
  it('changes places with the one above, and takes its number where nobody refers to either', async () => {
    expect(await doing(atlas('  - One\n  - Two\n  - Three\n'), 'Two', 'Move endpoint A1.2 up')).toBe(
      '  - Two\n  - One\n  - Three\n',
    );
  });

  it('keeps its number where a text refers to it or to its neighbour', async () => {
    expect(
      await doing(atlas('  - One\n  - Two\n  - Three\n', 'See A1.2.'), 'One', 'Move endpoint A1.1 down'),
    ).toBe('  - id: A1.2\n    title: Two\n  - id: A1.1\n    title: One\n  - Three\n');
  });

  it('takes along what stands below it', async () => {
    expect(
      await doing(
        atlas('  - title: One\n    endpoints: [a, b]\n  - { title: Two, note: Small. }\n', 'See A1.1.2.'),
        'Two',
        'Move endpoint A1.2 up',
      ),
    ).toBe(
      '  - { id: A1.2, title: Two, note: Small. }\n  - id: A1.1\n    title: One\n    endpoints: [a, b]\n',
    );
  });

  it('moves inside brackets', async () => {
    expect(
      await doing(atlas('  - title: One\n    endpoints: [a, b, c]\n'), 'a, b', 'Move endpoint A1.1.2 down'),
    ).toBe('  - title: One\n    endpoints: [a, c, b]\n');
  });

  it('has no way up when it is the first, and none down when it is the last', async () => {
    expect(await titles(atlas('  - One\n  - Two\n'), 'One')).toEqual(['Move endpoint A1.1 down']);
    expect(await titles(atlas('  - One\n  - Two\n'), 'Two')).toEqual(['Move endpoint A1.2 up']);
  });
});

describe('endpoints numbered by their places', () => {
  const gap =
    '  - id: A1.1\n    title: One\n  - id: A1.4\n    title: Four\n    endpoints: [a]\n  - id: A1.2\n    title: Two\n';

  it('get the numbers of their places wherever they are named', async () => {
    const files = atlas(gap, 'See A1.4, <Endpoint id="A1.2" /> and [it](atlas:A1.4.1).');
    const opened = await living(files);
    const [action] = (await actionsAt(opened, 'slots/a1.yaml', 'Four')).filter(({ title }) =>
      title.startsWith('Number the endpoints'),
    );
    const made = await opened.service.actionEdits(`${ROOT}slots/a1.yaml`, action!.name);
    await opened.apply(made!.edits);
    expect(opened.texts()['slots/a1.yaml']).toContain(
      '  - id: A1.1\n    title: One\n  - id: A1.2\n    title: Four\n    endpoints: [a]\n  - id: A1.3\n    title: Two\n',
    );
    expect(opened.texts()['topics/one.mdx']).toContain(
      'See A1.2, <Endpoint id="A1.3" /> and [it](atlas:A1.2.1).',
    );
  });

  it('are left alone where a number is retired or a range names them', async () => {
    const numbered = 'Number the endpoints right below A1 by their places';
    expect(await titles(atlas(gap), 'Four')).toContain(numbered);
    expect(await titles(atlas(gap, 'See A1.1–A1.4.'), 'Four')).not.toContain(numbered);
    const retired = atlas(gap);
    retired['atlas.yaml'] += 'retired: { A1.3: A1.2 }\n';
    expect(await titles(retired, 'Four')).not.toContain(numbered);
  });
});

/** Every endpoint that the texts outside of slots name, with its title. */
function titlesNamed(atlas: Living): readonly string[] {
  const keys = new Set(
    Object.entries(atlas.texts()).flatMap(([path, text]) =>
      path.endsWith('.mdx') ? (text.match(/\b[A-E]\d(?:\.\d+)+/g) ?? []) : [],
    ),
  );
  return [...keys]
    .sort()
    .map(
      (key) => atlas.service.describe(`${ROOT}atlas.yaml`, 'endpoint', key)?.split('\n')[0] ?? `no ${key}`,
    );
}

describe('moves in the example', () => {
  it('leave no more findings than before, and every reference with what it named', async () => {
    const files = example();
    const opened = await living(files);
    const slots = Object.keys(files).filter((path) => /^slots\/.*\.ya?ml$/.test(path));
    const random = randomFrom(11);
    const findings = opened.findings();
    const named = titlesNamed(opened);
    expect(named.length).toBeGreaterThan(5);
    let moved = 0;
    for (let run = 0; run < 40; run++) {
      const path = slots[random(slots.length)]!;
      const lines = opened.texts()[path]!.split('\n');
      const from = lines.findIndex((line) => line.startsWith('endpoints:'));
      const line = from + 1 + random(Math.max(1, lines.length - from - 1));
      const start = { line, character: Math.max(0, (lines[line] ?? '').search(/[A-Za-z]/)) };
      opened.service.change(ROOT + path, opened.texts()[path]!);
      const actions = opened.service
        .actions(ROOT + path, { start, end: start }, any)
        .filter(({ kind }) => kind === 'refactor.move');
      const action = actions[random(Math.max(1, actions.length))];
      if (!action) continue;
      const made = await opened.service.actionEdits(ROOT + path, action.name);
      await opened.apply(made!.edits);
      moved++;
      expect(opened.findings()).toEqual(findings);
      expect(titlesNamed(opened)).toEqual(named);
    }
    expect(moved).toBeGreaterThan(20);
  });
});
