/** A stretch of a document's source text: UTF-16 offsets from its start, half-open (`to` is not part of it). */
export interface Span {
  readonly from: number;
  readonly to: number;
}
