import { start } from './node/start';

/** The program as text, put here by scripts/build.mjs: one file holds all, and the engine compiles what is used of it. */
declare const ATLAS_PROGRAM: string;

start(ATLAS_PROGRAM);
