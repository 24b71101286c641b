import { randomUUID } from 'node:crypto';
import type { ChatChunk, ThinkingBlock } from '../../../chat/chat.ts';
import { Refusal } from '../../../refusal.ts';
import type { EventTranslator, StreamEvent } from '../../event.ts';
import { StreamTally } from '../stream.ts';
import { messageId, usageOf } from './answer.ts';
import { stopReasonOf } from './stop-reason.ts';
import { EventWriter } from './writer.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;
type CallPiece = NonNullable<Delta['tool_calls']>[number];

interface Thinking {
  readonly type: 'thinking';
  hasText: boolean;
  isSigned: boolean;
}

/** The content block that is being written. */
type Open =
  | { readonly type: 'text' }
  | Thinking
  | { readonly type: 'tool_use'; readonly id: string; readonly at: number };

/** A chat stream as the events of Anthropic's Messages, from `message_start` to `message_stop`. */
export class AnthropicEvents implements EventTranslator {
  readonly #modelId: string;
  readonly #tally = new StreamTally();
  readonly #writer = new EventWriter();
  #isStarted = false;
  #hasCalls = false;
  #open: Open | undefined;

  constructor(modelId: string) {
    this.#modelId = modelId;
  }

  chunk(chunk: ChatChunk): readonly StreamEvent[] {
    const { reasoning_content, thinking_blocks, content, tool_calls } = this.#tally.take(chunk);
    this.#start(chunk);
    if (reasoning_content) this.#think(reasoning_content);
    for (const block of thinking_blocks ?? []) this.#thinkingBlock(block, !!reasoning_content);
    if (content) this.#text(content);
    for (const piece of tool_calls ?? []) this.#call(piece);
    return this.#writer.take();
  }

  end(latencyMs: number): readonly StreamEvent[] {
    this.#start({});
    this.#writer.stop();
    const { finishReason, usage } = this.#tally;
    this.#writer.send({
      type: 'message_delta',
      delta: { stop_reason: stopReasonOf(finishReason, this.#hasCalls), stop_sequence: null },
      usage: usageOf(usage),
    });
    this.#writer.send({ type: 'message_stop', ...this.#tally.bedrockFields(latencyMs) });
    return this.#writer.take();
  }

  /** LiteLLM counts the tokens at the end; those of the prompt, which stand here at Anthropic, come with `message_delta`. */
  #start({ id, model }: ChatChunk): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#writer.send({
      type: 'message_start',
      message: {
        id: messageId(id),
        type: 'message',
        role: 'assistant',
        model: model ?? this.#modelId,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: usageOf(undefined),
      },
    });
  }

  #text(text: string): void {
    if (this.#open?.type !== 'text') {
      this.#open = { type: 'text' };
      this.#writer.begin({ type: 'text', text: '' });
    }
    this.#writer.delta({ type: 'text_delta', text });
  }

  #think(thinking: string): void {
    this.#thinking().hasText = true;
    this.#writer.delta({ type: 'thinking_delta', thinking });
  }

  /** The block that takes more thoughts; one that is signed is complete. */
  #thinking(): Thinking {
    if (this.#open?.type === 'thinking' && !this.#open.isSigned) return this.#open;
    const open: Thinking = { type: 'thinking', hasText: false, isSigned: false };
    this.#open = open;
    this.#writer.begin({ type: 'thinking', thinking: '', signature: '' });
    return open;
  }

  /** The text of these comes as `reasoning_content` too, and with the signature some providers send all of it again. */
  #thinkingBlock(block: ThinkingBlock, isSaid: boolean): void {
    if (block.type === 'redacted_thinking') {
      this.#open = undefined;
      this.#writer.begin({ type: block.type, data: block.data });
      return;
    }
    const { thinking, signature } = block;
    const hasText = this.#open?.type === 'thinking' && !this.#open.isSigned && this.#open.hasText;
    if (thinking && !isSaid && !(signature && hasText)) this.#think(thinking);
    if (!signature) return;
    this.#thinking().isSigned = true;
    this.#writer.delta({ type: 'signature_delta', signature });
  }

  #call({ index, id, function: called }: CallPiece): void {
    const open = this.#open?.type === 'tool_use' ? this.#open : undefined;
    if (open === undefined || (id ? id !== open.id : (index ?? open.at) !== open.at)) {
      const name = called?.name;
      if (!name)
        throw new Refusal(
          'bad_gateway',
          'The model mixed the pieces of two tool calls. Send the request again.',
        );
      const block = { type: 'tool_use', id: id ?? `toolu_${randomUUID()}` } as const;
      this.#hasCalls = true;
      this.#open = { ...block, at: index ?? 0 };
      this.#writer.begin({ ...block, name, input: {} });
    }
    const partial_json = called?.arguments;
    if (partial_json) this.#writer.delta({ type: 'input_json_delta', partial_json });
  }
}
