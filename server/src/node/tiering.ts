import { setFlagsFromString } from 'node:v8';

/**
 * Tells the engine that this process ends in seconds. The one of Node 20 compiles with its slowest compiler what has run for some milliseconds,
 * which in so short a run takes more than a third of all processor time and hardly pays; here a function has to be hot for longer, and
 * until then its code is compiled as it stands. Later engines have a quick compiler in between, and other flags: they are left alone.
 */
export function tuneForOneRun(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString('--always-sparkplug');
  setFlagsFromString('--interrupt-budget=600000');
}
