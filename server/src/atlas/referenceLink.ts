import type { Inline } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { decodeSegment, resolveUri } from '../syntax/uri';
import type { DocumentFacts } from './facts';
import type { Mention, ThingKind } from './thing';

/** A link or image whose address is a matter of this atlas's files. */
export interface FileLink {
  /** `file`: a path, a heading or both; `unknown`: an `atlas:` address of no known form; `empty`: no address at all. */
  readonly kind: 'file' | 'unknown' | 'empty';
  /** As written, without query and fragment; '' for the document itself. */
  readonly path: string;
  /** Decoded, without `#`. */
  readonly fragment?: string;
  /** All of the address. */
  readonly span: Span;
  readonly pathSpan: Span;
  /** With the `#`. */
  readonly fragmentSpan?: Span;
  readonly image: boolean;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const KINDS: Readonly<Record<string, ThingKind>> = {
  slot: 'slot',
  endpoint: 'endpoint',
  group: 'group',
  level: 'level',
  topic: 'topic',
  chapter: 'chapter',
  section: 'section',
};

/** What an address means here; `undefined` for the addresses of others. */
export function readHref(
  link: Extract<Inline, { readonly kind: 'link' | 'image' }>,
  words: string,
):
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'link'; readonly link: FileLink }
  | undefined {
  const { href, hrefSpan } = link;
  if (href.startsWith('http')) return undefined;
  const image = link.kind === 'image';
  if (/^atlas:/i.test(href)) {
    const mention = readAtlasHref(href, hrefSpan);
    if (mention) return { kind: 'mention', mention };
    return { kind: 'link', link: { kind: 'unknown', path: href, span: hrefSpan, pathSpan: hrefSpan, image } };
  }
  if (href.trim() === '') {
    // Words that lead nowhere; a link without words is another matter.
    return words.trim() === '' && !image
      ? undefined
      : { kind: 'link', link: { kind: 'empty', path: '', span: link.span, pathSpan: hrefSpan, image } };
  }
  // Other schemes, other hosts, and what a site generator fills in.
  if (SCHEME.test(href) || href.startsWith('//') || /[{}<>$]|^[@~]/.test(href)) return undefined;
  const hash = href.indexOf('#');
  const pathAndQuery = hash < 0 ? href : href.slice(0, hash);
  const path = pathAndQuery.replace(/\?.*$/s, '');
  const exact = hrefSpan.to - hrefSpan.from === href.length;
  const fragment = hash < 0 ? undefined : href.slice(hash + 1);
  return {
    kind: 'link',
    link: {
      kind: 'file',
      path,
      ...(fragment !== undefined && {
        fragment: decodeSegment(fragment),
        fragmentSpan: exact ? { from: hrefSpan.from + hash, to: hrefSpan.to } : hrefSpan,
      }),
      span: hrefSpan,
      pathSpan: exact ? { from: hrefSpan.from, to: hrefSpan.from + path.length } : hrefSpan,
      image,
    },
  };
}

/** `atlas:A2`, `atlas:A1.3`, `atlas:topic/model-merging`, `atlas:chapter/19` … */
function readAtlasHref(href: string, hrefSpan: Span): Mention | undefined {
  const address = href.slice('atlas:'.length).replace(/[#?].*$/s, '');
  const slash = address.indexOf('/');
  const name = slash < 0 ? undefined : address.slice(0, slash);
  const written = slash < 0 ? address : address.slice(slash + 1);
  const key = decodeSegment(written);
  const kind = name === undefined ? kindOfId(key) : Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (!kind || key === '') return undefined;
  const exact = hrefSpan.to - hrefSpan.from === href.length;
  const from = hrefSpan.from + href.length - (href.length - 'atlas:'.length - (slash + 1));
  const keySpan = exact ? { from, to: from + written.length } : hrefSpan;
  return {
    kind: kind === 'slot' && key.includes('.') ? 'endpoint' : kind,
    key,
    span: hrefSpan,
    keySpan,
    form: 'link',
    sure: true,
  };
}

function kindOfId(key: string): ThingKind | undefined {
  if (/^[A-Za-z]{1,3}\d+$/.test(key)) return 'slot';
  if (/^[A-Za-z]{1,3}\d+(?:\.\d+)+$/.test(key)) return 'endpoint';
  return /^[A-Z]{1,3}$/.test(key) ? 'group' : undefined;
}

/** The URI of the file that a link points to; `undefined` when it can be none. `/x` starts at the atlas's root (a URI ending in `/`). */
export function linkTarget(link: FileLink, uri: string, root: string): string | undefined {
  if (link.kind !== 'file') return undefined;
  if (link.path === '') return uri;
  return link.path.startsWith('/') ? resolveUri(`.${link.path}`, root) : resolveUri(link.path, uri);
}

/** The URIs of all files that a document's links point to, itself aside. */
export function linkTargets(document: Pick<DocumentFacts, 'uri' | 'references'>, root: string): string[] {
  return document.references.links.flatMap((link) =>
    link.path === '' ? [] : (linkTarget(link, document.uri, root) ?? []),
  );
}

/** The file and heading that the link at an offset points to. */
export function linkAt(
  document: Pick<DocumentFacts, 'uri' | 'references'>,
  offset: number,
  root: string,
): { readonly target: string; readonly fragment?: string; readonly span: Span } | undefined {
  const link = document.references.links.find(({ span }) => span.from <= offset && offset <= span.to);
  const target = link && linkTarget(link, document.uri, root);
  return target === undefined
    ? undefined
    : { target, ...(link?.fragment !== undefined && { fragment: link.fragment }), span: link!.span };
}
