import type { StreamEvent } from '../../event.ts';
import type { Fields } from '../fields.ts';
import { chunkEvent } from '../stream.ts';

/** Numbers the content blocks of a message and keeps one open at a time, as Anthropic does. */
export class EventWriter {
  #events: StreamEvent[] = [];
  #index = -1;
  #isOpen = false;

  send(payload: Fields): void {
    this.#events.push(chunkEvent(payload));
  }

  begin(content_block: object): void {
    this.stop();
    this.#isOpen = true;
    this.#index += 1;
    this.send({ type: 'content_block_start', index: this.#index, content_block });
  }

  delta(delta: object): void {
    this.send({ type: 'content_block_delta', index: this.#index, delta });
  }

  stop(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.send({ type: 'content_block_stop', index: this.#index });
  }

  /** What was written since the last call. */
  take(): readonly StreamEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
