import type { ChatAnswer, ChatChunk, ToolCall } from '../../../chat/chat.ts';
import type { EventTranslator, StreamEvent } from '../../event.ts';
import { firstChoice, textOf } from '../answer.ts';
import { chunkEvent, StreamTally } from '../stream.ts';

export function mistralChatAnswer(answer: ChatAnswer): object {
  const { message, finishReason } = firstChoice(answer);
  return choiceOf(textOf(message), message.tool_calls ?? [], finishReason);
}

/** Calls have no `type` at Mistral. */
const choiceOf = (content: string, calls: readonly ToolCall[], stop_reason: string | null): object => ({
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content,
        ...(calls.length > 0 && {
          tool_calls: calls.map(({ id, function: called }) => ({ id, function: called })),
        }),
      },
      stop_reason,
    },
  ],
});

/** Text piece by piece; tool calls whole, with the last piece, as Mistral sends them. */
export class MistralChatEvents implements EventTranslator {
  readonly #tally = new StreamTally();
  readonly #calls: { id: string; name: string; arguments: string; at: number }[] = [];

  chunk(chunk: ChatChunk): readonly StreamEvent[] {
    const { content, tool_calls } = this.#tally.take(chunk);
    for (const { index = 0, id, function: called } of tool_calls ?? []) {
      const call = this.#calls.findLast((each) => (id ? each.id === id : each.at === index));
      if (call) {
        call.name ||= called?.name ?? '';
        call.arguments += called?.arguments ?? '';
      } else
        this.#calls.push({
          id: id ?? `call_${index}`,
          name: called?.name ?? '',
          arguments: called?.arguments ?? '',
          at: index,
        });
    }
    return content ? [chunkEvent(choiceOf(content, [], null))] : [];
  }

  end(latencyMs: number): readonly StreamEvent[] {
    const calls = this.#calls.map(({ id, name, arguments: input }): ToolCall => ({
      id,
      type: 'function',
      function: { name, arguments: input },
    }));
    const last = choiceOf('', calls, this.#tally.finishReason ?? (calls.length > 0 ? 'tool_calls' : 'stop'));
    return [chunkEvent({ ...last, ...this.#tally.bedrockFields(latencyMs) })];
  }
}
