import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { codeSpan, markdownText, webLink } from '../../server/src/features/markdownText';

/** What a client shows, with unsafe HTML and protocols let through on purpose. */
function render(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

function decoded(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const hostile = [
  '[run](command:workbench.action.terminal.new)',
  '![](https://example.org/beacon.png)',
  '![x][ref]',
  '<img src="https://example.org/x.png">',
  '<a href="command:x">go</a>',
  '<https://example.org>',
  'https://example.org/path_with_underscores',
  'HTTP://EXAMPLE.ORG',
  'www.example.org',
  'see WWW.example.org.',
  'ada@example.org',
  'a_b@example.org and c-d@example.org',
  'mailto:ada@example.org',
  'xmpp:ada@example.org/x',
  '&lt;b&gt; &#x3c;b&#62; &copy;',
  '*a* **b** _c_ __d__ ~e~ ~~f~~ `g`',
  '\\*a\\* \\[b](c)',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '2) item',
  '> quote',
  '=====',
  '---',
  '| a | b |\n| - | - |\n| c | d |',
  'a | b\n:-: | -',
  '    indented code',
  '```js\ncode\n```',
  '~~~\ncode',
  'two\n\nparagraphs',
  'break  \nhere',
  '[^1] and [^1]: note',
  '[x]: https://example.org',
  '[ ] task',
];

describe('text of the workspace', () => {
  test.each(hostile)('shows its words and nothing else: %j', (text) => {
    const words = text.replace(/\s+/g, ' ').trim();
    expect(decoded(render(markdownText(text)))).toBe(`<p>${words}</p>`);
  });

  test('of any kind is one paragraph of plain characters', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...hostile,
        ...'\\`*_[]<>|~&#!():;@.+-=\n \t',
        'www.',
        '://',
        'http',
        'command:',
        '&amp',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const before of ['', 'x', '**Title** ']) {
          const html = render(before + markdownText(pieces.join('')));
          expect(html.replace(/^<p>(<strong>Title<\/strong>)?|<\/p>$/g, '')).not.toMatch(/<[a-z/]/i);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('stays readable where Markdown is shown as it is', () => {
    const text = 'FineWeb-Edu keeps 1.3T tokens (8.5% of all), e.g. “high-quality” ones: A1–A4!';
    expect(markdownText(text)).toBe(text);
  });

  test('theme icons and controls are disarmed', () => {
    expect(markdownText('$(flame) \u001b[0m \u202e')).toBe('\\$(flame) \ufffd\\[0m \ufffd');
  });
});

describe('a code span', () => {
  test.each(['A1', 'a `b` c', '`', '``x', 'x```', '\\', '[a](b)', '<b>', '|'])(
    'shows %j as it is',
    (text) => {
      expect(decoded(render(codeSpan(text)))).toBe(`<p><code>${text}</code></p>`);
    },
  );

  test('is one line, and nothing for nothing', () => {
    expect(codeSpan(' a\n\nb ')).toBe('`a b`');
    expect(codeSpan(' \n')).toBe('');
  });
});

describe('a link', () => {
  test('leads to an address of the web', () => {
    expect(render(webLink('Attention *is* all', 'https://example.org/a_(b)?c=1&d=2'))).toBe(
      '<p><a href="https://example.org/a_%28b%29?c=1&amp;d=2">Attention *is* all</a></p>'.replace(
        'a_',
        'a%5F',
      ),
    );
  });

  test.each([
    'command:x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'vscode://x',
    'data:text/html,x',
    '//x',
    'no address',
    '',
  ])('is none for %j', (href) => {
    expect(webLink('words', href)).toBe('words');
  });

  test('cannot be broken out of', () => {
    const html = render(webLink('a](command:x)', 'https://example.org/) [x](command:y) <b> `c`'));
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).not.toMatch(/<(?!a |\/a>|p>|\/p>)|href="command/);
  });
});
