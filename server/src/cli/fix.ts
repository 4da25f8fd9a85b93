import picocolors from 'picocolors';
import type { Service } from '../service';
import { columnsOf, printable } from './cells';
import { unifiedDiff } from './diff';
import { EXIT } from './exitCode';
import { type MendedFile, type Mending, mend } from './mend';
import { openPlaces } from './places';
import type { ProgramHost } from './program';

export interface FixOptions {
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Codes of the rules whose fixes are applied; absent: all. */
  readonly only?: ReadonlySet<string>;
  readonly today?: string;
  readonly cache: boolean;
}

/** `atlas fix`: applies safe fixes and writes the files. The exit code is that of `atlas check` for what remains of the rules asked for. */
export async function fix(paths: readonly string[], options: FixOptions, host: ProgramHost): Promise<number> {
  const places = await openPlaces(paths, { ...options, incremental: true }, host);
  if (!places) return EXIT.badUse;
  const { service, inside, progress } = places;
  let mending: Mending;
  try {
    mending = await mend(service, inside, options.only, async (uri) => {
      const file = await host.fs.read(uri);
      return 'text' in file ? file.text : undefined;
    });
  } finally {
    places.end();
    progress.end();
  }
  const refused = options.dryRun ? [] : await writeAll(mending.files, host);
  const done = mending.files.filter((file) => !refused.includes(file));
  if (options.dryRun) await host.out(done.map((file) => patchOf(file, host)).join(''));
  else if (done.length > 0) await host.out(`${done.map((file) => listOf(file, host)).join('\n')}\n`);
  const left = remaining(service, inside, options.only);
  const closing = `${closingLine(done, mending.undone, left, options.dryRun === true)}\n`;
  // What a dry run prints is a patch and nothing else.
  if (options.dryRun) host.err.write(closing);
  else await host.out(closing);
  await places.save();
  if (refused.length > 0) return EXIT.badUse;
  return left.error > 0 ? EXIT.findings : EXIT.ok;
}

/** Returns the files that were not written; the user has been told of each. */
async function writeAll(files: readonly MendedFile[], host: ProgramHost): Promise<readonly MendedFile[]> {
  const refused: MendedFile[] = [];
  for (const file of files) {
    const result = await host.write(file.uri, file.before, file.after);
    if (result === 'written') continue;
    refused.push(file);
    const why = result === 'changed' ? 'it has changed on disk meanwhile' : 'it cannot be written';
    host.err.write(`atlas: ${printable(host.relative(file.uri))} was left as it is: ${why}.\n`);
  }
  return refused;
}

function listOf(file: MendedFile, host: ProgramHost): string {
  const colors = picocolors.createColors(host.colors);
  const width = Math.max(...file.fixes.map(({ code }) => columnsOf(code)));
  const lines = file.fixes.map(({ uri, range, code, title }) => {
    const { line, character } = range.start;
    const place = `${line + 1}:${character + 1}`.padStart(8);
    // A fix may write in one file what is missing there for another.
    const elsewhere = uri === file.uri ? '' : ` (for ${printable(host.relative(uri))})`;
    return `${colors.dim(place)}  ${colors.cyan(code.padEnd(width))}  ${printable(title)}${elsewhere}`;
  });
  return `${[colors.bold(printable(host.relative(file.uri))), ...lines].join('\n')}\n`;
}

function patchOf(file: MendedFile, host: ProgramHost): string {
  const colors = picocolors.createColors(host.colors);
  const name = printable(host.relative(file.uri));
  const paint = (line: string): string => {
    const safe = line.split('\t').map(printable).join('\t');
    if (line.startsWith('@')) return colors.cyan(safe);
    return line.startsWith('+') ? colors.green(safe) : line.startsWith('-') ? colors.red(safe) : safe;
  };
  const head = [colors.bold(`--- a/${name}`), colors.bold(`+++ b/${name}`)];
  return `${[...head, ...unifiedDiff(file.before, file.after).map(paint)].join('\n')}\n`;
}

type Left = Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;

function remaining(
  service: Service,
  inside: (uri: string) => boolean,
  only: ReadonlySet<string> | undefined,
): Left {
  const left = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const uri of service
    .roots()
    .flatMap((root) => service.atlas(root)?.documents ?? [])
    .filter(inside))
    for (const { severity, code } of service.diagnostics(uri)) if (!only || only.has(code)) left[severity]++;
  return left;
}

function closingLine(files: readonly MendedFile[], undone: number, left: Left, dry: boolean): string {
  const count = files.reduce((sum, { fixes }) => sum + fixes.length, 0);
  const parts = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) =>
    left[severity] > 0 ? [plural(left[severity], severity)] : [],
  );
  const said = [
    count === 0
      ? 'Nothing to fix.'
      : `${dry ? 'Would fix' : 'Fixed'} ${plural(count, 'finding')} in ${plural(files.length, 'file')}.`,
  ];
  if (undone > 0)
    said.push(
      `${undone === 1 ? 'One fix was' : `${undone} fixes were`} taken back: nothing got better by it.`,
    );
  if (parts.length > 0) said.push(`What remains has no safe fix: ${parts.join(', ')}.`);
  return said.join(' ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
