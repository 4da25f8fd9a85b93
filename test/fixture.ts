import { expect } from 'vitest';
import type { Diagnostic } from '../server/src/features/diagnostics';
import { createService, type Service } from '../server/src/service';
import { localLoader } from '../server/src/workspace/loader';
import { memoryFileSystem, ROOT } from './memoryFiles';

export const TODAY = '2026-06-01';

/** Opens an atlas that is laid out in memory: paths to texts. */
export async function openAtlas(
  files: Readonly<Record<string, string>> | Map<string, string>,
  options: { incremental?: boolean } = {},
): Promise<Service> {
  const disk = files instanceof Map ? files : new Map(Object.entries(files));
  const fs = memoryFileSystem(disk);
  const service = createService({
    fs,
    loader: localLoader(fs),
    today: () => TODAY,
    incremental: options.incremental ?? true,
  });
  await service.open([ROOT]);
  return service;
}

/** Everything found in an atlas, as `path:line:character-line:character code message`-like plain data. */
export function allDiagnostics(service: Service): readonly (Diagnostic & { readonly path: string })[] {
  return service
    .roots()
    .flatMap((root) =>
      (service.atlas(root)?.documents ?? []).flatMap((uri) =>
        service
          .diagnostics(uri)
          .map((found) => ({ ...found, path: decodeURIComponent(uri.slice(ROOT.length)) })),
      ),
    );
}

interface Expected {
  readonly path: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly code: string;
  readonly says: string;
}

/**
 * Splits a fixture into its files and the findings it expects. `--- path` on a line of its own begins a file. Below a line, `^^^ code words of the message`
 * marks the characters above the carets; several marker lines may follow one line.
 */
export function parseFixture(fixture: string): {
  readonly files: Record<string, string>;
  readonly expected: readonly Expected[];
} {
  const files: Record<string, string> = {};
  const expected: Expected[] = [];
  let path = '';
  let lines: string[] = [];
  const flush = (): void => {
    if (path) files[path] = `${lines.join('\n')}\n`;
    lines = [];
  };
  for (const line of fixture.split('\n')) {
    const file = /^--- (\S+\.\w+)$/.exec(line);
    const marker = /^(\s*)(\^+) ([a-z][a-z-]+)(?: (.*))?$/.exec(line);
    if (file) {
      flush();
      path = file[1]!;
    } else if (marker) {
      expected.push({
        path,
        line: lines.length - 1,
        from: marker[1]!.length,
        to: marker[1]!.length + marker[2]!.length,
        code: marker[3]!,
        says: marker[4] ?? '',
      });
    } else {
      lines.push(line);
    }
  }
  flush();
  return { files, expected };
}

/**
 * Markers and findings correspond one to one, over all files of the fixture. `only` narrows what is looked at to some codes; `newline` is what its lines
 * end in.
 */
export async function checkFixture(
  fixture: string,
  only?: readonly string[],
  newline: '\n' | '\r\n' = '\n',
): Promise<Service> {
  const { files: written, expected } = parseFixture(fixture);
  const files = Object.fromEntries(
    Object.entries(written).map(([path, text]) => [path, text.replaceAll('\n', newline)]),
  );
  const service = await openAtlas(files);
  const found = allDiagnostics(service).filter(({ code }) => !only || only.includes(code));
  const show = (path: string, line: number, from: number, to: number, code: string): string =>
    `${path}:${line}:${from}-${to} ${code}`;
  const actual = found.map(({ path, range, code }) =>
    show(
      path,
      range.start.line,
      range.start.character,
      range.end.line === range.start.line ? range.end.character : -range.end.line,
      code,
    ),
  );
  expect(actual.sort()).toEqual(
    expected.map(({ path, line, from, to, code }) => show(path, line, from, to, code)).sort(),
  );
  for (const one of expected.filter(({ says }) => says)) {
    const message = found.find(
      ({ path, range, code }) =>
        path === one.path &&
        range.start.line === one.line &&
        range.start.character === one.from &&
        code === one.code,
    )?.message;
    expect(message).toContain(one.says);
  }
  return service;
}
