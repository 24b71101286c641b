import { expect, it } from 'vitest';
import { user } from './arrival-parts.ts';
import { eachBedrockClient, javascript } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { gatheredOf, textOf, wholeOf } from './heard.ts';
import { eachBackend, type Rig } from './rig.ts';

const python = pythonOfFile();
const messages = [user({ text: 'Hello' })];

const IDS = [
  'anthropic.claude-3-5-sonnet-20240620-v1:0-mock-echo',
  'org/team/model-mock-echo',
  'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-mock-echo',
  'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3-mock-echo',
];

const modelIn = (echo: string): unknown => (JSON.parse(echo) as { readonly model: unknown }).model;

eachBackend('a model’s id', (rig) => {
  eachBedrockClient(rig, python, (ask) => {
    it.each(IDS)('arrives as it is: %s', async (modelId) => {
      expect(modelIn(textOf(wholeOf(await ask('converse', { modelId, messages }))))).toBe(modelId);
      expect(modelIn(textOf(gatheredOf(await ask('converse_stream', { modelId, messages }))))).toBe(modelId);
    });
  });

  it.each(IDS)('may come without any encoding in the path, and encoded whole: %s', async (modelId) => {
    for (const path of [modelId, encodeURIComponent(modelId), modelId.replaceAll(':', '%3a')]) {
      const { status, json } = await post(rig, `/bedrock/model/${path}/converse`, { messages });
      expect(status).toBe(200);
      const { output } = json as { readonly output: { message: { content: [{ text: string }] } } };
      expect(modelIn(output.message.content[0].text)).toBe(modelId);
    }
  });

  it('that cannot be decoded is refused by its name', async () => {
    const { status, json, headers } = await post(rig, '/bedrock/model/a%ffb/converse', { messages });
    expect([status, headers.get('x-amzn-errortype')]).toEqual([400, 'ValidationException']);
    expect(json).toEqual({ message: expect.stringContaining('modelId') as string });
  });

  it('arrives over HTTP/1.1 as over HTTP/2', async () => {
    const [modelId = ''] = IDS;
    const heard = await javascript(rig, true)('converse_stream', { modelId, messages });
    expect(modelIn(textOf(gatheredOf(heard)))).toBe(modelId);
  });
});

async function post(rig: Rig, path: string, body: object) {
  const response = await fetch(`${rig.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${rig.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as unknown };
}
