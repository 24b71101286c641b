import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend } from './backends.ts';

/** Names that go through as they are, to the mock backend, which reads its orders in them: `chat-mock-echo`. */
const OPEN = [
  'chat*',
  'org/*',
  'anthropic.*',
  'arn:aws:bedrock:*',
  'amazon.*',
  'meta.*',
  'mistral.*',
  'cohere.*',
];

/** One model of Bedrock for each order that a name can carry; only real LiteLLM speaks Converse to it. */
const OF_BEDROCK = ['mock-echo', 'mock-thinking', 'mock-thinking-redacted', 'mock-cached', 'mock-plain'];
const CLAUDE = 'anthropic.claude-sonnet-4-20250514-v1:0';

interface Deployment {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>>;
}

function deployments(backend: Backend, mockUrl: string): readonly Deployment[] {
  const open = OPEN.map((model_name) => ({
    model_name,
    litellm_params: { model: `openai/${model_name}`, api_base: `${mockUrl}/v1`, api_key: 'sk-of-the-mock' },
  }));
  const priced = {
    model_name: 'priced',
    litellm_params: { ...open[0]!.litellm_params, model: 'openai/priced', output_cost_per_token: 0.01 },
  };
  if (backend !== 'litellm') return [...open, priced];
  const ofBedrock = OF_BEDROCK.map((order) => ({
    model_name: `bedrock-${order}`,
    litellm_params: {
      model: `bedrock/converse/${CLAUDE}`,
      model_id: `claude-${order}`,
      aws_bedrock_runtime_endpoint: mockUrl,
      aws_access_key_id: 'none',
      aws_secret_access_key: 'none',
      aws_region_name: 'us-east-1',
    },
  }));
  return [...open, priced, ...ofBedrock];
}

/** config.yaml of one gateway, as JSON, which is YAML too. */
export async function writeConfig(
  backend: Backend,
  to: { readonly mockUrl: string; readonly masterKey: string },
): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-whole-'));
  const file = join(folder, 'config.yaml');
  const config = {
    model_list: deployments(backend, to.mockUrl),
    router_settings: { num_retries: 0, disable_cooldowns: true },
    litellm_settings: { drop_params: true, num_retries: 0 },
    general_settings: { master_key: to.masterKey },
  };
  await writeFile(file, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return { file, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) };
}
