import { createService } from '../service';
import type { NoFacts } from '../workspace/factsOfFile';
import { EXIT } from './exitCode';
import type { ProgramHost } from './program';

/** `atlas facts FILE… -o OUT`: writes down what each file says by itself, which is the larger part of checking it; `atlas check --facts` goes on from there. */
export async function writeFacts(files: readonly string[], out: string, host: ProgramHost): Promise<number> {
  const loader = host.createLoader();
  const service = createService({
    fs: host.fs,
    loader,
    today: () => new Date().toISOString().slice(0, 10),
    incremental: false,
  });
  if (!out.endsWith('.facts')) {
    host.err.write(`atlas: ${out} has to end in .facts, by which check --facts knows it.\n`);
    return EXIT.badUse;
  }
  const uris: string[] = [];
  for (const file of files) {
    const place = await host.locate(file);
    if (!place || place.uri.endsWith('/')) {
      host.err.write(
        `atlas: ${place ? `${file} is a folder; name the files in it` : `there is no file at ${file}`}.\n`,
      );
      return EXIT.badUse;
    }
    uris.push(place.uri);
  }
  try {
    const read = await service.factsOf(uris);
    const problem = read.findIndex((one) => typeof one === 'string' && one !== 'not-of-it');
    if (problem >= 0) {
      host.err.write(`atlas: ${WHY[read[problem] as Exclude<NoFacts, 'not-of-it'>](files[problem]!)}\n`);
      return EXIT.badUse;
    }
    const facts = read.filter((one) => typeof one !== 'string');
    if (await host.writeFacts(out, facts)) return EXIT.ok;
    host.err.write(`atlas: ${out} cannot be written.\n`);
    return EXIT.badUse;
  } finally {
    loader.end();
  }
}

const WHY: Readonly<Record<Exclude<NoFacts, 'not-of-it'>, (file: string) => string>> = {
  missing: (file) => `there is no file at ${file}.`,
  'no-atlas': (file) =>
    `no atlas found for ${file}: looked for a manifest named atlas.yaml in its folder and in every folder above it.`,
};
