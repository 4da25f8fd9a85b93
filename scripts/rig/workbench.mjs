/**
 * Moves about in an open VS Code by keys and pointer, as an author does.
 *
 * @typedef {import('playwright-core').Page} Page
 */

/** Waits until the workbench takes keys. @param {Page} page */
export async function ready(page) {
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2_000);
}

/** Through the explorer, which lists the files of every host. @param {Page} page @param {string} path below the folder */
export async function openFile(page, path) {
  const parts = path.split('/');
  const name = parts.pop();
  const row = (text) =>
    page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ has: page.getByText(text, { exact: true }) });
  for (const folder of parts) {
    await row(folder).first().waitFor();
    if ((await row(folder).first().getAttribute('aria-expanded')) !== 'true')
      await row(folder).first().click();
  }
  await row(name).first().dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Lines and columns count from one, as the editor shows them. @param {Page} page */
export async function goTo(page, { line, column }) {
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget:visible .quick-input-box input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** @param {Page} page @param {string} title as the palette has it */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible .quick-input-box input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The lines of the active editor that can be seen, as text. @param {Page} page @returns {Promise<string>} */
export async function visibleText(page) {
  const lines = await page.locator('.editor-instance .monaco-editor .view-line').allTextContents();
  return lines.map((line) => line.replaceAll('\u00a0', ' ').replaceAll('\u200c', '')).join('\n');
}

/** Until the active editor shows these words, or no longer does. @param {Page} page */
export async function untilShown(page, words, shown = true) {
  const end = Date.now() + 20_000;
  while ((await visibleText(page)).includes(words) !== shown) {
    if (Date.now() > end)
      throw new Error(
        `the editor ${shown ? 'does not show' : 'still shows'} ${words}:\n${await visibleText(page)}`,
      );
    await page.waitForTimeout(100);
  }
}
