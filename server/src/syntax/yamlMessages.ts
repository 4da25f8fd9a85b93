import type { YamlError } from './yaml';
import type { ParsedYaml, RawError } from './yamlParse';
import { quoteFix, valueEnd } from './yamlQuote';

/** Errors that leave the structure as it is: every one is shown, and nothing has to be mended for the rest of the file. */
export function isLocal({ code, message }: RawError): boolean {
  switch (code) {
    case 'BAD_DQ_ESCAPE':
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'BAD_DIRECTIVE':
    case 'MULTIPLE_ANCHORS':
    case 'KEY_OVER_1024_CHARS':
    case 'ALIAS_PROPS':
    case 'BAD_COLLECTION_TYPE':
      return true;
    case 'MISSING_CHAR':
      return message.startsWith('Comments must');
    default:
      return false;
  }
}

/** One of the library's errors in our own words, on the characters that are at fault. Offsets are those of `text`. */
export function explain({ code, span, message }: RawError, text: string, parsed: ParsedYaml): YamlError {
  const { from } = span;
  switch (code) {
    case 'BAD_DQ_ESCAPE': {
      const written =
        /^\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[\s\S])?/u.exec(
          text.slice(from, from + 10),
        )?.[0] ?? '\\';
      return {
        span: { from, to: from + written.length },
        message: `"${written}" is no escape that double quotes know. Write "\\${written}" for the characters themselves, or use single quotes.`,
        fix: { title: 'Double the backslash', edits: [{ span: { from, to: from }, newText: '\\' }] },
      };
    }
    case 'BAD_SCALAR_START': {
      const word =
        /^\S[\p{L}\p{N}_:.#$%&+?<>~/-]*/u.exec(text.slice(from, from + 80))?.[0] ?? text[from] ?? '';
      const to = valueEnd(text, from, parsed.flows);
      return {
        span: { from, to: from + word.length },
        message: `Plain text cannot begin with "${text[from]}". Put it in quotes.`,
        fix: quoteFix(text, { from, to }),
      };
    }
    case 'BAD_ALIAS':
      return {
        span,
        message:
          'A name must follow "*" and "&", without a colon at its end. Put text that begins with them in quotes.',
      };
    case 'BAD_DIRECTIVE':
      return {
        span: line(text, from),
        message:
          'A line that begins with "%" is a directive of YAML, and this is none that it knows. Remove it, or put text in quotes.',
      };
    case 'MULTIPLE_ANCHORS':
      return { span, message: 'A value can have one anchor ("&…") only. Remove one.' };
    case 'KEY_OVER_1024_CHARS':
      return {
        span: { from, to: Math.min(from + 40, text.length) },
        message: 'A key cannot be longer than 1024 characters. Put text that holds a colon in quotes.',
      };
    case 'ALIAS_PROPS':
      return { span, message: 'An alias ("*…") cannot have an anchor or a tag. Remove them.' };
    case 'BAD_COLLECTION_TYPE':
      return { span, message: 'This tag does not fit the value behind it. Remove it.' };
    case 'MISSING_CHAR':
      if (message.startsWith('Comments must'))
        return {
          span: { from, to: from + 1 },
          message: 'A space must stand before the "#" of a comment.',
          fix: { title: 'Add a space', edits: [{ span: { from, to: from }, newText: ' ' }] },
        };
      return {
        span: word(text, from),
        message:
          'The structure of the file is lost here: something is missing before this, such as a quote, a bracket, a colon or a comma.',
      };
    case 'TAB_AS_INDENT':
      return { span: { from, to: from + 1 }, message: 'A tab cannot indent YAML. Use spaces.' };
    case 'BAD_INDENT':
      return {
        span: word(text, from),
        message:
          'This line is indented unlike the ones it belongs to. Give entries of one mapping or list the same indentation.',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        span,
        message:
          'A word that begins with "!" is a tag of YAML, and this is none that it knows. Put text in quotes.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        span: word(text, from),
        message:
          'This cannot be a key: a key stands on one line, with one colon and a space after it. Put text that holds a colon in quotes.',
      };
    default:
      return {
        span: word(text, from),
        message:
          'YAML cannot be read here. Look for a missing quote, bracket, colon or comma, or for a line that is indented unlike its neighbors.',
      };
  }
}

/** The first word at or behind an offset on its line; the character before where there is none. */
function word(text: string, at: number): { readonly from: number; readonly to: number } {
  const from = at + (/^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
  const said = /^[^\s]{1,60}/.exec(text.slice(from, from + 60))?.[0];
  if (said) return { from, to: from + said.length };
  const before = text.slice(0, at).trimEnd().length;
  return { from: Math.max(0, before - 1), to: Math.max(before, Math.min(1, text.length)) };
}

function line(text: string, at: number): { readonly from: number; readonly to: number } {
  const end = text.indexOf('\n', at);
  return { from: at, to: at + text.slice(at, end < 0 ? text.length : end).trimEnd().length };
}
