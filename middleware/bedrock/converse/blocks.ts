import { Refusal } from '../../refusal.ts';
import type { StreamEvent } from '../event.ts';
import { parsedObject } from './tool-input.ts';

/** One block of a streamed answer. */
interface Block {
  /** What may go on with it: `text`, `reasoning`, or a tool call's own key; a block that nothing goes on with has none. */
  key: string | undefined;
  readonly start: object | undefined;
  /** A tool's arguments so far; undefined for other blocks. */
  input: string | undefined;
  /** What came while an earlier block was still being written. */
  readonly deltas: object[];
}

const TOOL = 'tool:';

/**
 * Lines up the blocks of a stream as Bedrock does: one is written at a time, from its start to its stop, in the order in which they began.
 * Chat may go back and forth between parallel tool calls: what belongs to a later block waits until the open one is whole.
 */
export class Blocks {
  #index = 0;
  #open: Block | undefined;
  readonly #waiting: Block[] = [];
  readonly #closed = new Set<string>();
  readonly #emit: (event: StreamEvent) => void;

  constructor(emit: (event: StreamEvent) => void) {
    this.#emit = emit;
  }

  /** A piece of text or reasoning. */
  write(key: 'text' | 'reasoning', delta: object): void {
    if (this.#open?.key === key && this.#waiting.length === 0) this.#delta(delta);
    else if (this.#waiting.at(-1)?.key === key) this.#waiting.at(-1)?.deltas.push(delta);
    else this.#begin({ key, start: undefined, input: undefined, deltas: [delta] });
  }

  /** A block that is whole at once. */
  writeWhole(delta: object): void {
    this.#begin({ key: undefined, start: undefined, input: undefined, deltas: [delta] });
  }

  /** Nothing goes on with the last block: what comes next of its kind is a new one. */
  seal(): void {
    const last = this.#waiting.at(-1) ?? this.#open;
    if (last !== undefined) last.key = undefined;
  }

  startTool(key: string, toolUseId: string, name: string): void {
    this.#begin({ key: TOOL + key, start: { toolUse: { toolUseId, name } }, input: '', deltas: [] });
  }

  /** A piece of a tool's arguments. @throws Refusal `bad_gateway` when they went on after they were whole */
  writeTool(key: string, input: string): void {
    if (input === '') return;
    const own = TOOL + key;
    const delta = { toolUse: { input } };
    if (this.#open?.key === own) {
      this.#open.input = (this.#open.input ?? '') + input;
      this.#delta(delta);
      if (this.#waiting.length > 0) this.#advance();
      return;
    }
    const block = this.#waiting.find((one) => one.key === own);
    if (block !== undefined) {
      block.input = (block.input ?? '') + input;
      block.deltas.push(delta);
    } else if (this.#closed.has(own) && input.trim() !== '') {
      throw new Refusal('bad_gateway', 'The model went on with a tool call that it had ended. Try again.');
    }
  }

  /** Ends every block. */
  close(): void {
    while (this.#open !== undefined) {
      this.#stop(this.#open);
      this.#next();
    }
  }

  #begin(block: Block): void {
    this.#waiting.push(block);
    this.#advance();
  }

  /** Opens what waits for as long as the open block is whole. */
  #advance(): void {
    while (this.#waiting.length > 0) {
      const open = this.#open;
      if (open !== undefined) {
        if (open.input !== undefined && parsedObject(open.input) === undefined) return;
        this.#stop(open);
      }
      this.#next();
    }
  }

  #next(): void {
    const block = this.#waiting.shift();
    this.#open = block;
    if (block === undefined) return;
    if (block.start !== undefined)
      this.#emit({
        type: 'contentBlockStart',
        payload: { start: block.start, contentBlockIndex: this.#index },
      });
    for (const delta of block.deltas) this.#delta(delta);
  }

  #delta(delta: object): void {
    this.#emit({ type: 'contentBlockDelta', payload: { delta, contentBlockIndex: this.#index } });
  }

  #stop({ key, input }: Block): void {
    // Clients parse what they gathered, and no text at all is no JSON.
    if (input?.trim() === '') this.#delta({ toolUse: { input: '{}' } });
    if (input !== undefined && key !== undefined) this.#closed.add(key);
    this.#emit({ type: 'contentBlockStop', payload: { contentBlockIndex: this.#index } });
    this.#index += 1;
  }
}
