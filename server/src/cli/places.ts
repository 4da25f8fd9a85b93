import { createService, type Service } from '../service';
import type { ProgramHost } from './program';
import { type Progress, startProgress } from './progress';

/** The atlases at some paths, read whole. */
export interface Places {
  readonly service: Service;
  /** Whether a document is at or below one of the paths. */
  readonly inside: (uri: string) => boolean;
  readonly progress: Progress;
  /** Writes down what was read, for the next run. */
  readonly save: () => Promise<void>;
  /** Lets go of all that reading has started. */
  readonly end: () => void;
}

interface Options {
  readonly cache: boolean;
  readonly today?: string;
  /** A folder of facts, which stand in the place of what earlier runs left. */
  readonly facts?: string;
  /** Whether texts will change, and findings with them. */
  readonly incremental: boolean;
  /** Whether findings are all that is asked for: those of earlier runs are taken where they still stand. */
  readonly verdicts?: boolean;
}

/** Finds and reads the atlases at, above or below each path. `undefined` when there is none for one of them, which the user has been told then. */
export async function openPlaces(
  paths: readonly string[],
  options: Options,
  host: ProgramHost,
): Promise<Places | undefined> {
  const places: { uri: string; folder: string }[] = [];
  for (const path of paths) {
    const place = await host.locate(path);
    if (!place) {
      host.err.write(`atlas: there is no file or folder at ${path}.\n`);
      return undefined;
    }
    places.push(place);
  }
  const progress = startProgress(host.err);
  const loader = host.createLoader();
  const facts = options.facts === undefined ? undefined : host.openFacts(options.facts);
  if (options.facts !== undefined && !facts) {
    host.err.write(`atlas: there is no folder of facts at ${options.facts}.\n`);
    return undefined;
  }
  const kept = options.cache && !facts ? host.createMemory() : undefined;
  const memory = facts ?? kept;
  const service = createService({
    fs: host.fs,
    loader,
    today: () => options.today ?? new Date().toISOString().slice(0, 10),
    incremental: options.incremental,
    ...(memory && { memory, verdicts: kept !== undefined && (options.verdicts ?? false) }),
    progress: (done, total) => progress.report(done, total, 'files'),
  });
  try {
    await service.open(places.map((place) => place.folder));
  } finally {
    loader.end();
  }
  for (const [index, { uri, folder }] of places.entries()) {
    if (service.roots().some((root) => root.startsWith(uri) || folder.startsWith(root))) continue;
    progress.end();
    host.err.write(
      `atlas: no atlas found for ${paths[index]}: looked for a manifest named atlas.yaml there, in every folder below it and in every folder above it.\n`,
    );
    return undefined;
  }
  return {
    service,
    inside: (uri) =>
      places.some(
        (place) =>
          uri === place.uri ||
          uri.startsWith(place.uri) ||
          (place.folder === place.uri && uri.startsWith(place.folder)),
      ),
    progress,
    save: async () => {
      service.remember();
      await kept?.save();
    },
    end: loader.end,
  };
}
