/**
 * Text of the workspace as inline Markdown that shows exactly these words: no link, image, HTML, emphasis, entity, table or theme icon of
 * its own can come alive in a hover (a crafted document could otherwise load a tracking image or offer a command).
 * White space becomes single spaces, so that no block can start either. Only what could become active is escaped, since some
 * clients show Markdown as it is.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/\$(?=\()/g, '\\$')
    .replace(/^[#+\-=:]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(bareAddress, '\\$&');
}

/** Text of the workspace as a code span. Empty for text that has nothing to show. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A link that a reader may follow: `href` when it is an address of the web, else the words alone. */
export function webLink(words: string, href: string): string {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return markdownText(words);
  return `[${markdownText(words)}](${url.href.replace(/[()\\<>&*_`~|[\]]/g, percentEncoded)})`;
}

/** What makes GitHub-flavored Markdown link a bare address, at the character that a backslash disarms. */
const bareAddress = /:(?=\/\/)|(?<=www)\.|(?<=\S)@|(?<=mailto|xmpp):/gi;

/** C0, DEL, C1, bidirectional controls, Unicode's line separators and lone surrogates. */
const active = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(active, '\ufffd');
}

function percentEncoded(character: string): string {
  // `&` parts the fields of a query and has to stay; behind a backslash it starts no entity.
  if (character === '&') return '\\&';
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
