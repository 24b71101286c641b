import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import OpenAI from 'openai';

/** OpenAI's own client; asks once, so that a failure is seen at once. */
export const openAiClient = (url: string): OpenAI =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: 'sk-none', maxRetries: 0 });

/** AWS's own client; over HTTP/2, as it is by default. */
export const bedrockClient = (url: string): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
