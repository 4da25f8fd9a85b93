import { countsInstructions } from './processes.mjs';

/** The part of docs/benchmarks.md that is measured: tables, and under which conditions they came about. */
export function measuredPage({
  date,
  machine,
  versions,
  workload,
  parts,
  rounds,
  commands,
  servers,
  ratios,
  goals,
}) {
  const counted = commands.some(({ instructions }) => instructions);
  return `![Bars: seconds of a check, and milliseconds from a letter to its diagnostics](images/benchmarks.svg)

Measured on ${date}: ${machine}. One run, in which all took turns.

**Workload.** ${workload}

${table(
  [
    '',
    'what it checks',
    'seconds',
    'processor seconds',
    ...(counted ? ['instructions (10⁹)'] : []),
    'memory, MB',
    'runs',
  ],
  commands.map(({ name, does, wall, cpu, instructions, memory, runs }) => [
    name,
    does,
    wall.toFixed(2),
    cpu.toFixed(2),
    ...(counted ? [(instructions / 1e9).toFixed(1)] : []),
    memory.toFixed(0),
    String(runs),
  ]),
  2,
)}

Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}. *Cold* is a run with an empty cache folder, as the first in CI, and keeps for the next one what it found; *warm* is the next one; \`--no-cache\` neither remembers files nor asks what was remembered. Memory is the peak of the whole process, its threads
included. ${countsInstructions ? '' : 'This machine does not let instructions be counted; where wall time is noisy, processor time is what to compare.'}

${table(
  ['ratio', 'is', 'goal'],
  Object.entries(ratios).map(([name, ratio]) => [
    name,
    ratio.toFixed(3),
    goals[name] ? `≤ ${goals[name]}` : '',
  ]),
  1,
)}

${table(
  ['language server', 'file', 'diagnostics', 'median, ms', '99th percentile, ms', 'processor, ms', 'edits'],
  servers.map(({ name, path, road, median, p99, cpu, processes, edits }) => [
    name,
    path,
    road,
    median.toFixed(1),
    p99.toFixed(1),
    cpu === undefined ? '' : cpu.toFixed(1),
    `${processes} × ${edits}`,
  ]),
  3,
)}

From a letter typed to its diagnostics, over the wire; the processor time is what the server used for one letter, whatever timers it sits on.

Load average before each part: ${parts.map(({ name, load }) => `${name} ${load.toFixed(2)}`).join(', ')}. Versions: ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}.
`;
}

/** Columns from `numbers` on are aligned to the right. */
function table(heads, rows, numbers) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at < numbers ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}
