import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goTo, openFile, runCommand, untilShown, visibleText } from '../../scripts/rig/workbench.mjs';

/**
 * What an author does with keys in the example atlas: `folder` is a copy of it on this disk, from which the places are told; the page has it open.
 * Each part gives back what it typed, the rename aside, which comes last.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 * @param {(name: string) => Promise<void>} shoot takes a picture
 * @returns {readonly (readonly [string, () => Promise<void>])[]}
 */
export function authorTests(page, folder, shoot) {
  const topic = topicNaming(folder, 'A1');
  const next = nextSlot(folder, 'A');
  return [
    [
      'the hover on a slot id shows its position',
      async () => {
        await openFile(page, topic.path);
        await goTo(page, topic.mention);
        const hover = page.locator('.monaco-hover:visible', { hasText: 'A1 ·' }).first();
        // The server may still be coming up.
        for (let attempt = 0; attempt < 10 && !(await hover.isVisible()); attempt++) {
          await page.keyboard.press('Control+k');
          await page.keyboard.press('Control+i');
          await hover.waitFor({ timeout: 3_000 }).catch(() => undefined);
        }
        await hover.waitFor();
        await shoot('hover');
        await page.keyboard.press('Escape');
      },
    ],
    [
      'slots are offered while a component is typed, and the one that is chosen is written',
      async () => {
        await goTo(page, topic.end);
        await page.keyboard.type(' See <Slot id="', { delay: 40 });
        const offered = page.locator('.suggest-widget.visible .monaco-list-row');
        await offered.filter({ hasText: 'A1' }).first().waitFor();
        await page.keyboard.type('B', { delay: 40 });
        await offered.filter({ hasText: 'B1' }).first().waitFor();
        await shoot('completion');
        await page.keyboard.type('3', { delay: 40 });
        await page.waitForTimeout(500);
        await page.keyboard.press('Enter');
        await untilShown(page, 'See <Slot id="B3"');
        await undoUntilGone(page, 'See <Slot');
      },
    ],
    [
      'help with the attributes of a component comes while it is typed',
      async () => {
        await goTo(page, topic.end);
        await page.keyboard.type(' <Count ', { delay: 40 });
        const help = page.locator('.parameter-hints-widget.visible');
        await help.waitFor();
        const text = await help.textContent();
        if (!text?.includes('<Count of="…" level="…" group="…">')) throw new Error(`the help says: ${text}`);
        await shoot('signature');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await undoUntilGone(page, '<Count ');
      },
    ],
    [
      'a wrong total is mended by the fix that the bulb offers',
      async () => {
        const total = totalIn(folder);
        await openFile(page, 'atlas.yaml');
        await goTo(page, total);
        await page.keyboard.type('0');
        await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
        await page.keyboard.press('Control+.');
        const action = page.locator('.action-widget .monaco-list-row', { hasText: total.value }).first();
        await action.waitFor();
        await shoot('quick-fix');
        await page.keyboard.press('Enter');
        await untilShown(page, `slots: ${total.value}0`, false);
        await untilShown(page, `slots: ${total.value}`);
      },
    ],
    [
      'F2 renames a slot everywhere',
      async () => {
        await openFile(page, topic.path);
        await goTo(page, topic.mention);
        await page.keyboard.press('F2');
        const input = page.locator('.rename-box input');
        await input.waitFor();
        if ((await input.inputValue()) !== 'A1') throw new Error(`it offers ${await input.inputValue()}`);
        await input.fill(next);
        await shoot('rename');
        await page.keyboard.press('Enter');
        await confirmPreview(page);
        await untilShown(page, `Relevant to:* ${next}`);
        if (/\bA1\b/.test(await visibleText(page)))
          throw new Error(`A1 is left in ${await visibleText(page)}`);
        await openFile(page, 'slots/a1.yaml');
        await untilShown(page, `slot: ${next}`);
      },
    ],
  ];
}

/** What may mean something else is shown before it is done. */
async function confirmPreview(page) {
  const apply = page.locator('.refactor-preview a.monaco-button, .bulk-edit-panel a.monaco-button', {
    hasText: 'Apply',
  });
  if (
    await apply
      .first()
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      )
  )
    await apply.first().click();
}

async function undoUntilGone(page, words) {
  for (let step = 0; step < 60 && (await visibleText(page)).includes(words); step++) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(60);
  }
  await untilShown(page, words, false);
  await runCommand(page, 'File: Revert File');
}

/** The first topic that names a slot in its text: the place of that mention, and the end of its paragraph. */
export function topicNaming(folder, id) {
  const named = new RegExp(`\\b${id}\\b(?![.–-])`);
  for (const name of readdirSync(join(folder, 'topics')).sort()) {
    const lines = readFileSync(join(folder, 'topics', name), 'utf8').split('\n');
    const body = lines.indexOf('---', 1);
    const at = lines.findIndex((line, index) => index > body && named.test(line));
    const end = lines.findIndex((line, index) => index > at && line.endsWith('.') && lines[index + 1] === '');
    if (at < 0 || end < 0) continue;
    return {
      path: `topics/${name}`,
      mention: { line: at + 1, column: lines[at].search(named) + 2 },
      end: { line: end + 1, column: lines[end].length + 1 },
    };
  }
  throw new Error(`no topic names ${id} in its text`);
}

/** The id that comes next in a group. */
function nextSlot(folder, group) {
  const own = new RegExp(`^${group.toLowerCase()}\\d+\\.ya?ml$`);
  return `${group}${readdirSync(join(folder, 'slots')).filter((name) => own.test(name)).length + 1}`;
}

/** The end of the line that declares how many slots there are. */
function totalIn(folder) {
  const lines = readFileSync(join(folder, 'atlas.yaml'), 'utf8').split('\n');
  const at = lines.findIndex((line) => /^\s+slots: \d+$/.test(line));
  return { line: at + 1, column: lines[at].length + 1, value: /\d+$/.exec(lines[at])[0] };
}
