import { resolve } from 'node:path';
import { rules } from '../server/src/rules/registry';
import type { Atlas } from '../server/src/workspace/atlas';
import { localLoader } from '../server/src/workspace/loader';
import { Workspace } from '../server/src/workspace/workspace';
import { filesBelow } from './filesBelow';
import { memoryFileSystem, ROOT } from './memoryFiles';

export interface OpenExample {
  readonly workspace: Workspace;
  readonly atlas: Atlas;
  /** By URI. */
  readonly texts: ReadonlyMap<string, string>;
}

/** One of examples/, laid out in memory and read whole, on a day before its reviews. */
export async function openExample(name: string): Promise<OpenExample> {
  const files = new Map(Object.entries(filesBelow(resolve(__dirname, '../examples', name))));
  const fs = memoryFileSystem(files);
  const workspace = new Workspace({
    fs,
    loader: localLoader(fs),
    rules,
    today: () => '2026-11-01',
    incremental: true,
  });
  await workspace.addFolders([ROOT]);
  const texts = new Map([...files].map(([path, text]) => [ROOT + path, text]));
  return { workspace, atlas: workspace.atlases.get(ROOT)!, texts };
}
