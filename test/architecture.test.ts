import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(__dirname, '..');
const server = join(root, 'server/src');

/** Which rooms a room may import from, beside itself. Arrows point one way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  atlas: ['syntax', 'config'],
  config: ['syntax', 'atlas'],
  workspace: ['syntax', 'atlas', 'config', 'rules'],
  rules: ['syntax', 'atlas', 'workspace'],
  features: ['syntax', 'config', 'atlas', 'workspace', 'rules'],
  service: ['syntax', 'atlas', 'workspace', 'rules', 'features', 'config'],
  lsp: ['service', 'features', 'workspace', 'syntax'],
  cli: ['service', 'version', 'rules', 'workspace', 'syntax'],
  node: ['lsp', 'cli', 'workspace', 'atlas', 'syntax', 'version'],
  main: ['node'],
  program: ['node'],
  browser: ['lsp', 'version'],
  version: [],
};
/** Where only types may cross. */
const TYPES_ONLY: readonly (readonly [string, string])[] = [
  ['workspace', 'rules'],
  ['features', 'rules'],
  ['rules', 'workspace'],
  ['lsp', 'features'],
  ['cli', 'rules'],
];

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? sources(path)
      : /\.ts$/.test(name) && !name.endsWith('.d.ts')
        ? [path]
        : [];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = [...sources(server), ...sources(join(root, 'client/src'))].flatMap((path) =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s+)?([^;'"]*?\s*from\s+)?['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => ({
    from: path,
    to: match[3]!.startsWith('.') ? resolve(dirname(path), match[3]!) : match[3]!,
    typeOnly:
      match[1] !== undefined || /^\{(?:\s*type\s+[\w$]+(?:\s+as\s+[\w$]+)?\s*,?)+\s*\}/.test(match[2] ?? ''),
  })),
);
const room = (path: string): string =>
  relative(server, path)
    .split('/')[0]!
    .replace(/\.(?:ts|js)$/, '');
const inServer = imports.filter(({ from }) => from.startsWith(server));

describe('the rooms', () => {
  it('import only from the rooms below them', () => {
    const wrong = inServer
      .filter(({ to }) => to.startsWith(server))
      .filter(
        ({ from, to }) =>
          room(from) !== room(to) &&
          room(from) !== 'cli' &&
          !(MAY_IMPORT[room(from)] ?? []).includes(room(to)),
      )
      .map(({ from, to }) => `${relative(server, from)} → ${relative(server, to)}`);
    expect(wrong).toEqual([]);
  });

  it('take types alone where only types may cross', () => {
    const wrong = inServer
      .filter(
        ({ from, to, typeOnly }) =>
          !typeOnly &&
          to.startsWith(server) &&
          TYPES_ONLY.some(([a, b]) => room(from) === a && room(to) === b),
      )
      .map(({ from, to }) => `${relative(server, from)} → ${relative(server, to)}`);
    expect(wrong).toEqual([]);
  });

  it('keep Node built-ins in node/', () => {
    const wrong = inServer
      .filter(({ from, to }) => /^node:/.test(to) && room(from) !== 'node')
      .map(({ from }) => relative(server, from));
    expect(wrong).toEqual([]);
  });

  it('keep the protocol in lsp/ and the entry points', () => {
    const wrong = inServer
      .filter(
        ({ from, to }) =>
          /^vscode-languageserver/.test(to) && !['lsp', 'browser', 'node'].includes(room(from)),
      )
      .map(({ from }) => relative(server, from));
    expect(wrong).toEqual([]);
  });

  it('have rules that do not import one another', () => {
    const rule = (path: string): boolean =>
      room(path) === 'rules' &&
      /^export const \w+ = defineRule\(/m.test(
        readFileSync(path.endsWith('.ts') ? path : `${path}.ts`, 'utf8'),
      );
    const wrong = inServer
      .filter(({ from, to }) => to.startsWith(server) && room(to) === 'rules' && rule(from) && rule(to))
      .map(({ from, to }) => `${relative(server, from)} → ${relative(server, to)}`);
    expect(wrong).toEqual([]);
  });

  it('know nothing of the client, which takes types alone from the server', () => {
    const crossing = imports.filter(
      ({ from, to }) => from.includes('/client/src/') && to.startsWith(server) && true,
    );
    expect(crossing.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
    expect(inServer.filter(({ to }) => to.includes('/client/src/'))).toEqual([]);
  });

  it('have no drawer for leftovers', () => {
    expect(
      sources(server).filter((path) =>
        /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.ts$)/.test(path),
      ),
    ).toEqual([]);
  });
});
