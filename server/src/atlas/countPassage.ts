import type { Prose } from '../syntax/prose';
import type { CountLexicon } from './countNouns';
import { type Hints, scan } from './countScan';
import { readUnits, sentences, type Unit } from './countUnits';

/** A passage with what a first look tells of it; its sentences are read when they are first asked for. */
export interface CountPassage {
  readonly prose: Prose;
  readonly hints: Hints;
  readonly sentences: () => readonly (readonly Unit[])[];
}

export function openPassage(prose: Prose, lexicon: CountLexicon): CountPassage {
  let read: readonly (readonly Unit[])[] | undefined;
  return {
    prose,
    hints: scan(prose.text, lexicon.keys),
    sentences: () => (read ??= sentences(markComponents(readUnits(prose.text, lexicon), prose, lexicon))),
  };
}

/** `<Group id="B" />` and its likes are names of what they show. */
function markComponents(units: readonly Unit[], prose: Prose, lexicon: CountLexicon): readonly Unit[] {
  if (!prose.inlines.some((inline) => inline.kind === 'component')) return units;
  return units.map((unit) => {
    if (unit.kind !== 'object') return unit;
    const inline = prose.inlines.find((other) => other.from === unit.from && other.kind === 'component');
    if (inline?.kind !== 'component') return unit;
    const id = inline.attributes.find((attribute) => attribute.name === 'id')?.value;
    if (id === undefined) return unit;
    if (inline.name === 'Group' && lexicon.groups.has(id))
      return { ...unit, kind: 'group', groups: [id], titled: false };
    if (inline.name === 'Slot' || inline.name === 'Endpoint') return { ...unit, kind: 'thing', key: id };
    if (inline.name === 'Level' && lexicon.levels.has(id))
      return { ...unit, kind: 'level', level: id, common: false };
    return unit;
  });
}
