/**
 * The one spelling of a URI that documents are known by, which is that of VS Code: every character of the path escaped save letters, digits and
 * `-._~/`, drive letters small. Query and fragment are dropped.
 */
export function canonicalUri(uri: string): string {
  const match = /^([a-z][\w+.-]*:)(\/\/[^/?#]*)?([^?#]*)/i.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = ''] = match;
  const segments = path.split('/').map((segment) => encodeSegment(decodeSegment(segment)));
  const drive = segments[1] && /^[A-Za-z]%3A$/i.test(segments[1]);
  if (drive) segments[1] = `${segments[1]![0]!.toLowerCase()}%3A`;
  return scheme.toLowerCase() + authority + segments.join('/');
}

/** A relative address against the document (or folder, ending in `/`) that it stands in; `undefined` when it cannot be one. */
export function resolveUri(relative: string, base: string): string | undefined {
  return URL.canParse(relative, base) ? canonicalUri(new URL(relative, base).href) : undefined;
}

export function encodeSegment(name: string): string {
  return encodeURIComponent(
    name.replace(/[\ud800-\udfff]/g, (unit, at: number) => (isPaired(name, at) ? unit : '\ufffd')),
  ).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign stands for itself.
    return segment;
  }
}

function isPaired(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const other = unit < 0xdc00 ? text.charCodeAt(at + 1) : text.charCodeAt(at - 1);
  return unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
}
