/** The product's version, written in by the build from package.json. */
export const VERSION: string = typeof ATLAS_VERSION === 'string' ? ATLAS_VERSION : 'development';

declare const ATLAS_VERSION: string | undefined;
