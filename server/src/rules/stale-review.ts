import type { DocumentFacts } from '../atlas/facts';
import type { ReviewDate } from '../atlas/slot';
import { defineRule, type Report } from './rule';

export const staleReview = defineRule({
  code: 'stale-review',
  severity: 'warning',
  summary: 'a review date that has passed',
  options: {
    ahead: {
      kind: 'whole',
      description: 'How many days before a review is due it is told of already.',
      default: 0,
    },
  },
  check: (document, atlas, report, { ahead }) => {
    if (document.stale || !(document.reviewBy || document.slots.some((slot) => slot.reviewBy))) return;
    const today = dayOf(atlas.today);
    if (today === undefined) return;
    if (document.reviewBy) judge(document.reviewBy, whose(document), today, ahead, report);
    for (const { key, reviewBy } of document.slots)
      if (reviewBy) judge(reviewBy, `slot ${key}`, today, ahead, report);
  },
});

function judge(review: ReviewDate, what: string, today: number, ahead: number, report: Report): void {
  const { date, span } = review;
  const day = dayOf(date);
  if (day === undefined) return;
  const late = today - day;
  // A date has passed on the day after it.
  if (late <= 0 && (ahead === 0 || -late > ahead)) return;
  const due =
    late > 0
      ? `was due by ${date}, ${days(late)} ago`
      : `is due by ${date}, ${late === 0 ? 'today' : `in ${days(-late)}`}`;
  report({ span, message: `The review of ${what} ${due}. Review it, and write the day of the next one.` });
}

/** The day's number, by the calendar; `undefined` for what is no day, which the schema speaks of. */
function dayOf(date: string): number | undefined {
  const match = /^\s*(\d{4})-(\d\d)-(\d\d)\s*$/.exec(date);
  if (!match) return undefined;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(time).toISOString().startsWith(date.trim()) ? time / 86_400_000 : undefined;
}

function days(count: number): string {
  return count === 1 ? 'a day' : `${count} days`;
}

function whose({ subject, kind }: DocumentFacts): string {
  if (subject) return `${subject.kind} ${subject.key}`;
  return kind === 'manifest' ? 'this atlas' : 'this page';
}
