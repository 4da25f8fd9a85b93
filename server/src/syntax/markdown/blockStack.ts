import type { Block } from '../markdown';
import type { Tag } from './jsxTag';
import { componentOf } from './readTag';
import type { Reading } from './reading';

interface Frame {
  readonly tag?: Tag;
  readonly blocks: Block[];
}

/** The blocks of one container as they are read, with the components that are open. */
export class BlockStack {
  readonly #frames: Frame[] = [{ blocks: [] }];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  add(block: Block): void {
    this.#top.blocks.push(block);
  }

  open(tag: Tag): void {
    this.#frames.push({ tag, blocks: [] });
  }

  /** Closes the nearest open component of this name; those between stay unclosed. */
  close(tag: Tag): void {
    const index = this.#frames.findLastIndex((frame) => frame.tag?.name === tag.name);
    if (index < 1) {
      this.#suspect(tag);
      return;
    }
    while (this.#frames.length > index + 1) this.#dissolve();
    const frame = this.#frames.pop();
    if (!frame?.tag) return;
    this.add({ kind: 'component', span: { from: frame.tag.from, to: tag.to }, component: componentOf(frame.tag, true), blocks: frame.blocks });
  }

  finish(): Block[] {
    while (this.#frames.length > 1) this.#dissolve();
    return this.#top.blocks;
  }

  /** A component that is never closed holds nothing: what stands behind its tag stands beside it. */
  #dissolve(): void {
    const frame = this.#frames.pop();
    if (!frame?.tag) return;
    const { tag } = frame;
    this.#suspect(tag);
    this.add({ kind: 'component', span: { from: tag.from, to: tag.to }, component: componentOf(tag, false), blocks: [] });
    for (const block of frame.blocks) this.add(block);
  }

  #suspect(tag: Tag): void {
    this.#reading.doubtful = true;
    this.#reading.suspects.push({ from: tag.from, to: tag.name === '' ? tag.to : tag.nameTo });
  }

  get #top(): Frame {
    return this.#frames[this.#frames.length - 1]!;
  }
}
