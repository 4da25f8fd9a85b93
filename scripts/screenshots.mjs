#!/usr/bin/env node
// Takes the README's pictures in a real VS Code with the extension built from this checkout, and writes them to docs/images:
//   node scripts/screenshots.mjs
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorTests, topicNaming } from '../test/ui/author.mjs';
import { chromiumHelp, launchChromium } from './rig/chromium.mjs';
import { startCodeServer } from './rig/codeServer.mjs';
import { root } from './rig/paths.mjs';
import { goTo, runCommand } from './rig/workbench.mjs';

/** CSS pixels; at this scale the pictures are 1200 pixels wide. */
const view = { width: 1000, height: 480 };
const scale = 1.2;

const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 13,
  'editor.hover.delay': 100,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.scrollBeyondLastLine': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'editor.cursorBlinking': 'solid',
  'explorer.compactFolders': false,
  'git.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
  'workbench.sideBar.location': 'left',
  'workbench.statusBar.visible': true,
};

const scratch = mkdtempSync(join(tmpdir(), 'atlas-screenshots-'));
const folder = join(scratch, 'llm-atlas');
cpSync(join(root, 'examples/llm-atlas'), folder, { recursive: true });
const topic = topicNaming(folder, 'A1');

const browser = await launchChromium();
if (!browser) throw new Error(`no Chromium: ${chromiumHelp}`);
const server = await startCodeServer({ dataDir: join(scratch, 'data'), settings });
try {
  const context = await browser.newContext({ viewport: view, deviceScaleFactor: scale });
  const page = await context.newPage();
  await page.goto(server.address({ folder, extension: root, file: join(folder, topic.path) }));
  await page.waitForSelector('.monaco-editor .view-line');
  await runCommand(page, 'View: Close Primary Side Bar');
  await page.waitForTimeout(3_000);
  await runCommand(page, 'Notifications: Clear All Notifications');

  await goTo(page, topic.end);
  await page.keyboard.type(' See A9.', { delay: 30 });
  const squiggle = page.locator('.squiggly-error').first();
  await squiggle.waitFor();
  await squiggle.hover({ force: true });
  await page.locator('.monaco-hover:visible').first().waitFor();
  await shoot(page, 'diagnostic');

  await page.mouse.move(5, view.height - 60);
  for (let typed = 0; typed < ' See A9.'.length; typed++) await page.keyboard.press('Backspace');
  await squiggle.waitFor({ state: 'detached' });
  await goTo(page, topic.mention);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:visible').first().waitFor();
  await shoot(page, 'hover');

  await page.keyboard.press('Escape');
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: /\.yaml/ }).waitFor();
  await shoot(page, 'definition');

  await page.setViewportSize({ ...view, height: 560 });
  await runCommand(page, 'View: Show Explorer');
  await runCommand(page, 'Collapse Folders in Explorer');
  const wanted = ['completion', 'quick-fix', 'rename'];
  const pictures = async (name) => {
    if (wanted.includes(name)) await shoot(page, name);
  };
  for (const [, body] of authorTests(page, folder, pictures)) await body();

  await drawIcon();
} finally {
  await browser.close();
  server.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {import('playwright-core').Page} page */
async function shoot(page, name) {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(root, 'docs/images', `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** The extension's icon has to be a bitmap; its source is the drawing beside it. */
async function drawIcon() {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const drawing = readFileSync(join(root, 'docs/images/icon.svg'), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: join(root, 'docs/images/icon.png'), omitBackground: true });
  console.log('docs/images/icon.png');
}
