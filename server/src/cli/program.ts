import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ruleList } from '../service';
import { VERSION } from '../version';
import type { FileFacts } from '../workspace/factsOfFile';
import type { FileSystem } from '../workspace/fileSystem';
import type { Loader } from '../workspace/loader';
import type { Memory } from '../workspace/memory';
import { checkReport } from './check';
import { coverageReport, formatCoverage } from './coverage';
import { EXIT } from './exitCode';
import { didYouMean, explain } from './explain';
import { writeFacts } from './facts';
import { type FixOptions, fix } from './fix';
import { formatJson } from './json';
import { openPlaces } from './places';
import { formatPretty } from './pretty';
import type { ProgressStream } from './progress';

/** The machine a command runs on. Paths are the platform's; folders' URIs end in `/`. */
export interface ProgramHost {
  readonly fs: FileSystem;
  /** A loader for one run; `end` lets go of all hands. */
  readonly createLoader: () => Loader & { readonly end: () => void };
  /** What earlier runs left on this machine; `save` writes down what this one leaves. */
  readonly createMemory: () => Memory & { readonly save: () => Promise<void> };
  readonly out: (text: string) => Promise<void>;
  readonly err: ProgressStream;
  readonly colors: boolean;
  readonly width: number;
  /** The URI of a path given on the command line, as a folder if it is one; `undefined` when nothing is there. */
  readonly locate: (path: string) => Promise<{ readonly uri: string; readonly folder: string } | undefined>;
  /** A URI as a path relative to the working directory, with `/`; `''` for that directory. */
  readonly relative: (uri: string) => string;
  readonly readText: (uri: string) => string | undefined;
  /** Puts a text in place of the one that a file held when it was read, all of it or nothing. */
  readonly write: (uri: string, before: string, after: string) => Promise<WriteResult>;
  /** What `atlas facts` left in a folder; `undefined` where there is no such folder. */
  readonly openFacts: (folder: string) => Memory | undefined;
  /** Whether facts could be written to a file, which is made anew with the folders above it. */
  readonly writeFacts: (path: string, facts: readonly FileFacts[]) => Promise<boolean>;
  readonly startServer: () => void;
}

/** `changed`: the file holds another text than the one that was read; `refused`: it cannot be written. It is as it was then. */
export type WriteResult = 'written' | 'changed' | 'refused';

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
    .option(
      '--facts <folder>',
      'take what atlas facts left there of files that have not changed since, and leave nothing',
    )
    .action(async (paths: string[], options: CheckOptions) => {
      code = await check(paths, options, host);
    });
  const fixing = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('[path...]', 'files or folders; inside an atlas they narrow what is changed', ['.'])
      .option('--dry-run', 'print what would change, as a patch, and change nothing')
      .option('--today <date>', 'the day for date rules, YYYY-MM-DD (default: today in UTC)', day)
      .option('--no-cache', 'read every file anew');
  fixing('fix', 'Apply the fixes that are safe to apply without a look.')
    .option('--only <codes>', 'of these rules alone, by their codes, with commas between', codes)
    .action(async (paths: string[], options: FixOptions) => {
      code = await fix(paths, options, host);
    });
  fixing('regions', 'Write the regions between atlas:begin and atlas:end anew where they are stale.').action(
    async (paths: string[], options: FixOptions) => {
      code = await fix(paths, { ...options, only: new Set(['stale-region']) }, host);
    },
  );
  program
    .command('facts')
    .description('Write down what files say by themselves, for atlas check --facts to go on from.')
    .argument('<file...>', 'files of one atlas or several')
    .requiredOption('-o, --out <file>', 'where to: a file whose name ends in .facts')
    .action(async (files: string[], { out }: { readonly out: string }) => {
      code = await writeFacts(files, out, host);
    });
  program
    .command('coverage')
    .description('List every number, level name and reference of the texts with the rule that guards it.')
    .argument('[path...]', 'files or folders; inside an atlas they narrow what is listed', ['.'])
    .addOption(
      new Option('--format <format>', 'how the list is printed')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .option('--unguarded', 'list the numbers alone that no rule guards')
    .option('--no-cache', 'read every file anew')
    .action(async (paths: string[], options: CoverageOptions) => {
      code = await coverage(paths, options, host);
    });
  program
    .command('explain')
    .description('Print the page of a rule, or the list of all rules.')
    .argument('[code]', 'the code of a rule')
    .action(async (rule: string | undefined) => {
      code = await explain(rule, host);
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
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badUse;
    host.err.write(
      `atlas: an internal error, which is a fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.internal;
  }
}

interface CheckOptions {
  readonly format: 'pretty' | 'json';
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly today?: string;
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly facts?: string;
}

async function check(paths: readonly string[], options: CheckOptions, host: ProgramHost): Promise<number> {
  const places = await openPlaces(paths, { ...options, incremental: false, verdicts: true }, host);
  if (!places) return EXIT.badUse;
  const { service, inside, progress } = places;
  const whole = checkReport(service, service.roots(), inside, host.relative);
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
  await places.save();
  const tooMany = options.maxWarnings !== undefined && whole.summary.warnings > options.maxWarnings;
  if (tooMany)
    host.err.write(
      `atlas: ${whole.summary.warnings} warnings, and no more than ${options.maxWarnings} are allowed.\n`,
    );
  return whole.summary.errors > 0 || tooMany ? EXIT.findings : EXIT.ok;
}

interface CoverageOptions {
  readonly format: 'pretty' | 'json';
  readonly unguarded?: boolean;
  readonly cache: boolean;
}

async function coverage(
  paths: readonly string[],
  options: CoverageOptions,
  host: ProgramHost,
): Promise<number> {
  const places = await openPlaces(paths, { ...options, incremental: false }, host);
  if (!places) return EXIT.badUse;
  const { service, inside, progress } = places;
  const report = coverageReport(service, inside, host.relative, (uri) => host.readText(host.relative(uri)));
  progress.end();
  await host.out(
    options.format === 'json'
      ? `${JSON.stringify(report)}\n`
      : formatCoverage(report, { colors: host.colors, unguarded: options.unguarded ?? false }),
  );
  return EXIT.ok;
}

function codes(text: string): ReadonlySet<string> {
  const named = text.split(',').map((code) => code.trim());
  for (const code of named) {
    if (!ruleList.some((rule) => rule.code === code))
      throw new InvalidArgumentError(`There is no rule ${code}.${didYouMean(code)}`);
  }
  return new Set(named);
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
