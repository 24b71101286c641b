import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatChunk } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import type { StreamEvent } from '../event.ts';
import { converseEvents } from './converse-events.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;

const piece = (delta: Delta, finish_reason: string | null = null): ChatChunk => ({
  choices: [{ index: 0, delta, finish_reason }],
});
const call = (index: number, args: string, id?: string, name?: string): ChatChunk =>
  piece({ tool_calls: [{ index, ...(id && { id }), function: { ...(name && { name }), arguments: args } }] });
const ended = (reason: string): ChatChunk => piece({}, reason);
const usage: ChatChunk = { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } };

const eventsOf = (...chunks: ChatChunk[]): StreamEvent[] => {
  const translator = converseEvents();
  return [...chunks.flatMap((chunk) => translator.chunk(chunk)), ...translator.end(7.4)];
};

/** `start 0 f`, `0 "text"`, `stop 0`: a stream in short. */
const short = ({ type, payload }: StreamEvent): string => {
  const {
    contentBlockIndex: at,
    delta,
    start,
    stopReason,
  } = payload as {
    contentBlockIndex?: number;
    delta?: { text?: string; toolUse?: { input: string }; reasoningContent?: object };
    start?: { toolUse: { name: string; toolUseId: string } };
    stopReason?: string;
  };
  if (type === 'contentBlockStart') return `start ${String(at)} ${start?.toolUse.name ?? ''}`;
  if (type === 'contentBlockDelta')
    return `${String(at)} ${delta?.text ?? delta?.toolUse?.input ?? JSON.stringify(delta?.reasoningContent)}`;
  if (type === 'contentBlockStop') return `stop ${String(at)}`;
  return stopReason ? `${type} ${stopReason}` : type;
};
const shortOf = (...chunks: ChatChunk[]): string[] => eventsOf(...chunks).map(short);

test('a text streams as Bedrock streams it', () => {
  expect(
    eventsOf(
      piece({ role: 'assistant', content: '' }),
      piece({ content: 'Hel' }),
      piece({ content: 'lo' }),
      ended('stop'),
      usage,
    ),
  ).toEqual([
    { type: 'messageStart', payload: { role: 'assistant' } },
    { type: 'contentBlockDelta', payload: { delta: { text: 'Hel' }, contentBlockIndex: 0 } },
    { type: 'contentBlockDelta', payload: { delta: { text: 'lo' }, contentBlockIndex: 0 } },
    { type: 'contentBlockStop', payload: { contentBlockIndex: 0 } },
    { type: 'messageStop', payload: { stopReason: 'end_turn' } },
    {
      type: 'metadata',
      payload: { usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 }, metrics: { latencyMs: 7 } },
    },
  ]);
});

test('the first chunk begins the message at once', () => {
  expect(
    converseEvents()
      .chunk(piece({ role: 'assistant', content: '' }))
      .map(short),
  ).toEqual(['messageStart']);
});

test('a tool use has a start with its id and name, after the text has stopped', () => {
  const events = eventsOf(
    piece({ content: 'Let me see.' }),
    call(0, '', 'a', 'look'),
    call(0, '{"at":'),
    call(0, '"sky"}'),
    ended('tool_calls'),
  );
  expect(events.map(short)).toEqual([
    'messageStart',
    '0 Let me see.',
    'stop 0',
    'start 1 look',
    '1 {"at":',
    '1 "sky"}',
    'stop 1',
    'messageStop tool_use',
    'metadata',
  ]);
  expect(events[3]?.payload).toEqual({
    start: { toolUse: { toolUseId: 'a', name: 'look' } },
    contentBlockIndex: 1,
  });
});

test('parallel tool uses come one after the other', () => {
  expect(shortOf(call(0, '{}', 'a', 'f'), call(1, '{"b":', 'b', 'g'), call(1, '2}'))).toEqual([
    'messageStart',
    'start 0 f',
    '0 {}',
    'stop 0',
    'start 1 g',
    '1 {"b":',
    '1 2}',
    'stop 1',
    'messageStop tool_use',
    'metadata',
  ]);
});

test('parallel tool uses that the model mixes are put in line, since clients gather one at a time', () => {
  expect(
    shortOf(
      call(0, '{"a"', 'a', 'f'),
      call(1, '{"b"', 'b', 'g'),
      call(0, ':1'),
      call(1, ':2'),
      call(0, '}'),
      call(1, '}'),
      piece({ content: 'Done.' }),
    ),
  ).toEqual([
    'messageStart',
    'start 0 f',
    '0 {"a"',
    '0 :1',
    '0 }',
    'stop 0',
    'start 1 g',
    '1 {"b"',
    '1 :2',
    '1 }',
    'stop 1',
    '2 Done.',
    'stop 2',
    'messageStop tool_use',
    'metadata',
  ]);
});

test('another id at the same index is another tool use', () => {
  expect(
    shortOf(call(0, '{"a":1}', 'a', 'f'), call(0, '{"b":2}', 'b', 'g')).filter((line) =>
      line.startsWith('start'),
    ),
  ).toEqual(['start 0 f', 'start 1 g']);
});

test('a tool use without arguments has an empty object, which clients parse', () => {
  expect(shortOf(call(0, '', 'a', 'f'))).toEqual([
    'messageStart',
    'start 0 f',
    '0 {}',
    'stop 0',
    'messageStop tool_use',
    'metadata',
  ]);
});

test('a tool use that goes on after its end is the gateway’s failure', () => {
  const translator = converseEvents();
  translator.chunk(call(0, '{}', 'a', 'f'));
  translator.chunk(call(1, '{', 'b', 'g'));
  expect(translator.chunk(call(0, ' \n'))).toEqual([]);
  expect(() => translator.chunk(call(0, '{"again":1}'))).toThrow(Refusal);
});

test('reasoning has its text and its signature in a block of its own', () => {
  const thinking = (text: string, signature?: string): ChatChunk =>
    piece({
      reasoning_content: text,
      thinking_blocks: [{ type: 'thinking', thinking: text, ...(signature && { signature }) }],
    });
  const redacted = piece({ thinking_blocks: [{ type: 'redacted_thinking', data: 'aGk=' }] });
  expect(
    shortOf(
      thinking('Hm'),
      thinking('.'),
      thinking('', 'sig'),
      thinking('More'),
      redacted,
      piece({ content: 'So.' }),
    ),
  ).toEqual([
    'messageStart',
    '0 {"text":"Hm"}',
    '0 {"text":"."}',
    '0 {"signature":"sig"}',
    'stop 0',
    '1 {"text":"More"}',
    'stop 1',
    '2 {"redactedContent":"aGk="}',
    'stop 2',
    '3 So.',
    'stop 3',
    'messageStop end_turn',
    'metadata',
  ]);
});

test('a signature that comes with the whole text once more does not say it twice', () => {
  const thinking = (text: string, signature = ''): ChatChunk =>
    piece({ thinking_blocks: [{ type: 'thinking', thinking: text, ...(signature && { signature }) }] });
  expect(shortOf(thinking('H'), thinking('m'), thinking('Hm', 'sig')).slice(1, 5)).toEqual([
    '0 {"text":"H"}',
    '0 {"text":"m"}',
    '0 {"signature":"sig"}',
    'stop 0',
  ]);
});

test('reasoning that a provider gives as plain text streams too', () => {
  expect(shortOf(piece({ reasoning_content: 'Hm' }), piece({ content: 'So.' })).slice(1, 4)).toEqual([
    '0 {"text":"Hm"}',
    'stop 0',
    '1 So.',
  ]);
});

test('a stream of nothing is still a whole message', () => {
  const whole = ['messageStart', 'messageStop end_turn', 'metadata'];
  expect(shortOf()).toEqual(whole);
  expect(shortOf({}, { choices: [] }, usage)).toEqual(whole);
});

test('a guardrail’s trace and the tier come with the metadata', () => {
  const trace = { guardrail: { actionReason: 'blocked' } };
  const events = eventsOf(piece({ content: 'No.' }, 'content_filter'), {
    ...usage,
    provider_specific_fields: { trace },
    service_tier: 'priority',
  });
  expect(events.at(-2)?.payload).toEqual({ stopReason: 'guardrail_intervened' });
  expect(events.at(-1)?.payload).toMatchObject({ trace, serviceTier: { type: 'priority' } });
});

test('a failure in the stream is a refusal', () => {
  expect(() => converseEvents().chunk({ error: { message: 'Slow down.', code: '429' } })).toThrow(
    'Slow down.',
  );
});

describe('whatever comes in whatever order', () => {
  const text = fc.string({ minLength: 1, maxLength: 5 });
  const tools = fc.array(
    fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.string({ maxLength: 5 }), { minKeys: 1, maxKeys: 3 }),
    { minLength: 1, maxLength: 4 },
  );

  /** The tools' arguments in pieces, mixed by `order`, each tool's own pieces in their order. */
  const mixed = (inputs: readonly object[], order: readonly number[]): ChatChunk[] => {
    const rest = inputs.map((input) => JSON.stringify(input).match(/.{1,4}/gsu) ?? []);
    const chunks = inputs.map((_, index) => call(index, '', `id-${index}`, `tool-${index}`));
    for (const at of order) {
      const index = at % inputs.length;
      const next = rest[index]?.shift();
      if (next !== undefined) chunks.push(call(index, next));
    }
    rest.forEach((pieces, index) => chunks.push(...pieces.map((one) => call(index, one))));
    return chunks;
  };

  test('each block has its deltas between its start and its stop, and blocks do not overlap', () => {
    fc.assert(
      fc.property(
        tools,
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.array(text, { maxLength: 3 }),
        (inputs, order, words) => {
          const events = eventsOf(
            ...words.map((content) => piece({ content })),
            ...mixed(inputs, order),
            ended('tool_calls'),
          );
          let open: number | undefined;
          let next = 0;
          const gathered = new Map<number, string>();
          for (const { type, payload } of events.slice(1, -2)) {
            const { contentBlockIndex: at, delta } = payload as {
              contentBlockIndex: number;
              delta?: { toolUse?: { input: string } };
            };
            if (open === undefined) {
              expect(at).toBe(next);
              open = at;
              next += 1;
            } else {
              expect(type).not.toBe('contentBlockStart');
            }
            expect(at).toBe(open);
            if (delta?.toolUse) gathered.set(at, (gathered.get(at) ?? '') + delta.toolUse.input);
            if (type === 'contentBlockStop') open = undefined;
          }
          expect(open).toBeUndefined();
          expect([...gathered.values()].map((input) => JSON.parse(input) as unknown)).toEqual(inputs);
        },
      ),
      { numRuns: 300 },
    );
  });
});
