import type { InlineContext } from '@lezer/markdown';

// lezer compares each mark of a paragraph with those before it, and a tag or brace that is never closed is sought to the paragraph's end. No
// author's paragraph comes near these numbers; a line of sixty thousand brackets would take minutes. What is past them is plain text.
const MOST_MARKS = 4000;
const MOST_FAILURES = 100;

let current: InlineContext | undefined;
let marks = 0;
let failures = 0;

/** Counts a place in the paragraph where markup may begin; false when it has had its share of them. */
export function countMark(cx: InlineContext): boolean {
  attend(cx);
  return ++marks <= MOST_MARKS;
}

/** Counts a construct that was begun and never closed; for the caller to return. */
export function countFailure(cx: InlineContext): -1 {
  attend(cx);
  failures++;
  return -1;
}

/** Whether so many were never closed that no more are to be sought. */
export function failedOften(cx: InlineContext): boolean {
  return current === cx && failures > MOST_FAILURES;
}

function attend(cx: InlineContext): void {
  if (current === cx) return;
  current = cx;
  marks = 0;
  failures = 0;
}
