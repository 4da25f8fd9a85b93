/**
 * The disk as the workspace sees it. The node server reads it itself; on the web the client lends `vscode.workspace.fs`.
 * Addresses are URIs; folders end in `/`. Nothing here throws: what cannot be read is a `problem`.
 */
export interface FileSystem {
  /** Entries of a folder, `[]` when it is none. Links are followed by neither kind. */
  readonly readDirectory: (folder: string) => Promise<readonly DirectoryEntry[]>;
  readonly read: (uri: string) => Promise<FileText>;
  /** Whether there is a file or folder. */
  readonly exists: (uri: string) => Promise<boolean>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export type FileText =
  /** `digest`: of the bytes, where it costs nothing to have. */
  | { readonly text: string; readonly digest?: string }
  /** `missing`: not there (any more). The others are told to the author in a sentence. */
  | { readonly problem: 'missing' | 'folder' | 'unreadable' | 'encoding' | 'too-large' };

/** Files above this size are not read (VS Code does not synchronize those either). In bytes. */
export const LARGEST_FILE = 20_000_000;
