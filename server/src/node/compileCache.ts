import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheDirectory } from './cacheDirectory';

/** A program that was started; `save` keeps what the engine has compiled of it, once, when it has run. */
export interface Started {
  readonly save: () => void;
}

/**
 * Runs a CommonJS bundle as `require` would run `file`, from the engine's code that an earlier run left in the user's cache folder: compiling it takes
 * longer than all else that a small run does. The engine itself refuses code of another version of it, of other flags or of another source
 * (https://nodejs.org/api/vm.html#new-vmscriptcode-options), and is then given the source alone. `part` names what is run of the bundle.
 */
export function runCompiled(file: string, source: string, part: string): Started {
  const kept = join(cacheDirectory(), 'code', nameOf(file, part));
  const cachedData = read(kept);
  const script = new Script(Module.wrap(source), { filename: file, ...(cachedData && { cachedData }) });
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  const run = script.runInThisContext() as (...scope: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return {
    save: () => {
      if (!cachedData || script.cachedDataRejected === true) write(kept, script.createCachedData());
    },
  };
}

/** One file for every place that the program is installed at and every engine: it is written anew when the program is another. */
function nameOf(file: string, part: string): string {
  return createHash('sha256')
    .update(`${file}\0${part}\0${process.version}\0${process.arch}`)
    .digest('hex')
    .slice(0, 16);
}

/** The engine does not look for spoilt bytes in what it is given. */
function read(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST);
    return digestOf(data).equals(bytes.subarray(0, DIGEST)) ? data : undefined;
  } catch {
    // The first run.
    return undefined;
  }
}

/** Written whole and then put in place. A folder that cannot be written costs the next run its time and nothing else. */
function write(file: string, data: Uint8Array): void {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([digestOf(data), data]), { mode: 0o600 });
    renameSync(draft, file);
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (Date.now() - statSync(other).mtimeMs > KEPT) rmSync(other, { force: true });
    }
  } catch {
    rmSync(draft, { force: true });
  }
}

const DIGEST = 32;
/** How long code is kept that no run has replaced, in milliseconds. */
const KEPT = 90 * 24 * 3_600_000;

function digestOf(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}
