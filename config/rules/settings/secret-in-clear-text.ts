import { asText } from '../../deployments.ts';
import { providerOf } from '../facts/providers.ts';
import { changeTo } from '../parts/fixes.ts';
import { allNotables, type Notable } from '../parts/notables.ts';
import { REFERENCE } from '../parts/references.ts';
import type { Rule, Subject } from '../rule.ts';

/** Names that LiteLLM and the providers' own documentation use. */
const USUAL: Readonly<Record<string, string>> = {
  master_key: 'LITELLM_MASTER_KEY',
  salt_key: 'LITELLM_SALT_KEY',
  database_url: 'DATABASE_URL',
  redis_password: 'REDIS_PASSWORD',
  redis_url: 'REDIS_URL',
  s3_aws_secret_access_key: 'AWS_SECRET_ACCESS_KEY',
  s3_aws_session_token: 'AWS_SESSION_TOKEN',
  langfuse_secret: 'LANGFUSE_SECRET_KEY',
  langfuse_secret_key: 'LANGFUSE_SECRET_KEY',
};

const PROVIDER_PREFIX: Readonly<Record<string, string>> = {
  together_ai: 'TOGETHERAI',
  vertex_ai: 'VERTEXAI',
  text_completion_openai: 'OPENAI',
};

const LONGEST_NAME = 60;

const asName = (text: string): string =>
  text
    .slice(0, LONGEST_NAME)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();

function wantedName({ path, key }: Notable, { deployments, root }: Subject): string {
  const [top, index] = path;
  const usual = USUAL[key];
  if (usual !== undefined) return usual;
  if (top === 'environment_variables') return asName(key);
  if (top === 'model_list' && typeof index === 'number') {
    const deployment = deployments[index];
    const provider = deployment?.model === undefined ? undefined : providerOf(deployment.model);
    const owner =
      asText(deployment?.params['custom_llm_provider']) ?? provider ?? deployment?.modelName ?? '';
    if (asName(key).startsWith('AWS_')) return asName(key);
    if (owner === 'bedrock' && key === 'api_key') return 'AWS_BEARER_TOKEN_BEDROCK';
    return asName(`${PROVIDER_PREFIX[owner] ?? owner}_${key}`);
  }
  if (path.includes('cache_params')) return asName(key.startsWith('redis') ? key : `redis_${key}`);
  if (top === 'guardrails' && typeof index === 'number') {
    const guardrail = (root['guardrails'] as readonly Readonly<Record<string, unknown>>[])[index];
    return asName(`${asText(guardrail?.['guardrail_name']) ?? 'guardrail'}_${key}`);
  }
  return asName(key);
}

/** Different secrets get different names: `OPENAI_API_KEY`, then `OPENAI_API_KEY_2`. */
function nameFor(wanted: string, value: string, taken: Map<string, string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    const holder = taken.get(name);
    if (holder !== undefined && holder !== value) continue;
    taken.set(name, value);
    return name;
  }
}

/** A secret in this file is in every version, every backup and on every screen that shows it. */
export const secretInClearText: Rule = {
  name: 'secret-in-clear-text',
  needsWhole: false,
  find: (subject) => {
    const notables = allNotables(subject);
    const taken = new Map<string, string>();
    for (const one of notables)
      if (one.kind === 'reference' && one.reference.kind === 'reference')
        taken.set(one.reference.name, String(one.value));
    return notables.flatMap((one) => {
      if (one.kind !== 'secret') return [];
      const name = nameFor(wantedName(one, subject), String(one.value), taken);
      const what = one.secret === 'url' ? 'A password stands in this address' : 'A secret stands here';
      return [
        {
          severity: 'warning' as const,
          path: one.path,
          message: `${what} in clear text: keep it in the gateway's secrets and write "${REFERENCE}${name}"`,
          fix: changeTo(`${REFERENCE}${name}`),
        },
      ];
    });
  },
};
