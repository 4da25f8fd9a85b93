import type { Service } from '../service';
import { lineStartsOf, offsetAt } from '../syntax/position';

type SafeFix = ReturnType<Service['fixes']>[number];

export interface Mending {
  readonly files: readonly MendedFile[];
  /** Fixes that were taken back, since there would have been more findings with them than without. */
  readonly undone: number;
}

/** A file whose text is another one now; nothing is written yet. */
export interface MendedFile {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** What was fixed in it, in the order in which it was. */
  readonly fixes: readonly SafeFix[];
}

/** Each round leaves fewer findings, so that it comes to an end by itself; this many are more than any text needs. */
const MOST_ROUNDS = 50;

/**
 * Applies the safe fixes of the documents that are `inside` until there is none left that makes the atlas better, in memory: the service is told of the new
 * texts. Edits stay inside too. `read` gives a document's text as it is on disk; one that cannot be had is left alone.
 */
export async function mend(
  service: Service,
  inside: (uri: string) => boolean,
  codes: ReadonlySet<string> | undefined,
  read: (uri: string) => Promise<string | undefined>,
): Promise<Mending> {
  const texts = new Map<string, { readonly before: string; now: string; readonly fixes: SafeFix[] }>();
  const unreadable = new Set<string>();
  let undone = 0;

  const candidates = (): readonly SafeFix[] =>
    service
      .fixes(documentsOf(service).filter(inside), codes)
      .filter(({ edits }) => edits.every(({ uri }) => inside(uri) && !unreadable.has(uri)));
  /** The fixes at hand, all of them in texts that the service has from here. */
  const choose = async (): Promise<readonly SafeFix[]> => {
    for (;;) {
      const fixes = candidates();
      const missing = new Set(fixes.flatMap(({ edits }) => edits.map(({ uri }) => uri)));
      for (const uri of texts.keys()) missing.delete(uri);
      if (missing.size === 0) return fixes;
      for (const uri of missing) {
        const text = await read(uri);
        if (text === undefined) unreadable.add(uri);
        else {
          texts.set(uri, { before: text, now: text, fixes: [] });
          service.change(uri, text);
        }
      }
      await service.settled();
    }
  };

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = await choose();
    if (fixes.length === 0) break;
    const applied = await applyRound(service, texts, fixes);
    undone = fixes.length - applied.length;
    for (const fix of applied) texts.get(fix.edits[0]!.uri)!.fixes.push(fix);
    if (applied.length === 0) break;
  }
  const files = [...texts]
    .filter(([, { before, now }]) => before !== now)
    .map(([uri, { before, now, fixes }]) => ({ uri, before, after: now, fixes }));
  return { files, undone };
}

/** Applies as many of the fixes as make things better; where all together do not, halves are tried, down to the one at fault. Returns those applied. */
async function applyRound(
  service: Service,
  texts: ReadonlyMap<string, { now: string }>,
  fixes: readonly SafeFix[],
): Promise<readonly SafeFix[]> {
  const start = new Map([...texts].map(([uri, { now }]) => [uri, now]));
  let standing = tally(service);
  let accepted: readonly SafeFix[] = [];

  const set = async (chosen: readonly SafeFix[]): Promise<void> => {
    for (const [uri, text] of applied(start, chosen)) {
      const known = texts.get(uri)!;
      if (known.now === text) continue;
      known.now = text;
      service.change(uri, text);
    }
    await service.settled();
  };
  const attempt = async (more: readonly SafeFix[]): Promise<void> => {
    const chosen = [...accepted, ...more];
    await set(chosen);
    const now = tally(service);
    if (isBetter(now, standing, more.length)) {
      accepted = chosen;
      standing = now;
    } else if (more.length > 1) {
      const half = more.length >> 1;
      await attempt(more.slice(0, half));
      await attempt(more.slice(half));
    }
  };
  await attempt(fixes);
  await set(accepted);
  return accepted;
}

interface Tally {
  readonly all: number;
  readonly errors: number;
  /** What does not parse hides other findings, and fewer of those are no gain. */
  readonly broken: number;
}

function tally(service: Service): Tally {
  const count = { all: 0, errors: 0, broken: 0 };
  for (const uri of documentsOf(service)) {
    for (const { severity, code } of service.diagnostics(uri)) {
      count.all++;
      if (severity === 'error') count.errors++;
      if (code.endsWith('-syntax')) count.broken++;
    }
  }
  return count;
}

/** Each fix takes one finding away at least: what it brings to light or breaks elsewhere is not to hide behind what others mend. */
function isBetter(now: Tally, before: Tally, fixes: number): boolean {
  return now.all <= before.all - fixes && now.errors <= before.errors && now.broken <= before.broken;
}

function documentsOf(service: Service): readonly string[] {
  return service.roots().flatMap((root) => service.atlas(root)?.documents ?? []);
}

/** Texts with the edits of fixes that do not overlap. A text is given for each of `texts`, changed or not. */
function applied(texts: ReadonlyMap<string, string>, fixes: readonly SafeFix[]): Map<string, string> {
  const byUri = new Map<string, SafeFix['edits'][number][]>();
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    const others = byUri.get(edit.uri);
    if (others) others.push(edit);
    else byUri.set(edit.uri, [edit]);
  }
  return new Map([...texts].map(([uri, text]) => [uri, edited(text, byUri.get(uri) ?? [])]));
}

function edited(text: string, edits: readonly SafeFix['edits'][number][]): string {
  if (edits.length === 0) return text;
  const starts = lineStartsOf(text);
  const breaks = text.includes('\r\n');
  const placed = edits
    .map(({ range, newText }) => ({
      from: offsetAt(starts, range.start),
      to: offsetAt(starts, range.end),
      // As the rest of the file ends its lines.
      newText: breaks ? newText.replace(/\r?\n/g, '\r\n') : newText,
    }))
    .sort((a, b) => a.from - b.from);
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, newText } of placed) {
    parts.push(text.slice(at, from), newText);
    at = to;
  }
  return parts.join('') + text.slice(at);
}
