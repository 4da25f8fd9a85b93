import { columnsOf, printable } from './cells';

/** Where progress is shown: standard error, as Node has it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A line on a terminal that says how far a long run has come. */
export interface Progress {
  /** Counts are whole things done and to do; `what` names them: `files read`. Cheap enough to call for each one. */
  report(done: number, total: number, what: string): void;
  /** Takes the line away. To be called before anything else is written to the terminal. */
  end(): void;
}

/**
 * Progress on a terminal, silence in a pipe. Nothing is shown before `delay` milliseconds have gone by, so that short runs stay
 * quiet. Time is looked at in `report` itself, since a run that keeps the thread busy would hold up any timer.
 */
export function startProgress(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
  delay = 300,
): Progress {
  if (stream.isTTY !== true) return silent;
  let due = now() + delay;
  let shown = false;
  return {
    report(done, total, what) {
      const time = now();
      if (time < due) return;
      due = time + interval;
      shown = true;
      stream.write(
        `\r${shortened(`Checking: ${done} of ${total} ${printable(what)}`, stream.columns ?? 80)}${eraseToEnd}`,
      );
    },
    end() {
      if (shown) stream.write(`\r${eraseToEnd}`);
      shown = false;
      due = Number.POSITIVE_INFINITY;
    },
  };
}

const silent: Progress = {
  report: () => undefined,
  end: () => undefined,
};

/** Milliseconds between two updates: faster ones only flicker. */
const interval = 100;
const eraseToEnd = '\u001b[K';

/** A line that wraps could not be taken away again. */
function shortened(line: string, columns: number): string {
  return columnsOf(line) < columns ? line : line.slice(0, Math.max(0, columns - 1));
}
