export const SNIPPET_LANGUAGES = ['curl', 'python', 'javascript', 'boto3', 'awsJavascript'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

export const SNIPPET_LABELS: Record<SnippetLanguage, string> = {
  curl: 'curl',
  python: 'OpenAI Python',
  javascript: 'OpenAI JS',
  boto3: 'boto3',
  awsJavascript: 'AWS SDK JS',
};

export interface SnippetFacts {
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly key: string;
  readonly model: string;
}

/** Inside a shell's single quotes. */
const shell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
/** A string as both Python and JavaScript read it. */
const quoted = (text: string): string => JSON.stringify(text);

const body = (model: string): string =>
  JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] });

/** A first call, ready to paste. */
export const snippet: Record<SnippetLanguage, (facts: SnippetFacts) => string> = {
  curl: ({ url, key, model }) =>
    [
      `curl ${shell(`${url}/v1/chat/completions`)} \\`,
      `  -H ${shell(`Authorization: Bearer ${key}`)} \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d ${shell(body(model))}`,
    ].join('\n'),
  python: ({ url, key, model }) =>
    [
      'from openai import OpenAI',
      'client = OpenAI(',
      `    base_url=${quoted(`${url}/v1`)},`,
      `    api_key=${quoted(key)},`,
      ')',
      'reply = client.chat.completions.create(',
      `    model=${quoted(model)},`,
      '    messages=[{"role": "user", "content": "Hello"}],',
      ')',
      'print(reply.choices[0].message.content)',
    ].join('\n'),
  javascript: ({ url, key, model }) =>
    [
      "import OpenAI from 'openai';",
      'const client = new OpenAI({',
      `  baseURL: ${quoted(`${url}/v1`)},`,
      `  apiKey: ${quoted(key)},`,
      '});',
      'const reply = await client.chat.completions.create({',
      `  model: ${quoted(model)},`,
      "  messages: [{ role: 'user', content: 'Hello' }],",
      '});',
      'console.log(reply.choices[0].message.content);',
    ].join('\n'),
  // Its own bearer tokens are only for https.
  boto3: ({ url, key, model }) =>
    [
      'import boto3',
      'from botocore import UNSIGNED',
      'from botocore.config import Config',
      'client = boto3.client(',
      '    "bedrock-runtime",',
      `    endpoint_url=${quoted(`${url}/bedrock`)},`,
      '    region_name="us-east-1",',
      '    config=Config(signature_version=UNSIGNED),',
      ')',
      'def add_key(request, **_):',
      `    request.headers["Authorization"] = ${quoted(`Bearer ${key}`)}`,
      'client.meta.events.register("request-created.*", add_key)',
      'reply = client.converse(',
      `    modelId=${quoted(model)},`,
      '    messages=[{"role": "user", "content": [{"text": "Hello"}]}],',
      ')',
      'print(reply["output"]["message"]["content"][0]["text"])',
    ].join('\n'),
  awsJavascript: ({ url, key, model }) =>
    [
      "import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';",
      'const client = new BedrockRuntimeClient({',
      `  endpoint: ${quoted(`${url}/bedrock`)},`,
      "  region: 'us-east-1',",
      `  token: { token: ${quoted(key)} },`,
      "  authSchemePreference: ['httpBearerAuth'],",
      '});',
      'const reply = await client.send(new ConverseCommand({',
      `  modelId: ${quoted(model)},`,
      "  messages: [{ role: 'user', content: [{ text: 'Hello' }] }],",
      '}));',
      'console.log(reply.output.message.content[0].text);',
    ].join('\n'),
};
