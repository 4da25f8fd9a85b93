import type { ThingKind } from '../atlas/thing';
import { citationAt } from '../syntax/markdown/citations';
import { coreValue } from '../syntax/yamlTree';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';
import { placeName } from './edits';
import { keysOf, type Renaming, renamedKey } from './renameKey';

/** Why a thing cannot have this new key; `undefined` where it can. Shapes are those of the format's schemas. */
export function nameProblem(atlas: Atlas, renaming: Renaming): string | undefined {
  const { kind, from, to } = renaming;
  return shapeProblem(kind, to) ?? placeProblem(atlas, kind, from, to) ?? clash(atlas, renaming);
}

function shapeProblem(kind: ThingKind, to: string): string | undefined {
  switch (kind) {
    case 'group':
      return /^[A-Z]{1,3}$/.test(to)
        ? undefined
        : 'The id of a group is one to three capital letters, such as A.';
    case 'slot':
      return /^[A-Z]{1,3}[1-9]\d{0,3}$/.test(to)
        ? undefined
        : 'The id of a slot is the letters of its group and a number, such as A1.';
    case 'endpoint':
      return /^[A-Z]{1,3}[1-9]\d{0,3}(?:\.[1-9]\d{0,3})+$/.test(to)
        ? undefined
        : 'The id of an endpoint is that of its parent, a point and a number, such as A1.2.';
    case 'chapter':
      return /^[1-9]\d{0,2}$/.test(to) ? undefined : 'A chapter has a number from 1 to 999.';
    case 'reference':
      return citationAt(`@${to}`, 0, to.length + 1)?.key !== to || /[%#&$~?+]/.test(to)
        ? 'A citation key is letters, digits and "_", with single marks such as "-", ":" or "." inside, such as smith2024.'
        : readsAsText(to);
    default:
      return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(to)
        ? readsAsText(to)
        : `The id of a ${kind} is letters and digits with "-" between words, such as ${kind === 'level' ? 'partial' : 'model-merging'}.`;
  }
}

/** In a list without quotes a number is no text any more. */
function readsAsText(to: string): string | undefined {
  return typeof coreValue(to) === 'string'
    ? undefined
    : `YAML would read "${to}" as something other than text. Put a letter in it.`;
}

function placeProblem(atlas: Atlas, kind: ThingKind, from: string, to: string): string | undefined {
  if (kind === 'slot' && !atlas.manifest?.groups.some(({ id }) => id === groupOf(to)))
    return `There is no group ${groupOf(to)}: the groups are ${atlas.manifest?.groups.map(({ id }) => id).join(', ')}.`;
  if (kind !== 'endpoint') return undefined;
  const parent = from.slice(0, from.lastIndexOf('.'));
  return to.slice(0, to.lastIndexOf('.')) === parent
    ? undefined
    : `${from} stands right under ${parent}, so its id has to be ${parent} and a number. To have it elsewhere, move it there.`;
}

function clash(atlas: Atlas, renaming: Renaming): string | undefined {
  const { tables, manifest } = atlas;
  const { kind, from, to } = renaming;
  const taken = tables.held(kind, to)[0];
  if (taken) {
    const { title } = taken.declaration;
    return `There is ${kind === 'endpoint' ? 'an' : 'a'} ${kind} ${to} already${title ? ` (${title.trim()})` : ''}. Choose another name.`;
  }
  if (kind === 'level' && manifest?.levels.some(({ id }) => id === to))
    return `There is a level ${to} already. Choose another name.`;
  for (const [retired, successor] of Object.entries(manifest?.retired ?? {})) {
    const own = renamedKey(renaming, retired.includes('.') ? 'endpoint' : 'slot', retired);
    // Its own former id it may have back.
    if (retired === to && successor !== from)
      return `${to} is retired in atlas.yaml, so that it would mean something else than in older texts. Choose another id.`;
    if (own !== undefined && own !== retired && manifest && Object.hasOwn(manifest.retired, own))
      return `${own} is retired in atlas.yaml already. Choose another id.`;
  }
  for (const [of, old] of keysOf(atlas, renaming)) {
    const key = renamedKey(renaming, of, old) ?? old;
    if (manifest?.notReferences.includes(key))
      return `${key} is one of the "not_references" of atlas.yaml, so that no text could refer to it. Choose another id.`;
    const other = of === 'reference' ? undefined : otherUse(atlas, of, key);
    if (other)
      return `${key} already means something else ${other}. Choose another name, or list those words under "not_references" in atlas.yaml.`;
  }
  return undefined;
}

/** Words that look like the new name and mean something else as long as there is no such thing. */
function otherUse(atlas: Atlas, kind: ThingKind, key: string): string | undefined {
  for (const uri of atlas.tables.mentioning(kind, key)) {
    const facts = atlas.tables.documents.get(uri);
    const other = facts?.mentions.find(
      (mention) => mention.kind === kind && mention.key === key && mention.doubtful && !mention.within,
    );
    if (facts && other && !facts.regions) return placeName(atlas, facts, other.span);
  }
  return undefined;
}
