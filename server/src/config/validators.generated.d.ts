import type { ErrorObject } from 'ajv';

/** Whether the value is valid; `errors` are those of the last call. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}

export declare const manifest: Validator;
export declare const slot: Validator;
export declare const slots: Validator;
export declare const frontMatter: Validator;
