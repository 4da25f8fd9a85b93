import { expect, it } from 'vitest';
import { facts_, findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

it('writes what took its place', () => {
  expect(fixed('<Slot id="B7" /> and more.')).toBe('<Slot id="B4" /> and more.');
  expect(fixed('See B7.')).toBe('See B4.');
});

it('has no fix where nothing did', () => {
  const [finding] = findings(pageFacts('<Slot id="D9" />'), reader());
  expect(finding?.message).toContain('nothing took its place');
  expect(finding?.fixes).toBeUndefined();
});

it('follows one successor to the next, and no circle', () => {
  const page = pageFacts('See slot B8.');
  const chain: Record<string, string> = { B8: 'B7', B7: 'B4' };
  const fixes = (retired: Record<string, string>) =>
    findings(page, reader([], { retired: (id) => retired[id] }))[0]?.fixes;
  expect(fixes(chain)?.[0]?.title).toBe('Write B4');
  expect(fixes({ B8: 'B7', B7: 'B8' })).toBeUndefined();
});

it('is safe in components and links alone, and relates no slot to itself', () => {
  const span = { from: 0, to: 2 };
  const mention = { kind: 'slot', key: 'B7', span, keySpan: span, sure: true } as const;
  const fix = (form: 'data' | 'component' | 'text', slot: string) =>
    findings(
      facts_({
        mentions: [{ ...mention, form }],
        declarations: [{ kind: 'slot', key: slot, keySpan: span, fullSpan: span, title: '', written: true }],
      }),
      reader(),
    ).find(({ message }) => message.startsWith('B7'))?.fixes?.[0];
  expect(fix('component', 'B1')?.safe).toBe(true);
  expect(fix('text', 'B1')?.safe).toBe(false);
  expect(fix('data', 'B1')?.safe).toBe(false);
  expect(fix('data', 'B4')).toBeUndefined();
});
