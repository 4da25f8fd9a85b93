import { expect, test } from 'vitest';
import { startProgress } from '../../server/src/cli/progress';

function terminal(columns = 80, isTTY = true) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

test('a pipe stays silent', () => {
  const stream = terminal(80, false);
  const progress = startProgress(stream, () => Number.MAX_SAFE_INTEGER, 0);
  progress.report(1, 2, 'files read');
  progress.end();
  expect(stream.written).toEqual([]);
});

test('a short run stays silent', () => {
  let time = 0;
  const stream = terminal();
  const progress = startProgress(stream, () => time);
  for (time = 0; time < 299; time += 10) progress.report(time, 300, 'files read');
  progress.end();
  expect(stream.written).toEqual([]);
});

test('a long run shows one line, now and then, and takes it away', () => {
  let time = 0;
  const stream = terminal();
  const progress = startProgress(stream, () => time);
  for (time = 0; time <= 600; time += 10) progress.report(time, 600, 'files read');
  progress.end();
  expect(stream.written).toEqual([
    ...[300, 400, 500, 600].map((done) => `\rChecking: ${done} of 600 files read\u001b[K`),
    '\r\u001b[K',
  ]);
});

test('after its end nothing is shown', () => {
  let time = 0;
  const stream = terminal();
  const progress = startProgress(stream, () => time);
  progress.end();
  time = 10_000;
  progress.report(1, 2, 'files read');
  expect(stream.written).toEqual([]);
});

test('the line never wraps', () => {
  const stream = terminal(20);
  const progress = startProgress(stream, () => 0, 0);
  progress.report(1, 2, 'very many files that have been read');
  expect(stream.written[0]).toHaveLength('\r'.length + 19 + '\u001b[K'.length);
});
