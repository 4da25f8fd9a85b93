#!/usr/bin/env node
// Writes an atlas of any size to measure with:
//   node bench/workload.mjs FOLDER SLOTS [SEED]
// One YAML file a slot, one MDX page for two slots, one bibliography, one manifest with right totals. It checks clean but for the faults
// that are planted in it and returned: the same numbers give the same files.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} folder is emptied first
 * @param {number} slots
 * @param {number} seed
 * @returns {{ files: number, bytes: number, faults: { file: string, code: string, words: string }[] }} `file` is relative to the folder
 */
export function writeWorkload(folder, slots, seed = 1) {
  rmSync(folder, { recursive: true, force: true });
  const world = worldOf(slots, seed);
  const files = new Map([
    ...world.slots.map((slot) => [`slots/${slot.id.toLowerCase()}.yaml`, slotText(slot, world)]),
    ...pages(world),
    ['references.bib', world.slots.map(entryText).join('\n')],
    ['atlas.yaml', manifestText(world)],
  ]);
  let bytes = 0;
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    bytes += Buffer.byteLength(text);
  }
  return { files: files.size, bytes, faults: world.faults };
}

const slotsPerGroup = 18;
const branches = 4;
const leaves = 5;
const levels = ['strong', 'partial', 'gap'];

const things =
  'archive,pipeline,cluster,sampler,decoder,verifier,planner,router,ledger,gateway,annotator,scheduler,registry,corpus,runtime,classifier'.split(
    ',',
  );
const acts =
  'feeds,limits,replaces,observes,repairs,precedes,narrows,outlives,informs,guards,splits,merges'.split(',');
const kinds = 'shared,static,noisy,sparse,trusted,early,remote,frozen,layered,audited'.split(',');

function worldOf(count, seed) {
  const pick = picker(seed);
  const slots = Array.from({ length: count }, (_, index) => {
    const group = groupId(Math.floor(index / slotsPerGroup));
    return {
      id: `${group}${(index % slotsPerGroup) + 1}`,
      index,
      group,
      key: `source${index}`,
      level: levels[pick(levels.length)],
      title: `The ${kinds[pick(kinds.length)]} ${things[pick(things.length)]} number ${romanNumeral(index + 1)}`,
    };
  });
  return { slots, groups: [...new Set(slots.map((slot) => slot.group))], pick, faults: [] };
}

function slotText(slot, { slots, pick }) {
  const other = () => slots[pick(slots.length)];
  const tree = Array.from({ length: branches }, (_, branch) => {
    const nodes = Array.from(
      { length: leaves },
      (_, leaf) => `      - ${words(pick)}, case ${romanNumeral(leaf + 1)}`,
    );
    return [`  - id: ${slot.id}.${branch + 1}`, `    title: ${words(pick)}`, '    endpoints:', ...nodes].join(
      '\n',
    );
  });
  return `slot: ${slot.id}
title: ${slot.title}
position:
  level: ${slot.level}
  summary: ${sentence(pick).slice(0, -1)}
definition: |
  ${prose(pick, 4)} [@${slot.key}] Compare ${other().id} and ${other().id}.
state_of_the_art: >-
  ${prose(pick, 6)}
  [@${slot.key}; @${other().key}]
decisions:
  - ${sentence(pick)}
  - ${sentence(pick)}
trade_offs:
  - "${sentence(pick)}"
numbers:
  - text: The ${words(pick)} keeps ${2 + pick(90)}% of its input
    cite: [${slot.key}]
open_questions:
  - ${sentence(pick)}
analyst_view: |
  ${prose(pick, 3)}
examples:
  - ${sentence(pick)}
references: [${slot.key}]
related: [${slots[(slot.index + 1) % slots.length].id}]
endpoints:
${tree.join('\n')}
`;
}

function* pages(world) {
  for (let number = 0; number * 2 < world.slots.length; number++) {
    const file = `pages/page-${number}.mdx`;
    yield [file, pageText(number, file, world)];
  }
}

function pageText(number, file, world) {
  const { slots, pick, faults } = world;
  const [a, b, c] = [0, 1, 2].map((step) => slots[(number * 2 + step * 7) % slots.length]);
  const cite = () => `[@${slots[pick(slots.length)].key}]`;
  const last = Math.ceil(slots.length / 2);
  const fault = faultOf(number, slots.length);
  if (fault) faults.push({ file, code: fault.code, words: fault.words });
  return `---
topic: page-${number}
title: ${words(pick)} ${romanNumeral(number + 1)}
relevant_to: [${a.id}, ${b.id}]
---

{/* a page to measure with */}

${prose(pick, 6)} ${cite()} See ${a.id}, <Slot id="${b.id}" /> and [the third](atlas:${c.id}).

## Design

${prose(pick, 8)} ${cite()} The atlas has ${slots.length} slots.${fault ? ` ${fault.text}` : ''}

- ${prose(pick, 2)} ${cite()}
- ${prose(pick, 2)} ${cite()}

<Note kind="aside">

${prose(pick, 4)} ${cite()}

</Note>

## Evidence

| Slot | Title | Position |
| --- | --- | --- |
| ${a.id} | ${a.title} | ${a.level} |
| ${b.id} | ${b.title} | ${b.level} |

${prose(pick, 8)} ${cite()} More is on [the next page](./page-${(number + 1) % last}.mdx#design).

\`\`\`js
const notText = 'A99 and [@nobody]';
\`\`\`
`;
}

/** On every hundredth page a slot that is not there, on every other twentieth one of two more faults. */
function faultOf(number, total) {
  if (number % 20 !== 19) return undefined;
  if (number % 100 === 99) return { code: 'unknown-slot', text: 'See slot ZZZ1.', words: 'ZZZ1' };
  if (Math.floor(number / 20) % 2 === 0)
    return {
      code: 'prose-count',
      text: `All ${total + 1} slots are described.`,
      words: `${total + 1} slots`,
    };
  return { code: 'unknown-citation', text: 'It was foreseen [@nobody1900].', words: '@nobody1900' };
}

function entryText({ key, index, title }) {
  return `@article{${key},
  author = {Writer${letters(index)}, Ada and Reader, Ben},
  title = {${title}, a study},
  journal = {Journal of Measurements},
  year = {${1990 + (index % 35)}}
}
`;
}

function manifestText({ slots, groups }) {
  const endpoints = slots.length * branches * (leaves + 1);
  const byLevel = levels.map((level) => `${level}: ${slots.filter((slot) => slot.level === level).length}`);
  return `format: 1
title: An atlas to measure with
groups:
${groups.map((id) => `  - { id: ${id}, title: Group of ${romanNumeral(groups.indexOf(id) + 1)} }`).join('\n')}
counts:
  groups: ${groups.length}
  slots: ${slots.length}
  endpoints: ${endpoints}
  items: ${endpoints + slots.length}
  references: ${slots.length}
  slots_by_level: { ${byLevel.join(', ')} }
bibliography: [references.bib]
`;
}

function prose(pick, sentences) {
  return Array.from({ length: sentences }, () => sentence(pick)).join(' ');
}

function sentence(pick) {
  const [first, second, third] = [words(pick), words(pick), words(pick)];
  return `The ${first} ${acts[pick(acts.length)]} the ${second}, and so the ${third} ${acts[pick(acts.length)]} what is left of it.`;
}

function words(pick) {
  return `${kinds[pick(kinds.length)]} ${things[pick(things.length)]}`;
}

/** A, B … Z, AA, AB … AAA …; no group is called ZZZ, so that a reference to it is a broken one. */
function groupId(index) {
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

function letters(index) {
  return [index % 26, Math.floor(index / 26) % 26, Math.floor(index / 676) % 26]
    .map((at) => letter(at).toLowerCase())
    .join('');
}

function letter(index) {
  return String.fromCharCode(65 + index);
}

/** Titles are told apart by numerals that no count is mistaken for. */
function romanNumeral(number) {
  const signs = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = number;
  let text = '';
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** xorshift32: small numbers below `limit`, the same for the same seed. */
function picker(seed) {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, slots, seed] = process.argv.slice(2);
  if (!folder || !(Number(slots) > 0)) {
    console.error('node bench/workload.mjs FOLDER SLOTS [SEED]');
    process.exit(2);
  }
  const { files, bytes, faults } = writeWorkload(folder, Number(slots), Number(seed ?? 1));
  console.log(JSON.stringify({ files, bytes, faults: faults.length }));
}
