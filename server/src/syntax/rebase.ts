import type { Block, TextTree } from './markdown';
import type { Attribute, Inline, Piece, Prose } from './prose';
import { composePieces, mapSpan } from './sourceMap';
import type { Span } from './span';

/**
 * A tree read from decoded text, with every span and piece moved into the source that the text was decoded from.
 * `pieces` map the decoded text to that source.
 */
export function rebase(tree: TextTree, pieces: readonly Piece[]): TextTree {
  const only = pieces.length === 1 ? pieces[0] : undefined;
  const shift = only && only.length === only.sourceLength ? only.source - only.at : undefined;
  const span = (at: Span): Span =>
    shift !== undefined ? { from: at.from + shift, to: at.to + shift } : mapSpan(pieces, at);
  const attribute = (at: Attribute): Attribute => ({
    ...at,
    nameSpan: span(at.nameSpan),
    span: span(at.span),
    ...(at.valueSpan && { valueSpan: span(at.valueSpan) }),
  });
  const inline = (at: Inline): Inline => {
    switch (at.kind) {
      case 'link':
      case 'image':
      case 'autolink':
        return { ...at, span: span(at.span), hrefSpan: span(at.hrefSpan) };
      case 'citation':
        return {
          ...at,
          span: span(at.span),
          items: at.items.map((item) => ({ ...item, span: span(item.span), keySpan: span(item.keySpan) })),
        };
      case 'component':
        return {
          ...at,
          span: span(at.span),
          nameSpan: span(at.nameSpan),
          attributes: at.attributes.map(attribute),
        };
      default:
        return { ...at, span: span(at.span) };
    }
  };
  const prose = (at: Prose): Prose => ({
    text: at.text,
    inlines: at.inlines.map(inline),
    pieces:
      shift !== undefined
        ? at.pieces.map((piece) => ({ ...piece, source: piece.source + shift }))
        : composePieces(pieces, at.pieces),
    span: span(at.span),
  });
  const block = (at: Block): Block => {
    switch (at.kind) {
      case 'paragraph':
        return { ...at, span: span(at.span), prose: prose(at.prose) };
      case 'heading':
        return {
          ...at,
          span: span(at.span),
          prose: prose(at.prose),
          ...(at.slugSpan && { slugSpan: span(at.slugSpan) }),
        };
      case 'list':
        return {
          ...at,
          span: span(at.span),
          items: at.items.map((item) => ({ span: span(item.span), blocks: item.blocks.map(block) })),
        };
      case 'quote':
      case 'footnote':
        return { ...at, span: span(at.span), blocks: at.blocks.map(block) };
      case 'table':
        return {
          ...at,
          span: span(at.span),
          header: at.header.map(prose),
          rows: at.rows.map((row) => row.map(prose)),
        };
      case 'code':
        return {
          ...at,
          span: span(at.span),
          content: span(at.content),
          ...(at.diagram && {
            diagram: {
              text: at.diagram.text,
              pieces: composePieces(pieces, at.diagram.pieces),
              infoSpan: span(at.diagram.infoSpan),
            },
          }),
        };
      case 'component':
        return {
          ...at,
          span: span(at.span),
          component: {
            ...at.component,
            nameSpan: span(at.component.nameSpan),
            attributes: at.component.attributes.map(attribute),
          },
          blocks: at.blocks.map(block),
        };
      default:
        return { ...at, span: span(at.span) };
    }
  };
  return { blocks: tree.blocks.map(block), suspects: tree.suspects.map(span) };
}
