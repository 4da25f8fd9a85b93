import type { Piece } from './prose';
import type { MappedText } from './scalarDecode';
import { composePieces, mapSpan, scalarPieces } from './sourceMap';
import type { YamlEntry, YamlItem, YamlNode, YamlScalar } from './yaml';
import { coreValue } from './yamlTree';

/** The text that is parsed in place of a document that does not parse, with its way back to the document. */
export type YamlView = MappedText;

/** In a view's own offsets; edits of one change do not overlap. */
export interface ViewEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Stands for a character that means something to YAML where its author meant a character. The text is taken from the document again later. */
export const MASK = '\uE000';

export function wholeView(text: string): YamlView {
  return { text, pieces: [{ at: 0, length: text.length, source: 0, sourceLength: text.length }] };
}

export function editView(view: YamlView, edits: readonly ViewEdit[]): YamlView {
  const inner: Piece[] = [];
  let text = '';
  let done = 0;
  const put = (said: string, source: number, sourceLength: number): void => {
    if (said !== '') inner.push({ at: text.length, length: said.length, source, sourceLength });
    text += said;
  };
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    put(view.text.slice(done, edit.from), done, edit.from - done);
    put(edit.text, edit.from, edit.to - edit.from);
    done = edit.to;
  }
  put(view.text.slice(done), done, view.text.length - done);
  return { text, pieces: composePieces(view.pieces, inner) };
}

export function editedText(text: string, edits: readonly ViewEdit[]): string {
  return edits.length === 0
    ? text
    : [...edits]
        .sort((a, b) => b.from - a.from)
        .reduce((said, edit) => said.slice(0, edit.from) + edit.text + said.slice(edit.to), text);
}

/** A tree of the view as a tree of the document: spans moved, and the text of its scalars read from the document itself. */
export function treeInSource(node: YamlNode, view: YamlView, source: string): YamlNode {
  const span = mapSpan(view.pieces, node.span);
  if (node.kind === 'scalar') return scalarInSource(node, view, source);
  if (node.kind === 'list') {
    const items = node.items.map((item): YamlItem => {
      const at = mapSpan(view.pieces, item.span);
      return item.node ? { node: treeInSource(item.node, view, source), span: at } : { span: at };
    });
    return { ...node, span, items };
  }
  const entries = node.entries.map((entry): YamlEntry => {
    const key = scalarInSource(entry.key, view, source);
    const value = entry.value && { value: treeInSource(entry.value, view, source) };
    return { key, keySpan: key.span, ...value, span: mapSpan(view.pieces, entry.span) };
  });
  return { ...node, span, entries };
}

function scalarInSource(node: YamlScalar, view: YamlView, source: string): YamlScalar {
  const { indent: _, ...rest } = node;
  const moved: YamlScalar = { ...rest, span: mapSpan(view.pieces, node.span) };
  if (node.alias) return moved;
  const { text } = scalarPieces(source, moved);
  return { ...moved, source: text, value: moved.style === 'plain' ? coreValue(text) : text };
}
