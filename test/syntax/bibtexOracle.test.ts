import { bibtexParser } from 'latex-utensils';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../server/src/syntax/bibtex';
import { scanEntry } from '../../server/src/syntax/bibtexScan';

const SOUND = `@article{hoffmann2022,
  author = {Hoffmann, Jordan and Borgeaud, Sebastian and {DeepMind}},
  title = "Training {Compute-Optimal} Large Language Models",
  year = 2022,
  month = mar # "~29",
  eprint = {2203.15556},
}

@string{pmlr = {Proceedings of Machine Learning Research}}
% a comment
@inproceedings{kwon:2023+a/b,
  series = pmlr # {, volume } # 202,
  abstract = {With an @ sign, a "quote" and {nested {braces}} over
    two lines},
  year = "2023"
}
@misc{k, note = {a
b}, url={https://example.org/a%20b}}
`;

/** The parser that editors use for BibTeX, as an oracle for sound files. */
describe('readBibtex beside latex-utensils', () => {
  it('agrees on entries, fields, values and places', () => {
    const theirs = bibtexParser.parse(SOUND).content.filter(bibtexParser.isEntry);
    const ours = readBibtex(SOUND);
    expect(ours.errors).toEqual([]);
    expect(ours.entries.map((entry) => [entry.type, entry.key, entry.span.from, entry.span.to])).toEqual(
      theirs.map((entry) => [
        entry.entryType,
        entry.internalKey,
        entry.location.start.offset,
        entry.location.end.offset,
      ]),
    );
    ours.entries.forEach((entry, index) => {
      const raw = scanEntry(SOUND, {
        at: entry.span.from,
        type: entry.type,
        body: SOUND.indexOf('{', entry.span.from) + 1,
        close: '}',
      });
      expect(
        raw.fields.map((field) => [field.name, field.nameSpan.from, ...field.parts.map((part) => part.text)]),
      ).toEqual(
        theirs[index]!.content.map((field) => [
          field.name,
          field.location.start.offset,
          ...(field.value.kind === 'concat' ? field.value.content : [field.value]).map(
            (part) => part.content,
          ),
        ]),
      );
    });
  });
});
