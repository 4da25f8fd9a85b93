import { distance } from 'fastest-levenshtein';
import picocolors from 'picocolors';
import { ruleList } from '../service';
import { columnsOf } from './cells';
import { EXIT } from './exitCode';
import { pages } from './pages.generated';
import type { ProgramHost } from './program';

/** `atlas explain`: prints the page of a rule, or the list of all. */
export async function explain(code: string | undefined, host: ProgramHost): Promise<number> {
  if (code === undefined) {
    await host.out(formatRules(host.colors));
    return EXIT.ok;
  }
  const rule = ruleList.find((other) => other.code === code);
  if (!rule) {
    host.err.write(
      `atlas: there is no rule ${code}.${didYouMean(code)} The rules are:\n\n${formatRules(false)}`,
    );
    return EXIT.badUse;
  }
  const page = Object.hasOwn(pages, code) ? pages[code]! : `# ${code}\n\n${rule.summary}\n`;
  await host.out(host.colors ? rendered(page) : page);
  return EXIT.ok;
}

/** *Did you mean …?* for a code that no rule has, where one is near enough; empty otherwise. */
export function didYouMean(code: string): string {
  const near = ruleList
    .map((rule) => ({ code: rule.code, steps: distance(rule.code, code.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  return near && near.steps <= Math.max(2, code.length / 3) ? ` Did you mean ${near.code}?` : '';
}

function formatRules(colored: boolean): string {
  const colors = picocolors.createColors(colored);
  const width = Math.max(...ruleList.map(({ code }) => code.length));
  const paint = { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.gray };
  return ruleList
    .map(
      ({ code, severity, summary }) =>
        `${colors.cyan(code.padEnd(width))}  ${paint[severity](severity.padEnd(7))}  ${colored ? inline(summary, colors) : summary}\n`,
    )
    .join('');
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** Markdown as a terminal shows it best: headings and code in color, examples set in, tables in columns. */
function rendered(page: string): string {
  const colors = picocolors.createColors(true);
  const lines: string[] = [];
  let fence: string | undefined;
  let rows: string[][] = [];
  const endTable = (): void => {
    lines.push(...columns(rows, colors));
    rows = [];
  };
  for (const line of page.trimEnd().split('\n')) {
    const mark = /^(`{3,})(\S*)(?: (\S+))?$/.exec(line);
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      else lines.push(line === '' ? '' : `    ${line}`);
    } else if (mark) {
      fence = mark[1];
      if (mark[3]) lines.push(colors.dim(`    ${mark[3]}`));
    } else if (line.startsWith('|')) {
      const cells = line
        .slice(1)
        .replace(/\|\s*$/, '')
        .split(/(?<!\\)\|/);
      if (!/^[|\s:-]+$/.test(line)) rows.push(cells.map((cell) => cell.trim().replaceAll('\\|', '|')));
    } else {
      endTable();
      const heading = /^#+ (.*)$/.exec(line);
      lines.push(heading ? colors.bold(colors.underline(heading[1]!)) : inline(line, colors));
    }
  }
  endTable();
  return `${lines.join('\n')}\n`;
}

function columns(rows: readonly (readonly string[])[], colors: Colors): string[] {
  const shown = rows.map((row) =>
    row.map((cell) => ({ text: inline(cell, colors), width: columnsOf(plain(cell)) })),
  );
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((row) => row[at]?.width ?? 0)));
  return shown.map((row) =>
    `  ${row.map(({ text, width }, at) => text + ' '.repeat((widths[at] ?? width) - width)).join('  ')}`.trimEnd(),
  );
}

const CODE = /(`+)(.+?)\1/g;
const EMPHASIS = /(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/g;
const LINK = /\[([^\][]+)\]\([^()]*\)/g;

function inline(text: string, colors: Colors): string {
  return text
    .split(/(`+.+?`+)/)
    .map((part, index) =>
      index % 2 === 1
        ? colors.cyan(plain(part))
        : part.replace(LINK, '$1').replace(EMPHASIS, (_, words: string) => colors.italic(words)),
    )
    .join('');
}

function plain(text: string): string {
  return text.replace(CODE, '$2').replace(LINK, '$1').replace(EMPHASIS, '$1');
}
