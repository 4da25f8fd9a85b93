import type { ThingKind } from '../atlas/thing';

/** What is being typed: words of these kinds, from `from` (an offset) on. */
export interface CompletionContext {
  readonly wanted: readonly Wanted[];
  readonly from: number;
  /** What has been typed of it. */
  readonly prefix: string;
}

export type Wanted =
  | { readonly kind: 'thing'; readonly thing: ThingKind; readonly before?: string }
  | { readonly kind: 'component' }
  | { readonly kind: 'attribute'; readonly component: string }
  | { readonly kind: 'counted' }
  | { readonly kind: 'atlas-link' };

export const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  Slot: ['id'],
  Endpoint: ['id'],
  Group: ['id'],
  Level: ['id'],
  Topic: ['id'],
  Chapter: ['id'],
  Cite: ['id'],
  Count: ['of', 'level', 'group'],
};

const DATA_KEYS: Readonly<Record<string, ThingKind>> = {
  related: 'slot',
  depends_on: 'slot',
  relevant_to: 'slot',
  slot: 'slot',
  references: 'reference',
  cite: 'reference',
  level: 'level',
  blocks: 'group',
  slots_by_group: 'group',
  slots_by_level: 'level',
};

/**
 * Tells from the text before the cursor what its author is about to name. It looks at that text alone, since what is being typed seldom
 * parses. `yaml`: a YAML document; front matter of a text is found by itself.
 */
export function completionContext(
  text: string,
  offset: number,
  yaml: boolean,
): CompletionContext | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (!yaml && inFence(text, lineStart)) return undefined;
  const at = (prefix: string, ...wanted: Wanted[]): CompletionContext => ({
    wanted,
    from: offset - prefix.length,
    prefix,
  });
  const thing = (kind: ThingKind, before?: string): Wanted => ({
    kind: 'thing',
    thing: kind,
    ...(before !== undefined && { before }),
  });
  let match: RegExpExecArray | null;

  if ((match = /<([A-Z]\w*)\b[^<>]*?\b(\w+)=(?:\{\s*)?(["'])([^"'{}<>]*)$/.exec(line))) {
    const [, component = '', attribute = '', , prefix = ''] = match;
    if (component === 'Count' && attribute === 'of') return at(prefix, { kind: 'counted' });
    if (component === 'Count' && (attribute === 'level' || attribute === 'group'))
      return at(prefix, thing(attribute));
    if (attribute !== 'id' || !Object.hasOwn(COMPONENTS, component)) return undefined;
    return at(prefix, thing(component === 'Cite' ? 'reference' : (component.toLowerCase() as ThingKind)));
  }
  if ((match = /<([A-Z]\w*)\s+(?:[^<>]*\s)?(\w*)$/.exec(line)) && Object.hasOwn(COMPONENTS, match[1]!))
    return at(match[2]!, { kind: 'attribute', component: match[1]! });
  if (!yaml && (match = /(?:^|[\s(*_])<([A-Z]?\w*)$/.exec(line))) return at(match[1]!, { kind: 'component' });
  if ((match = /\(atlas:(topic|chapter|group)\/([^\s()]*)$/.exec(line)))
    return at(match[2]!, thing(match[1] as ThingKind));
  if ((match = /\(atlas:([^\s()/]*)$/.exec(line)))
    return match[1]!.includes('.')
      ? at(match[1]!, thing('endpoint'))
      : at(match[1]!, thing('slot'), { kind: 'atlas-link' });
  if ((match = /(?:^|[^\p{L}\p{N}_./@])@([\p{L}\p{N}_][\p{L}\p{N}_:.+-]*|)$/u.exec(line)))
    return at(match[1]!, thing('reference'));

  if (yaml || inFrontMatter(text, lineStart)) {
    const key = governingKey(text, lineStart, line);
    const kind = key && DATA_KEYS[key.name];
    if (kind)
      return /^[A-Z]{1,3}\d+\./.test(key.prefix)
        ? at(key.prefix, thing('endpoint'))
        : at(key.prefix, thing(kind));
    if (key?.structural) return undefined;
  }
  if ((match = /(?:^|[^\p{L}\p{N}_./@#`-])([A-Z]{1,3}\d+(?:\.\d+)*\.\d*)$/u.exec(line)))
    return at(match[1]!, thing('endpoint'));
  if ((match = /\b[Gg]roups?\s+(?:[A-Z]{1,3}\s*(?:,|and|or|–|-)\s*)*([A-Z]{1,3})$/.exec(line)))
    return at(match[1]!, thing('group'), thing('slot'));
  if ((match = /(?:^|[^\p{L}\p{N}_./@#`-])([A-Z]{1,3}\d*)$/u.exec(line))) return at(match[1]!, thing('slot'));
  if ((match = /\b[Cc]hapters?\s+(?:\d+\s*(?:,|and|or|–|-)\s*)*(\d*)$/.exec(line)))
    return at(match[1]!, thing('chapter'));
  return undefined;
}

/** The key whose value the cursor is in: on its own line, in a flow list, or above a block list. */
function governingKey(
  text: string,
  lineStart: number,
  line: string,
): { readonly name: string; readonly prefix: string; readonly structural: boolean } | undefined {
  const prefix = /([\p{L}\p{N}_][\p{L}\p{N}_:.+-]*)?$/u.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - prefix.length);
  const same = /([\w-]+)\s*:\s*(?:\[[^\]]*|\{\s*|["'])?$/.exec(before);
  if (same?.[1]) return { name: same[1], prefix, structural: !/[|>]/.test(before) };
  const dash = /^(\s*)-\s+["']?$/.exec(before) ?? /^(\s*)$/.exec(before);
  let indent = dash ? dash[1]!.length : /^\s*/.exec(line)![0].length;
  const isItem = /^\s*-/.test(before);
  // An open flow list may have begun lines above.
  for (let end = lineStart - 1, lines = 0; end > 0 && lines < 200; lines++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const above = text.slice(start, end);
    end = start - 1;
    if (above.trim() === '' || above.trimStart().startsWith('#')) continue;
    const depth = /^\s*/.exec(above)![0].length;
    const key = /^\s*(?:-\s+)?([\w-]+)\s*:\s*(.*)$/.exec(above);
    if (key && (depth < indent || (isItem && depth === indent && !above.trimStart().startsWith('-')))) {
      const value = key[2]!.trim();
      if (value === '' || (value.startsWith('[') && !value.includes(']')))
        return dash || value.startsWith('[') ? { name: key[1]!, prefix, structural: true } : undefined;
      return undefined;
    }
    indent = Math.min(indent, Math.max(depth, isItem ? depth : 0) || indent);
  }
  return undefined;
}

function inFrontMatter(text: string, at: number): boolean {
  if (!/^---[ \t]*\r?\n/.test(text)) return false;
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return at > 0 && (!end || at <= end.index + 1);
}

/** Inside a fenced code block, told by the fences above. */
function inFence(text: string, at: number): boolean {
  let open: string | undefined;
  for (const match of text.slice(0, at).matchAll(/^ {0,3}(`{3,}|~{3,})[^\n]*$/gm)) {
    const fence = match[1]!;
    if (open === undefined) open = fence;
    else if (fence[0] === open[0] && fence.length >= open.length) open = undefined;
  }
  return open !== undefined;
}
