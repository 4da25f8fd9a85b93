import { runProgram } from '../cli/program';
import { nodeHost } from './host';

/** Runs the command that the process's arguments name. */
export async function runCommand(): Promise<void> {
  const code = await runProgram(process.argv.slice(2), nodeHost);
  if (code !== undefined) process.exitCode = code;
}
