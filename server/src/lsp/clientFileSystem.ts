import type { Connection } from 'vscode-languageserver';
import { type FileSystem, LARGEST_FILE } from '../workspace/fileSystem';

/** `vscode.FileType` as the client sends it. */
const FILE = 1;
const FOLDER = 2;

/** The disk as the client lends it, over requests: for the web, where the server has none. */
export function clientFileSystem(connection: Connection): FileSystem {
  const ask = <Answer>(method: string, uri: string): Promise<Answer | null> =>
    connection.sendRequest<Answer | null>(method, { uri }).catch(() => null);
  return {
    readDirectory: async (folder) => {
      const entries = await ask<[string, number][]>('atlas/fs/readDirectory', folder);
      return (entries ?? []).map(([name, type]) => ({
        name,
        kind: type === FILE ? 'file' : type === FOLDER ? 'folder' : 'other',
      }));
    },
    read: async (uri) => {
      const file = await connection
        .sendRequest<{ content: string } | null>('atlas/fs/readFile', { uri })
        .catch((error: unknown) => problemOf(error));
      if (!file) return { problem: 'missing' };
      if ('problem' in file) return file;
      return file.content.length > LARGEST_FILE ? { problem: 'too-large' } : { text: file.content };
    },
    exists: async (uri) => (await ask('atlas/fs/stat', uri)) !== null,
  };
}

/** The client says `encoding` of bytes that are no UTF-8, and of anything else what the editor says. */
function problemOf(error: unknown): { readonly problem: 'encoding' | 'folder' | 'unreadable' } {
  const said = error instanceof Error ? error.message : '';
  return {
    problem: said === 'encoding' ? 'encoding' : /directory|folder/i.test(said) ? 'folder' : 'unreadable',
  };
}
