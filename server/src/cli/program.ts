import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createService } from '../service';
import { VERSION } from '../version';
import type { FileSystem } from '../workspace/fileSystem';
import type { Loader } from '../workspace/loader';
import { checkReport } from './check';
import { formatJson } from './json';
import { formatPretty } from './pretty';
import { type ProgressStream, startProgress } from './progress';

/** The machine a command runs on. Paths are the platform's; folders' URIs end in `/`. */
export interface ProgramHost {
  readonly fs: FileSystem;
  /** A loader for one run; `cached`: it may remember what earlier runs read. `save` writes down what this one read, `end` lets go of all hands. */
  readonly createLoader: (
    cached: boolean,
  ) => Loader & { readonly end: () => void; readonly save: () => Promise<void> };
  readonly out: (text: string) => Promise<void>;
  readonly err: ProgressStream;
  readonly colors: boolean;
  readonly width: number;
  /** The URI of a path given on the command line, as a folder if it is one; `undefined` when nothing is there. */
  readonly locate: (path: string) => Promise<{ readonly uri: string; readonly folder: string } | undefined>;
  /** A URI as a path relative to the working directory, with `/`; `''` for that directory. */
  readonly relative: (uri: string) => string;
  readonly readText: (uri: string) => string | undefined;
  readonly startServer: () => void;
}

const OK = 0;
const FINDINGS = 1;
const BAD_USE = 2;
const INTERNAL = 3;

/** Runs one command of `atlas` (format, section 6). Returns the exit code; `undefined` for a server, which ends the process itself. */
export async function runProgram(args: readonly string[], host: ProgramHost): Promise<number | undefined> {
  let code: number | undefined;
  const program = new Command('atlas')
    .description('Checks a reference atlas: references, counts and citations against its data.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => host.err.write(text) });
  program
    .command('check')
    .description('Check the atlases at, above or below each path.')
    .argument('[path...]', 'files or folders; inside an atlas they narrow what is reported', ['.'])
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .option('--quiet', 'report errors alone')
    .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
    .option('--today <date>', 'the day for date rules, YYYY-MM-DD (default: today in UTC)', day)
    .option('--no-cache', 'read every file anew')
    .action(async (paths: string[], options: CheckOptions) => {
      code = await check(paths, options, host);
    });
  program
    .command('lsp')
    .description('Run the language server.')
    .requiredOption('--stdio', 'speak over standard input and output')
    .option('--clientProcessId <id>', 'the process whose end ends the server')
    .action(() => host.startServer());
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : BAD_USE;
    host.err.write(
      `atlas: an internal error, which is a fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return INTERNAL;
  }
}

interface CheckOptions {
  readonly format: 'pretty' | 'json';
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly today?: string;
  /** False with `--no-cache`. */
  readonly cache: boolean;
}

async function check(paths: readonly string[], options: CheckOptions, host: ProgramHost): Promise<number> {
  const places: { uri: string; folder: string }[] = [];
  for (const path of paths) {
    const place = await host.locate(path);
    if (!place) {
      host.err.write(`atlas: there is no file or folder at ${path}.\n`);
      return BAD_USE;
    }
    places.push(place);
  }
  const progress = startProgress(host.err);
  const loader = host.createLoader(options.cache);
  const service = createService({
    fs: host.fs,
    loader,
    today: () => options.today ?? new Date().toISOString().slice(0, 10),
    incremental: false,
    progress: (done, total) => progress.report(done, total, 'files'),
  });
  try {
    await service.open(places.map((place) => place.folder));
  } finally {
    loader.end();
  }
  for (const [index, { uri, folder }] of places.entries()) {
    if (service.roots().some((root) => root.startsWith(uri) || folder.startsWith(root))) continue;
    progress.end();
    host.err.write(
      `atlas: no atlas found for ${paths[index]}: looked for a manifest named atlas.yaml there, in every folder below it and in every folder above it.\n`,
    );
    return BAD_USE;
  }
  const whole = checkReport(
    service,
    service.roots(),
    (uri) =>
      places.some(
        (place) =>
          uri === place.uri ||
          uri.startsWith(place.uri) ||
          (place.folder === place.uri && uri.startsWith(place.folder)),
      ),
    host.relative,
  );
  const report = options.quiet
    ? { ...whole, diagnostics: whole.diagnostics.filter((found) => found.severity === 'error') }
    : whole;
  progress.end();
  await host.out(
    options.format === 'json'
      ? formatJson(report)
      : formatPretty(report, {
          source: (file) => host.readText(file),
          colors: host.colors,
          width: host.width,
        }),
  );
  await loader.save();
  const tooMany = options.maxWarnings !== undefined && whole.summary.warnings > options.maxWarnings;
  if (tooMany)
    host.err.write(
      `atlas: ${whole.summary.warnings} warnings, and no more than ${options.maxWarnings} are allowed.\n`,
    );
  return whole.summary.errors > 0 || tooMany ? FINDINGS : OK;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d\d-\d\d$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== text
  ) {
    throw new InvalidArgumentError('It has to be a day, as in 2026-05-09.');
  }
  return text;
}
