import { appendFileSync } from 'node:fs';

/** Figures that a run of the tests prints: straight away, or at its end where the runner gathers them in the file that ATLAS_TOLD names. */
export function tell(text: string): void {
  const file = process.env.ATLAS_TOLD;
  if (file) appendFileSync(file, `${text}\n`);
  else console.log(text);
}
