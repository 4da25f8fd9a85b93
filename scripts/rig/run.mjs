import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeout?: number, onLine?: (line: string) => void }} [options]
 *   `quiet` keeps the output from the terminal (it is returned either way); `timeout` is in milliseconds;
 *   `onLine` gets each line of standard output.
 * @returns {Promise<{ code: number, output: string, stdout: string }>} `code` is 124 when the time ran out, 127 when the program could not be started.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    // Windows starts .cmd files through the shell only.
    const shell = process.platform === 'win32' && !/\.exe$/i.test(command);
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a timeout ends what the program itself started as well.
      detached: process.platform !== 'win32',
    });
    let output = '';
    let stdout = '';
    let rest = '';
    let code = -1;
    const stop = stopOnExit(child);
    const timer = options.timeout
      ? setTimeout(() => {
          code = 124;
          stop.now('SIGTERM');
          setTimeout(() => stop.now('SIGKILL'), 5_000).unref();
        }, options.timeout)
      : undefined;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
      if (!options.quiet) process.stdout.write(text);
      if (!options.onLine) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (!options.quiet) process.stderr.write(text);
    });
    child.on('error', (error) => {
      code = 127;
      output += `${command}: ${error.message}\n`;
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      stop.forget();
      if (rest && options.onLine) options.onLine(rest);
      resolve({ code: code > 0 ? code : (exitCode ?? 1), output, stdout });
    });
  });
}

/**
 * Ends a child (and, where it leads a group, the group) when this process ends.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function stopOnExit(child) {
  const now = (signal = 'SIGTERM') => {
    if (child.exitCode !== null || child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    } catch {
      // It has ended already, or leads no group: then there is just itself to end.
      child.kill(signal);
    }
  };
  const onExit = () => now('SIGKILL');
  const onSignal = () => process.exit(130);
  process.once('exit', onExit);
  if (process.listenerCount('SIGINT') === 0) process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  return {
    now,
    forget: () => process.removeListener('exit', onExit),
  };
}
