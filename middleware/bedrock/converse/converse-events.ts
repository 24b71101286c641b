import { randomUUID } from 'node:crypto';
import type { ChatChunk, ThinkingBlock } from '../../chat/chat.ts';
import { refusalOfChunk } from '../error.ts';
import type { EventTranslator, StreamEvent } from '../event.ts';
import { serviceTierOf } from './converse-answer.ts';
import { Blocks } from './blocks.ts';
import { type Fields, isFields } from './fields.ts';
import { asBase64 } from './reasoning.ts';
import { stopReason } from './stop-reason.ts';
import { tokenUsage } from './usage.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;
type ToolPiece = NonNullable<Delta['tool_calls']>[number];

/**
 * The events of one ConverseStream answer. Like Bedrock's own: only a tool use has a `contentBlockStart`, every block has its stop,
 * `messageStop` comes always and `metadata` last.
 */
export const converseEvents = (): EventTranslator => new ConverseEvents();

class ConverseEvents implements EventTranslator {
  #events: StreamEvent[] = [];
  readonly #blocks = new Blocks((event) => this.#events.push(event));
  /** Tool calls by their index in the chat stream; a new id at an index is a new call. */
  readonly #tools = new Map<number, { readonly key: string; readonly id: string }>();
  /** The text of the reasoning block that is open. */
  #thought = '';
  #toolCount = 0;
  #hasStarted = false;
  #reason: string | undefined;
  #usage: ChatChunk['usage'];
  #trace: Fields | undefined;
  #tier: unknown;

  chunk(chunk: ChatChunk): readonly StreamEvent[] {
    if (chunk.error) throw refusalOfChunk(chunk.error);
    this.#start();
    const choice = chunk.choices?.[0];
    if (choice?.delta) this.#delta(choice.delta);
    if (choice?.finish_reason) this.#reason = choice.finish_reason;
    if (chunk.usage) this.#usage = chunk.usage;
    this.#tier ??= chunk['service_tier'];
    this.#trace ??= traceOf(chunk);
    return this.#taken();
  }

  end(latencyMs: number): readonly StreamEvent[] {
    this.#start();
    this.#blocks.close();
    const hasGuardrailTrace = isFields(this.#trace?.['guardrail']);
    this.#events.push(
      {
        type: 'messageStop',
        payload: {
          stopReason: stopReason({
            reason: this.#reason,
            native: undefined,
            hasToolUse: this.#toolCount > 0,
            hasGuardrailTrace,
          }),
        },
      },
      {
        type: 'metadata',
        payload: {
          usage: tokenUsage(this.#usage),
          metrics: { latencyMs: Math.round(latencyMs) },
          ...(this.#trace && { trace: this.#trace }),
          ...serviceTierOf(this.#tier),
        },
      },
    );
    return this.#taken();
  }

  #start(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    this.#events.push({ type: 'messageStart', payload: { role: 'assistant' } });
  }

  #taken(): readonly StreamEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #delta({
    reasoning_content: reasoning,
    thinking_blocks: thinking,
    content,
    tool_calls: calls,
  }: Delta): void {
    if (thinking && thinking.length > 0) for (const block of thinking) this.#thinking(block);
    else if (reasoning) this.#blocks.write('reasoning', { reasoningContent: { text: reasoning } });
    if (content) this.#blocks.write('text', { text: content });
    if (calls) for (const call of calls) this.#tool(call);
  }

  /** LiteLLM streams a block's text in pieces, its signature after them; from Anthropic itself with the whole text once more. */
  #thinking(block: ThinkingBlock): void {
    if (block.type === 'redacted_thinking') {
      this.#blocks.writeWhole({ reasoningContent: { redactedContent: asBase64(block.data) } });
      return;
    }
    const { thinking, signature } = block;
    if (thinking && !(signature && thinking === this.#thought)) {
      this.#thought += thinking;
      this.#blocks.write('reasoning', { reasoningContent: { text: thinking } });
    }
    if (signature) {
      this.#thought = '';
      this.#blocks.write('reasoning', { reasoningContent: { signature } });
      this.#blocks.seal();
    }
  }

  #tool({ index = 0, id, function: piece }: ToolPiece): void {
    let tool = this.#tools.get(index);
    if (tool === undefined || (id && id !== tool.id)) {
      tool = { key: String(this.#toolCount), id: id ?? `tooluse_${randomUUID()}` };
      this.#toolCount += 1;
      this.#tools.set(index, tool);
      this.#blocks.startTool(tool.key, tool.id, piece?.name ?? '');
    }
    this.#blocks.writeTool(tool.key, piece?.arguments ?? '');
  }
}

/** A guardrail's trace, which LiteLLM hands on in one of two places. */
function traceOf(chunk: ChatChunk): Fields | undefined {
  const { trace, provider_specific_fields: specific } = chunk;
  if (isFields(trace)) return trace;
  return isFields(specific) && isFields(specific['trace']) ? specific['trace'] : undefined;
}
