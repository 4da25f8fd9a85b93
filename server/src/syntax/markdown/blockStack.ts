import type { Block } from '../markdown';
import type { Tag } from './jsxTag';
import type { Reading } from './reading';
import { componentOf } from './readTag';

/** Components nested deeper stand beside what they hold. */
const MOST_NESTED = 100;

interface Frame {
  readonly tag?: Tag;
  readonly blocks: Block[];
}

/** The blocks of one container as they are read, with the components that are open. */
export class BlockStack {
  readonly #frames: Frame[] = [{ blocks: [] }];
  readonly #reading: Pick<Reading, 'doubtful' | 'suspects'>;

  constructor(reading: Pick<Reading, 'doubtful' | 'suspects'>) {
    this.#reading = reading;
  }

  add(block: Block): void {
    this.#top.blocks.push(block);
  }

  open(tag: Tag): void {
    if (this.#frames.length > MOST_NESTED) this.add(componentBlock(tag, tag.to, false, []));
    else this.#frames.push({ tag, blocks: [] });
  }

  /** Closes the nearest open component of this name; those between stay unclosed. */
  close(tag: Tag): void {
    const index = this.#frames.findLastIndex((frame) => frame.tag?.name === tag.name);
    const opener = this.#frames[index]?.tag;
    if (index < 1 || !opener) {
      this.#suspect(tag);
      return;
    }
    this.#dissolve(index);
    const blocks = this.#frames.pop()?.blocks ?? [];
    this.add(componentBlock(opener, tag.to, true, blocks));
  }

  finish(): Block[] {
    this.#dissolve(0);
    return this.#top.blocks;
  }

  /** A component that is never closed holds nothing: what stands behind its tag stands beside it. `index`: the innermost that stays. */
  #dissolve(index: number): void {
    const { blocks } = this.#frames[index]!;
    for (const frame of this.#frames.splice(index + 1)) {
      if (!frame.tag) continue;
      this.#suspect(frame.tag);
      blocks.push(componentBlock(frame.tag, frame.tag.to, false, []));
      for (const block of frame.blocks) blocks.push(block);
    }
  }

  #suspect(tag: Tag): void {
    this.#reading.doubtful = true;
    this.#reading.suspects.push({ from: tag.from, to: tag.name === '' ? tag.to : tag.nameTo });
  }

  get #top(): Frame {
    return this.#frames[this.#frames.length - 1]!;
  }
}

function componentBlock(tag: Tag, to: number, closed: boolean, blocks: readonly Block[]): Block {
  return { kind: 'component', span: { from: tag.from, to }, component: componentOf(tag, closed), blocks };
}
