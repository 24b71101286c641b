import type { TurnAnswer } from '../history/history.ts';
import type { ChatAnswer, ChatChunk, ChatMessage, ThinkingBlock, ToolCall } from './chat.ts';

/** The finish reason of an answer that did not say one. */
const UNKNOWN = 'stop';

/** A whole answer as it is stored: its first choice. Undefined when it has none. */
export function answerOf({ choices, usage, model }: ChatAnswer): TurnAnswer | undefined {
  const choice = (choices as ChatAnswer['choices'] | undefined)?.[0];
  if (!choice) return undefined;
  return {
    message: storable(choice.message),
    finishReason: choice.finish_reason ?? UNKNOWN,
    usage: usage ?? undefined,
    model,
  };
}

/** What a model is given back later; what providers add for clients only stays out. */
function storable({ content, tool_calls, reasoning_content, thinking_blocks }: ChatMessage): ChatMessage {
  return {
    role: 'assistant',
    content: content ?? null,
    ...(tool_calls && tool_calls.length > 0 && { tool_calls }),
    ...(reasoning_content != null && { reasoning_content }),
    ...(thinking_blocks && thinking_blocks.length > 0 && { thinking_blocks }),
  };
}

interface OpenCall {
  id: string;
  name: string;
  arguments: string;
}

/** Puts the pieces of a streamed answer together again. */
export class Gathered {
  private content = '';
  private reasoning = '';
  private readonly thinking: ThinkingBlock[] = [];
  private readonly calls = new Map<number, OpenCall>();
  private finishReason: string | undefined;
  private usage: object | undefined;
  private model: string | undefined;
  id: string | undefined;

  /** Whether a chunk said that the answer is whole. */
  get isFinished(): boolean {
    return this.finishReason !== undefined;
  }

  add(chunk: ChatChunk): void {
    this.id ??= chunk.id;
    this.model ??= chunk.model;
    if (chunk.usage) this.usage = chunk.usage;
    for (const choice of chunk.choices ?? []) {
      if ((choice.index ?? 0) !== 0) continue;
      if (choice.finish_reason != null) this.finishReason = choice.finish_reason;
      const { delta } = choice;
      if (!delta) continue;
      if (typeof delta.content === 'string') this.content += delta.content;
      if (typeof delta.reasoning_content === 'string') this.reasoning += delta.reasoning_content;
      for (const block of delta.thinking_blocks ?? []) this.addThinking(block);
      for (const call of delta.tool_calls ?? []) this.addCall(call);
    }
  }

  answer(): TurnAnswer {
    const tool_calls = [...this.calls.entries()]
      .toSorted(([one], [other]) => one - other)
      .map(([, { id, name, arguments: text }]): ToolCall => ({
        id,
        type: 'function',
        function: { name, arguments: text },
      }));
    const message = storable({
      role: 'assistant',
      content: this.content === '' && tool_calls.length > 0 ? null : this.content,
      tool_calls,
      reasoning_content: this.reasoningText(),
      thinking_blocks: this.thinking,
    });
    return { message, finishReason: this.finishReason ?? UNKNOWN, usage: this.usage, model: this.model };
  }

  /** The blocks say the same as the plain text, and do not repeat it. */
  private reasoningText(): string | null {
    const said = this.thinking.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('');
    return said || this.reasoning || null;
  }

  /** Pieces of one block follow each other; its signature comes last, alone or with the whole text once more, and closes it. */
  private addThinking(block: ThinkingBlock): void {
    if (block.type === 'redacted_thinking') {
      this.thinking.push(block);
      return;
    }
    const { thinking = '', signature } = block as { readonly thinking?: string; readonly signature?: string };
    const last = this.thinking.at(-1);
    const goesOn = last?.type === 'thinking' && last.signature === undefined;
    const before = goesOn ? last.thinking : '';
    if (goesOn) this.thinking.pop();
    this.thinking.push({
      type: 'thinking',
      thinking: signature && thinking === before ? before : before + thinking,
      ...(signature && { signature }),
    });
  }

  private addCall(
    piece: NonNullable<NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>['tool_calls']>[number],
  ): void {
    const index = piece.index ?? 0;
    let call = this.calls.get(index);
    if (!call) this.calls.set(index, (call = { id: '', name: '', arguments: '' }));
    if (piece.id) call.id = piece.id;
    if (piece.function?.name) call.name = piece.function.name;
    if (piece.function?.arguments) call.arguments += piece.function.arguments;
  }
}
