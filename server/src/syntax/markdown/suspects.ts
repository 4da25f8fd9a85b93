import { scanTag } from './jsxTag';
import { indexBetween, type Reading } from './reading';

/** Notes what MDX takes for the start of a tag or an expression in text that is none: a stray `{`, a `<` before anything but white space. */
export function noteSuspects(reading: Reading, from: number, to: number): void {
  const { view, suspects } = reading;
  if (suspects.length > ENOUGH) return;
  for (let at = indexBetween(view, '{', from, to); at >= 0; at = indexBetween(view, '{', at + 1, to)) {
    suspects.push({ from: at, to: at + 1 });
    if (suspects.length > ENOUGH) return;
  }
  for (let at = indexBetween(view, '<', from, to); at >= 0; at = indexBetween(view, '<', at + 1, to)) {
    const newline = view.indexOf('\n', at);
    // At the end of a block even white space behind it does not help, and white space alone is trimmed away.
    if (/^[ \t]+[^ \t\n]/.test(view.slice(at + 1, at + 100))) continue;
    const scanned = scanTag(view, at, newline < 0 ? view.length : newline);
    const stop = scanned.form === 'none' ? scanned.stop : scanned.to;
    suspects.push({ from: at, to: Math.max(at + 1, stop) });
    if (suspects.length > ENOUGH) return;
  }
}

/** More faults than anybody would repair one by one. */
const ENOUGH = 300;
