/** How long an editor may take to start and run the suite, in milliseconds. */
const limit = 600_000;

/**
 * Opens an editor's page and waits until the suite in its extension host has ended.
 * What the extension host writes to its console goes to standard output, whole line by whole line.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<number>} the suite's exit code; 124 when it took too long
 */
export async function runInPage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  let timer;
  const exit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(124), limit);
    page.on('close', () => resolve(1));
    page.on('crash', () => resolve(1));
    page.exposeFunction('codeAutomationExit', (code) => resolve(code));
  });
  await page.exposeFunction('codeAutomationLog', (_type, args) => printLines(args));
  if (process.env.ATLAS_TEST_CONSOLE) page.on('console', (message) => console.error(message.text()));
  try {
    await page.goto(address);
    return await exit;
  } finally {
    clearTimeout(timer);
  }
}

function printLines(args) {
  const text = args.filter((arg) => typeof arg === 'string').join(' ');
  if (text.includes('atlas-test:')) console.log(text.slice(text.indexOf('atlas-test:')));
}
