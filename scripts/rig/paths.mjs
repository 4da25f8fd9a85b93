import { fileURLToPath } from 'node:url';

/** The checkout's root, without a trailing separator. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Everything the rigs download or unpack; git ignores it and it may be deleted at any time. */
export const cacheDir = fileURLToPath(new URL('../../.cache', import.meta.url));
