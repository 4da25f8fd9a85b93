import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { lineStartsOf, offsetAt } from '../../server/src/syntax/position';
import { filesBelow } from '../filesBelow';
import { allDiagnostics, openAtlas } from '../fixture';

/** A labelled case as its YAML file writes it. */
interface WrittenCase {
  readonly text?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly judges?: readonly string[];
  readonly expect?: readonly Label[];
  /** Laid into a copy of the base atlas of its own: it changes what other cases count or name. */
  readonly alone?: boolean;
}

interface Label {
  readonly code: string | readonly string[];
  /** The words at fault; `nth` counts their occurrences from 1. */
  readonly at: string;
  readonly nth?: number;
  /** The file they stand in, where the case has several. */
  readonly in?: string;
}

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly judges: readonly string[];
  readonly expect: readonly Label[];
  readonly alone: boolean;
}

export interface Tally {
  hit: number;
  miss: number;
  extra: number;
}

export interface Score {
  readonly cases: number;
  readonly innocent: number;
  readonly perCode: ReadonlyMap<string, Tally>;
  /** A line for each case that is not wholly right. */
  readonly failures: readonly string[];
}

/** Checks every case of the `*.yaml` files in a folder, each laid beside the folder's base `atlas/`, and holds findings against labels. */
export async function scoreCorpus(folder: string): Promise<Score> {
  const base = filesBelow(join(folder, 'atlas'));
  const perCode = new Map<string, Tally>();
  const failures: string[] = [];
  let cases = 0;
  let innocent = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const all = readCases(join(folder, file));
    const together = all.filter((one) => !one.alone);
    for (const group of [together, ...all.filter((one) => one.alone).map((one) => [one])]) {
      const found = allDiagnostics(
        await openAtlas(Object.assign({}, base, ...group.map((one) => one.files)), { incremental: false }),
      );
      for (const one of group) {
        cases++;
        if (one.expect.length === 0) innocent++;
        failures.push(...judge(one, found, perCode));
      }
    }
  }
  return { cases, innocent, perCode, failures };
}

function readCases(path: string): readonly Case[] {
  const set = parse(readFileSync(path, 'utf8')) as {
    readonly judges: readonly string[];
    readonly cases: readonly WrittenCase[];
  };
  return set.cases.map((one, index) => {
    const name = `${basename(path, '.yaml')}-${String(index + 1).padStart(3, '0')}`;
    return {
      name,
      files: one.files ?? { [`cases/${name}.mdx`]: `${one.text ?? ''}\n`.replace(/\n\n$/, '\n') },
      judges: one.judges ?? set.judges,
      // A bare number in YAML is the words it is written in.
      expect: (one.expect ?? []).map((label) => ({ ...label, at: String(label.at) })),
      alone: one.alone ?? false,
    };
  });
}

function judge(
  one: Case,
  all: ReturnType<typeof allDiagnostics>,
  perCode: Map<string, Tally>,
): readonly string[] {
  const problems: string[] = [];
  const tally = (code: string, what: keyof Tally): void => {
    const so = perCode.get(code) ?? { hit: 0, miss: 0, extra: 0 };
    so[what]++;
    perCode.set(code, so);
  };
  const findings = all
    .filter(({ path, code }) => one.files[path] !== undefined && one.judges.includes(code))
    .map(({ path, code, range, message }) => {
      const text = one.files[path]!;
      const starts = lineStartsOf(text);
      const [from, to] = [offsetAt(starts, range.start), offsetAt(starts, range.end)];
      return { path, code, from, to, message, words: text.slice(from, to) };
    });
  for (const label of one.expect) {
    const codes = [label.code].flat();
    const spans = spansOf(one, label);
    if (spans.length === 0) throw new Error(`${one.name}: no such words in the case: ${label.at}`);
    // A range much wider than the words at fault does not show them.
    const index = findings.findIndex(
      ({ path, code, from, to }) =>
        codes.includes(code) &&
        to - from <= 4 * label.at.length + 40 &&
        spans.some((span) => span.path === path && from < span.to && to > span.from),
    );
    tally(codes[0]!, index < 0 ? 'miss' : 'hit');
    if (index < 0) problems.push(`${one.name}: missed ${codes.join(' or ')} at “${label.at}”`);
    else findings.splice(index, 1);
  }
  for (const { code, words, message } of findings) {
    tally(code, 'extra');
    problems.push(`${one.name}: false ${code} at “${words}”: ${message}`);
  }
  return problems;
}

function spansOf(
  one: Case,
  label: Label,
): { readonly path: string; readonly from: number; readonly to: number }[] {
  return Object.entries(one.files).flatMap(([path, text]) => {
    if (label.in !== undefined && label.in !== path) return [];
    const spans = [];
    for (let at = text.indexOf(label.at); at >= 0; at = text.indexOf(label.at, at + 1))
      spans.push({ path, from: at, to: at + label.at.length });
    return label.nth === undefined ? spans : spans.slice(label.nth - 1, label.nth);
  });
}

/** A table of recall and precision by code, and over all. */
export function formatScore({ cases, innocent, perCode, failures }: Score): string {
  const all: Tally = { hit: 0, miss: 0, extra: 0 };
  const rows = [...perCode].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, tally] of rows) {
    all.hit += tally.hit;
    all.miss += tally.miss;
    all.extra += tally.extra;
  }
  const line = (code: string, { hit, miss, extra }: Tally): string =>
    `${code.padEnd(22)} recall ${percent(hit, hit + miss)} (${hit}/${hit + miss})  precision ${percent(hit, hit + extra)} (${extra} false)`;
  return [
    ...rows.map(([code, tally]) => line(code, tally)),
    line('all', all),
    `${cases} cases, ${innocent} of them innocent; ${new Set(failures.map((one) => one.split(':')[0])).size} not wholly right`,
  ].join('\n');
}

export function percentOf({ perCode }: Score, against: 'miss' | 'extra'): number {
  let hit = 0;
  let other = 0;
  for (const tally of perCode.values()) {
    hit += tally.hit;
    other += tally[against];
  }
  return (100 * hit) / (hit + other);
}

function percent(part: number, whole: number): string {
  return (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`).padStart(6);
}
