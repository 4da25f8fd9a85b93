import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where caches are kept on this machine. */
export function cacheDirectory(): string {
  const { ATLAS_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (ATLAS_CACHE_DIR) return ATLAS_CACHE_DIR;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'atlas-author', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'atlas-author');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'atlas-author');
}
