/** The product's version, written in by the build from package.json. */
export const VERSION: string = typeof ATLAS_VERSION === 'string' ? ATLAS_VERSION : 'development';

declare const ATLAS_VERSION: string | undefined;

/** Another text for every other source of this program: what is made by one is not taken for what another would make. Written in by the build. */
export const BUILD: string = typeof ATLAS_BUILD === 'string' ? ATLAS_BUILD : 'development';

declare const ATLAS_BUILD: string | undefined;
