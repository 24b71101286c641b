import { expect, it } from 'vitest';
import { ARRIVALS } from './arrivals.ts';
import { eachBedrockClient } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { gatheredOf, textOf, wholeOf } from './heard.ts';
import { eachBackend } from './rig.ts';

const python = pythonOfFile();

/** What LiteLLM adds to each stream's request. */
const STREAMED = { stream: true, stream_options: { include_usage: true } };

eachBackend('what a Converse client sends arrives at the model', (rig) => {
  eachBedrockClient(rig, python, (ask) => {
    const echo = async (modelId: string, input: object): Promise<readonly [object, object]> => {
      const whole = wholeOf(await ask('converse', { modelId, ...input }));
      const stream = gatheredOf(await ask('converse_stream', { modelId, ...input }));
      return [JSON.parse(textOf(whole)) as object, JSON.parse(textOf(stream)) as object];
    };

    it.each(ARRIVALS)('$name', async ({ input, chat, ofLitellm }) => {
      const [whole, stream] = await echo('chat-mock-echo', input);
      const arrived = {
        model: 'chat-mock-echo',
        ...(rig.backend === 'litellm' ? (ofLitellm ?? chat) : chat),
      };
      expect(whole).toEqual(arrived);
      expect(stream).toEqual({ ...arrived, ...STREAMED });
    });

    if (rig.backend === 'litellm') {
      it.each(ARRIVALS)('$name, at Bedrock’s own Converse', async ({ input, converse }) => {
        const [whole, stream] = await echo('bedrock-mock-echo', input);
        expect(whole).toMatchObject(converse);
        expect(stream).toEqual(whole);
      });
    }

    it('requestMetadata goes into the spend’s row, not to the model', async () => {
      const input = {
        messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
        requestMetadata: { team: 'blue' },
      };
      const [whole] = await echo('chat-mock-echo', input);
      const metadata = { spend_logs_metadata: { team: 'blue' } };
      expect(whole).toEqual({
        model: 'chat-mock-echo',
        messages: [{ role: 'user', content: 'Hello' }],
        // In LiteLLM's place, the mock backend sees what LiteLLM keeps for itself.
        ...(rig.backend === 'mock' && { metadata }),
      });
    });
  });
});
