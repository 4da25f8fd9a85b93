import { describe, expect, it } from 'vitest';
import { collectBibliography, type WorkFacts } from '../../server/src/atlas/bibliography';
import { formatWork } from '../../server/src/atlas/formatWork';
import { readBibtex } from '../../server/src/syntax/bibtex';

const works = (text: string): WorkFacts[] => collectBibliography(readBibtex(text).entries);
const one = (fields: string, type = 'article'): WorkFacts => works(`@${type}{k, ${fields}}`)[0]!;

describe('collectBibliography', () => {
  it('makes a work of an entry', () => {
    const text =
      '@article{k, author={Hoffmann, Jordan and others}, title={A {B}}, year={2022}, eprint={2203.15556v2}, archiveprefix={arXiv}, journal={J}}';
    const [facts] = works(text);
    expect(facts!.work).toEqual({
      key: 'k',
      type: 'article',
      title: 'A B',
      families: ['Hoffmann'],
      given: ['Jordan'],
      more: true,
      year: 2022,
      container: 'J',
      arxiv: '2203.15556',
    });
    expect(text.slice(facts!.yearSpan!.from, facts!.yearSpan!.to)).toBe('2022');
    expect(facts!.missing).toEqual([]);
    expect(
      facts!.identifiers.map((id) => [
        id.kind,
        id.value,
        id.normalized,
        text.slice(id.span.from, id.span.to),
      ]),
    ).toEqual([['arxiv', '2203.15556v2', '2203.15556', '2203.15556v2']]);
  });

  it.each([
    ['journal = {arXiv preprint arXiv:2203.15556}', '2203.15556'],
    ['journal = {CoRR}, volume = {abs/1706.03762}', '1706.03762'],
    ['note = {Preprint, arXiv:2203.15556v1 [cs.CL]}', '2203.15556'],
    ['url = {https://arxiv.org/abs/2203.15556v1}', '2203.15556'],
    ['url = {https://www.arxiv.org/pdf/2203.15556.pdf}', '2203.15556'],
    ['doi = {10.48550/arXiv.2203.15556}', '2203.15556'],
    ['url = {https://doi.org/10.48550/ARXIV.2203.15556}', '2203.15556'],
    ['eprint = {arXiv:2203.15556}', '2203.15556'],
    ['eprint = {9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}', 'hep-th/9901001'],
    ['eprint = {hal-0123}, eprinttype = {hal}', undefined],
    ['eprint = {hal-0123}', undefined],
  ])('finds the arXiv id of %s', (fields, id) => {
    expect(one(fields).work.arxiv).toBe(id);
    expect(one(fields).identifiers.filter((found) => found.problem)).toEqual([]);
  });

  it.each([
    ['date = {2024-05-01}', 2024],
    ['date = {2020-01/2022-03}', 2020],
    ['year = {c2019}', 2019],
    ['year = {in press}', undefined],
    ['date = {2021}, year = {2020}', 2021],
  ])('reads the year of %s', (fields, year) => {
    expect(one(fields).work.year).toBe(year);
    expect(one(fields).missing).not.toContain('year');
  });

  it('inherits through crossref what a parent hands down', () => {
    const text = `@inproceedings{a, author={A, B}, title={T}, crossref={p}}
      @inproceedings{b, author={A, B}, title={T}, crossref={elsewhere}}
      @proceedings{p, editor={E, F}, title={Proceedings of X}, year={2021}, doi={10.1000/x}, isbn={978-0-262-03384-8}}
      @xdata{x, year={2020}} @misc{c, author={A, B}, title={T}, xdata={x}}`;
    const [a, b, p, c] = works(text);
    expect(a!.work).toMatchObject({ year: 2021, container: 'Proceedings of X' });
    expect(a!.identifiers).toEqual([]);
    expect(a!.yearSpan).toBeUndefined();
    expect(b!.missing).toEqual([]);
    expect(p!.missing).toEqual([]);
    expect(c!.work).toMatchObject({ key: 'c', year: 2020 });
    expect(
      works('@misc{a, crossref={b}}@misc{b, crossref={a}}').map((facts) => facts.missing.length),
    ).toEqual([3, 3]);
  });

  it('tells what is missing', () => {
    expect(one('title={T}').missing).toEqual(['author', 'year']);
    expect(one('title={T}, institution={NIST}, year=2020', 'techreport').missing).toEqual([]);
    expect(one('title={T}, publisher={ISO}, year=2020', 'misc').missing).toEqual([]);
    expect(one('title={T}, publisher={MIT Press}, year=2020', 'book').missing).toEqual(['author']);
    expect(one('author={{C2PA}}, year=2020', 'misc').missing).toEqual(['title']);
  });

  it('checks every identifier where it stands', () => {
    const text =
      '@book{k, isbn = {978-0-262-03384-9, 978-0-262-03384-8 (pbk.)}, doi = {https://doi.org/10.12/x}, url = {www.example.org}, eprint={2213.00001}, eprinttype={arxiv}}';
    const bad = works(text)[0]!.identifiers.filter((id) => id.problem);
    expect(bad.map((id) => text.slice(id.span.from, id.span.to))).toEqual([
      '2213.00001',
      'https://doi.org/10.12/x',
      '978-0-262-03384-9',
      'www.example.org',
    ]);
  });
});

describe('formatWork', () => {
  it.each([
    [
      'author={Hoffmann, Jordan and Borgeaud, Jean-Luc}, title={Training}, year={2022}, journal={NeurIPS}, doi={10.1000/ABC}',
      'Hoffmann, J., & Borgeaud, J.-L. (2022). Training. NeurIPS. https://doi.org/10.1000/abc',
    ],
    ['author={{OpenAI}}, title={Why?}, date={2023-03}', 'OpenAI (2023). Why?'],
    [
      'author={Snell, Charlie and others}, title={Scaling}, eprint={2408.03314}, archiveprefix={arXiv}',
      'Snell, C., et al. (n.d.). Scaling. https://arxiv.org/abs/2408.03314',
    ],
    ['title={Alone}', '(n.d.). Alone.'],
  ])('formats %s', (fields, line) => {
    expect(formatWork(one(fields).work)).toBe(line);
  });
});
