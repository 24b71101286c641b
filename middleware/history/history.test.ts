import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat.ts';
import { answered, assistant, beginTurn, KEY, say, told, user } from './history.fixture.ts';
import { describeTwoTasks } from './two-tasks.fixture.ts';

describeTwoTasks('chat history', (tasks) => {
  it('tells each turn all the earlier ones, whichever task it comes to', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const expected: ChatMessage[] = [user('q1'), assistant('a1')];
    for (let number = 2; number <= 12; number += 1) {
      const turn = await beginTurn(number % 3 === 0 ? there : here, `q${number}`, { sessionId });
      expect(told(turn)).toEqual([...expected, user(`q${number}`)]);
      await turn.end(answered(`a${number}`));
      expected.push(user(`q${number}`), assistant(`a${number}`));
    }
    expect(await there.read(KEY, sessionId)).toEqual(expected);
  });

  it('keeps tools, their results, images, reasoning and cache points as they were given', async () => {
    const { here, there } = tasks();
    const asked: ChatMessage[] = [
      {
        role: 'user',
        content: [
          {
            type: 'text',
            text: 'What is “this”?\u0000\ud800',
            cache_control: { type: 'ephemeral', ttl: '1h' },
          },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ],
      },
    ];
    const call: ChatMessage = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":"it"}' } }],
      reasoning_content: 'I look.',
      thinking_blocks: [{ type: 'thinking', thinking: 'I look.', signature: 'sig' }],
    };
    const result: ChatMessage = { role: 'tool', tool_call_id: 'c1', content: '4' };
    const first = await beginTurn(here, asked);
    await first.end({ message: call, finishReason: 'tool_calls' });
    const second = await beginTurn(there, [result], { sessionId: first.sessionId });
    expect(told(second)).toEqual([...asked, call, result]);
    await second.drop();
    expect(await here.read(KEY, first.sessionId)).toEqual([...asked, call]);
  });

  it('keeps the system prompt until a call brings another one', async () => {
    const { here, there } = tasks();
    const [calm, bold]: ChatMessage[] = [
      { role: 'system', content: 'Be calm.' },
      { role: 'developer', content: 'Be bold.' },
    ];
    const first = await beginTurn(here, [calm!, user('q1')]);
    expect(told(first)).toEqual([calm, user('q1')]);
    await first.end(answered('a1'));
    const { sessionId } = first;
    await say(there, 'q2', 'a2', { sessionId });
    const third = await beginTurn(there, [bold!, user('q3')], { sessionId });
    expect(told(third)).toEqual([bold, user('q1'), assistant('a1'), user('q2'), assistant('a2'), user('q3')]);
    await third.end(answered('a3'));
    const again = await beginTurn(here, [bold!, user('q4')], { sessionId });
    await again.end(answered('a4'));
    const last = await beginTurn(here, 'q5', { sessionId });
    expect(told(last)[0]).toEqual(bold);
    await last.drop();
    expect((await there.read(KEY, sessionId))[0]).toEqual(bold);
  });

  it('takes a system prompt back with the turn that brought it', async () => {
    const { here, there } = tasks();
    const calm: ChatMessage = { role: 'system', content: 'Be calm.' };
    const first = await beginTurn(here, [calm, user('q1')]);
    await first.end(answered('a1'));
    const { sessionId } = first;
    const refused = await beginTurn(here, [{ role: 'system', content: 'Be wild.' }, user('q2')], {
      sessionId,
    });
    refused.open();
    await refused.drop();
    const next = await beginTurn(there, [calm, user('q2')], { sessionId });
    expect(told(next)).toEqual([calm, user('q1'), assistant('a1'), user('q2')]);
    await next.end(answered('a2'));
    expect(await there.read(KEY, sessionId)).toEqual([
      calm,
      user('q1'),
      assistant('a1'),
      user('q2'),
      assistant('a2'),
    ]);
  });

  it('tells what was said before a cut-off, and marks it', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const turn = await beginTurn(here, 'q2', { sessionId });
    turn.open();
    await turn.cutOff(answered('half an ans'));
    expect(await there.read(KEY, sessionId)).toEqual([
      user('q1'),
      assistant('a1'),
      user('q2'),
      { ...assistant('half an ans'), cut_off: true },
    ]);
    const next = await beginTurn(there, 'q3', { sessionId });
    expect(told(next)).toEqual([
      user('q1'),
      assistant('a1'),
      user('q2'),
      assistant('half an ans'),
      user('q3'),
    ]);
    await next.drop();
  });

  it('puts a question whose answer was cut off before it began together with the next one', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const turn = await beginTurn(here, 'q2', { sessionId });
    await turn.cutOff(answered(''));
    const both = user('');
    const merged = {
      ...both,
      content: [
        { type: 'text', text: 'q2' },
        { type: 'text', text: 'q3' },
      ],
    };
    for (const task of [here, there]) {
      const next = await beginTurn(task, 'q3', { sessionId });
      expect(told(next)).toEqual([user('q1'), assistant('a1'), merged]);
      await next.drop();
    }
    await say(here, 'q3', 'a3', { sessionId });
    for (const task of [here, there]) {
      const next = await beginTurn(task, 'q4', { sessionId });
      expect(told(next)).toEqual([user('q1'), assistant('a1'), merged, assistant('a3'), user('q4')]);
      await next.drop();
    }
    expect(await here.read(KEY, sessionId)).toEqual([
      user('q1'),
      assistant('a1'),
      user('q2'),
      { ...assistant(''), cut_off: true },
      user('q3'),
      assistant('a3'),
    ]);
  });

  it('keeps nothing of a turn that is dropped, opened or not', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    for (const isOpened of [false, true]) {
      const turn = await beginTurn(there, 'refused', { sessionId });
      if (isOpened) turn.open();
      await turn.drop();
      const unborn = await beginTurn(here, 'refused', { requestKey: isOpened ? randomUUID() : undefined });
      if (isOpened) unborn.open();
      await unborn.drop();
      await expect(here.read(KEY, unborn.sessionId)).rejects.toMatchObject({ kind: 'not_found' });
    }
    expect(await here.read(KEY, sessionId)).toHaveLength(2);
    const next = await beginTurn(here, 'q2', { sessionId });
    expect(told(next)).toHaveLength(3);
    await next.drop();
  });
});
