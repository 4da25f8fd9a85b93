import { runProgram } from './cli/program';
import { nodeHost } from './node/host';
import { servePool } from './node/pool';

if (!servePool()) {
  void runProgram(process.argv.slice(2), nodeHost).then((code) => {
    if (code !== undefined) process.exitCode = code;
  });
}
