import { collect, unreadable } from '../atlas/collect';
import type { DocumentFacts } from '../atlas/facts';
import type { Lexicon } from '../atlas/lexicon';
import type { FileSystem } from './fileSystem';

/** A document on disk to be read. */
export interface Job {
  readonly uri: string;
  readonly role?: 'manifest' | 'bibliography';
}

/** Reads documents from disk into facts, in whatever order and by however many hands. A file that is gone gives no facts. */
export interface Loader {
  readonly load: (
    jobs: readonly Job[],
    lexicon: Lexicon,
    progress?: (done: number) => void,
  ) => Promise<readonly DocumentFacts[]>;
}

/** Reads in this very thread, handing the message loop back after so many milliseconds. */
export function localLoader(fs: FileSystem, slice = 20): Loader {
  return {
    load: async (jobs, lexicon, progress) => {
      const loaded: DocumentFacts[] = [];
      let since = Date.now();
      for (let i = 0; i < jobs.length; i += 16) {
        const some = jobs.slice(i, i + 16);
        const files = await Promise.all(some.map((job) => fs.read(job.uri)));
        for (const [index, file] of files.entries()) {
          const job = some[index]!;
          if ('text' in file)
            loaded.push(withDigest(collect({ ...job, text: file.text }, lexicon), file.digest));
          else if (file.problem !== 'missing') loaded.push(unreadable(job.uri, file.problem));
          if (Date.now() - since < slice) continue;
          await new Promise<void>((resume) => setTimeout(resume, 0));
          since = Date.now();
        }
        progress?.(Math.min(jobs.length, i + 16));
      }
      return loaded;
    },
  };
}

function withDigest(facts: DocumentFacts, digest: string | undefined): DocumentFacts {
  return digest === undefined ? facts : { ...facts, digest };
}
