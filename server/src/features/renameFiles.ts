import type { DocumentFacts } from '../atlas/facts';
import { type FileLink, linkTarget } from '../atlas/referenceLink';
import { encodeForScalar } from '../syntax/sourceMap';
import { canonicalUri, decodeSegment, resolveUri } from '../syntax/uri';
import { readYaml, type YamlScalar, yamlEntry } from '../syntax/yaml';
import { quoted } from '../syntax/yamlQuote';
import type { Atlas } from '../workspace/atlas';
import { type Edit, escapedFor, isRefusal, placeEdits, type TextEdit, type Texts, textOf } from './edits';
import { insideOf } from './yamlEdit';

/** A file or folder that gets another address, both without a slash at the end. */
export interface FileMove {
  readonly oldUri: string;
  readonly newUri: string;
}

/**
 * The edits, to be made before files and folders are moved, after which every link leads where it did: links to them, links inside them, and the paths that the
 * manifest names. A link that leads nowhere stays as it is.
 */
export function moveFiles(atlas: Atlas, moves: readonly FileMove[], texts: Texts): readonly TextEdit[] {
  const move = moverOf(moves);
  const edits: Edit[] = [];
  for (const facts of atlas.tables.documents.values()) {
    if (facts.references.links.length > 0) edits.push(...linkEdits(atlas, facts, move));
  }
  edits.push(...manifestEdits(atlas, move, textOf(atlas, texts, atlas.manifestUri)));
  const placed = placeEdits(atlas, edits);
  return isRefusal(placed) ? [] : placed;
}

/** Where a file will be. */
type Mover = (uri: string) => string;

function moverOf(moves: readonly FileMove[]): Mover {
  const known = moves
    .map(({ oldUri, newUri }) => ({ from: bare(oldUri), to: bare(newUri) }))
    // Of a folder and something in it the inner one counts.
    .sort((a, b) => b.from.length - a.from.length);
  return (uri) => {
    for (const { from, to } of known)
      if (uri === from || uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
    return uri;
  };
}

function bare(uri: string): string {
  return canonicalUri(uri).replace(/\/+$/, '');
}

function linkEdits(atlas: Atlas, facts: DocumentFacts, move: Mover): Edit[] {
  const home = move(facts.uri);
  const root = `${move(atlas.root.slice(0, -1))}/`;
  return facts.references.links.flatMap((link): Edit[] => {
    const target = link.path === '' ? undefined : linkTarget(link, facts.uri, atlas.root);
    if (target === undefined || !isThere(atlas, target)) return [];
    const there = move(bare(target));
    if (there === bare(target) && home === facts.uri) return [];
    const path = pathTo(link, there + (target.endsWith('/') ? '/' : ''), home, root);
    // With escapes in it nobody can say where in an address its path stands.
    if (
      path === undefined ||
      path === link.path ||
      link.pathSpan.to - link.pathSpan.from !== link.path.length
    )
      return [];
    return escapedFor(facts, link.pathSpan, path) === undefined
      ? []
      : [{ uri: facts.uri, span: link.pathSpan, newText: path }];
  });
}

/** Whether anything is at an address, a folder's among them. */
function isThere({ tables }: Atlas, target: string): boolean {
  return tables.hasFile(target) || tables.filesBelow(`${bare(target)}/`).length > 0;
}

/** The address of a file as a link in `home` writes it, in the manner of the one that stands there; `undefined` where it can be none. */
function pathTo(link: FileLink, there: string, home: string, root: string): string | undefined {
  const { path } = link;
  if (path.startsWith('/') && there.startsWith(root))
    return `/${written(there.slice(root.length).split('/'))}`;
  if (resolveUri(path, home) === there) return path;
  const relative = relativePath(home, there);
  return relative === undefined ? undefined : dotted(relative, path);
}

function dotted(path: string, like: string): string {
  return like.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}

/** From a document, or a folder that ends in `/`, to a file; `undefined` between two disks. */
function relativePath(home: string, there: string): string | undefined {
  const [from, to] = [home.split('/').slice(0, -1), there.split('/')];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  // Scheme and host: `file:`, ``, ``.
  return same < 3 ? undefined : `${'../'.repeat(from.length - same)}${written(to.slice(same))}`;
}

/** Segments as a Markdown address holds them bare. */
function written(segments: readonly string[]): string {
  return segments
    .map((segment) =>
      decodeSegment(segment).replace(/[\s()<>#?%"'\\{}|^`[\]*_&:@]/g, (character) =>
        /[*_&:@']/.test(character)
          ? character
          : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      ),
    )
    .join('/');
}

/** Files of the bibliography, and files and folders that are left out: glob patterns by the folders they begin with. */
function manifestEdits(atlas: Atlas, move: Mover, text: string | undefined): Edit[] {
  if (text === undefined) return [];
  const { root: tree } = readYaml(text);
  const home = move(atlas.manifestUri);
  const root = home.slice(0, home.lastIndexOf('/') + 1);
  const rewrite = (node: YamlScalar, flow: boolean, address: string, rest: string): Edit[] => {
    const old = resolveUri(address.replaceAll('%', '%25'), atlas.root);
    const there = old === undefined ? undefined : move(bare(old));
    if (old === undefined || there === undefined || (there === bare(old) && root === atlas.root)) return [];
    const relative = relativePath(root, there);
    const plain = relative?.split('/').map(decodeSegment).join('/');
    if (plain === undefined) return [];
    const slash = address.endsWith('/') ? '/' : '';
    const value = dotted(plain, node.source.trim()) + slash + rest;
    if (value === node.source.trim() || node.alias) return [];
    const escaped = encodeForScalar(node.style, value, { flow });
    return [
      {
        uri: atlas.manifestUri,
        raw: true,
        ...(escaped === undefined
          ? { span: node.span, newText: quoted(value) }
          : { span: insideOf(node), newText: escaped }),
      },
    ];
  };
  return ['bibliography', 'exclude'].flatMap((key) => {
    const value = yamlEntry(tree, key)?.value;
    const nodes = value?.kind === 'list' ? value.items.map(({ node }) => node) : [value];
    return nodes.flatMap((node) => {
      if (node?.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') return [];
      const path = node.source.trim();
      const glob = path.search(/[*?[{!]/);
      const end = key === 'bibliography' || glob < 0 ? path.length : path.lastIndexOf('/', glob) + 1;
      const address = path.slice(0, end);
      return address === ''
        ? []
        : rewrite(node, value?.kind === 'list' && value.flow, address, path.slice(end));
    });
  });
}
