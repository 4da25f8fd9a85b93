import type { DirectoryEntry, FileSystem } from '../server/src/workspace/fileSystem';

export const ROOT = 'file:///atlas/';

/** A disk in memory: paths below `ROOT` to their texts. Changing the map changes the disk. */
export function memoryFileSystem(files: Map<string, string>): FileSystem {
  const path = (uri: string): string => decodeURIComponent(uri.slice(ROOT.length));
  return {
    readDirectory: async (folder) => {
      if (!folder.startsWith(ROOT)) return [];
      const at = path(folder);
      const entries = new Map<string, DirectoryEntry>();
      for (const file of files.keys()) {
        if (!file.startsWith(at)) continue;
        const [name = '', ...rest] = file.slice(at.length).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    read: async (uri) => {
      const text = uri.startsWith(ROOT) ? files.get(path(uri)) : undefined;
      return text === undefined ? { problem: 'missing' } : { text };
    },
    exists: async (uri) => {
      if (!uri.startsWith(ROOT)) return false;
      const at = path(uri);
      return (
        files.has(at) || [...files.keys()].some((file) => file.startsWith(at.endsWith('/') ? at : `${at}/`))
      );
    },
  };
}
