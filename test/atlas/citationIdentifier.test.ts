import { describe, expect, it } from 'vitest';
import { arxivDate, checkIdentifier, type Identifier } from '../../server/src/atlas/identifier';

describe('checkIdentifier', () => {
  it.each<[Identifier['kind'], string, string]>([
    ['arxiv', '2203.15556', '2203.15556'],
    ['arxiv', 'arXiv:2203.15556v3', '2203.15556'],
    ['arxiv', '0704.0001', '0704.0001'],
    ['arxiv', '1412.6980', '1412.6980'],
    ['arxiv', '1501.00001', '1501.00001'],
    ['arxiv', 'hep-th/9901001', 'hep-th/9901001'],
    ['arxiv', 'math.GT/0309136v1', 'math/0309136'],
    ['arxiv', 'arXiv:2203.15556 [cs.CL]', '2203.15556'],
    ['doi', '10.1038/s41586-024-07566-y', '10.1038/s41586-024-07566-y'],
    ['doi', 'https://doi.org/10.1145/3600006.3613165', '10.1145/3600006.3613165'],
    ['doi', 'DOI: 10.1000.10/ABC', '10.1000.10/abc'],
    [
      'doi',
      '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
      '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
    ],
    ['isbn', '978-0-262-03384-8', '9780262033848'],
    ['isbn', '0-8044-2957-X', '9780804429573'],
    ['isbn', '979-10-90636-07-1', '9791090636071'],
    ['url', 'https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['url', 'http://localhost:8080/', 'http://localhost:8080/'],
    ['url', 'https://user@münchen.example:443', 'https://user@münchen.example:443'],
    ['url', 'https://[::1]/x', 'https://[::1]/x'],
    ['url', 'mailto:me@example.org', 'mailto:me@example.org'],
  ])('takes the %s %s', (kind, text, normalized) => {
    expect(checkIdentifier(kind, text)).toEqual({ kind, normalized });
  });

  it.each<[Identifier['kind'], string]>([
    ['arxiv', '2213.00001'],
    ['arxiv', '2200.00001'],
    ['arxiv', '0703.0001'],
    ['arxiv', '1412.06980'],
    ['arxiv', '1501.0001'],
    ['arxiv', '2203.155567'],
    ['arxiv', '2203.00000'],
    ['arxiv', '2203.15556v0'],
    ['arxiv', '220315556'],
    ['arxiv', 'hep-xx/9901001'],
    ['arxiv', 'hep-th/9913001'],
    ['arxiv', 'hep-th/5001001'],
    ['doi', '11.5/x'],
    ['doi', '10.123/x'],
    ['doi', '10.1038'],
    ['doi', '10.1038/'],
    ['doi', '10.1038/a b'],
    ['isbn', '978-0-262-03384-9'],
    ['isbn', '0-8044-2957-1'],
    ['isbn', '978-0-262-0338'],
    ['isbn', '977-0-262-03384-8'],
    ['url', 'example.org/x'],
    ['url', 'https//example.org'],
    ['url', 'http:/example.org'],
    ['url', 'htps://example.org'],
    ['url', 'https://'],
    ['url', 'https://exa mple.org'],
    ['url', 'https://example..org'],
    ['url', 'https://https://example.org'],
  ])('refuses the %s %s', (kind, text) => {
    expect(checkIdentifier(kind, text).problem).toMatch(/\w/);
  });

  it('knows when an arXiv id was given out', () => {
    expect(arxivDate('2203.15556')).toEqual({ year: 2022, month: 3 });
    expect(arxivDate('hep-th/9901001')).toEqual({ year: 1999, month: 1 });
    expect(arxivDate('math/0309136')).toEqual({ year: 2003, month: 9 });
  });
});
