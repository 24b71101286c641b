import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import OpenAI from 'openai';

interface Client {
  /** AWS's client only: HTTP/1.1, as through a load balancer, rather than the HTTP/2 without TLS that is its own choice. */
  readonly isHttp1?: boolean;
  /** Base URL of the middleware. */
  readonly url: string;
  readonly key: string;
  /** Attempts at all; 1 by default. */
  readonly attempts?: number;
}

/** AWS's own client with a gateway's key as bearer token, as its documentation has it for Bedrock's API keys. */
export const bedrockClient = ({ url, key, attempts = 1, isHttp1 = false }: Client): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    endpoint: `${url}/bedrock`,
    region: 'us-east-1',
    token: { token: key },
    authSchemePreference: ['httpBearerAuth'],
    ...(isHttp1 && { requestHandler: new NodeHttpHandler() }),
    maxAttempts: attempts,
  });

export const openAiClient = ({ url, key, attempts = 1 }: Client): OpenAI =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: attempts - 1 });
