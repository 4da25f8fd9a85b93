/** What a command's exit code says (format, section 6). */
export const EXIT = {
  ok: 0,
  /** Errors, or more warnings than allowed. */
  findings: 1,
  /** Bad use, unreadable input, no atlas found. */
  badUse: 2,
  internal: 3,
} as const;
