import { asRecord, isRecord } from '../../../../../config/deployments.ts';
import { parseConfig } from '../../../../../config/document.ts';
import type { Deployment } from './deployment.ts';
import { readDeployments } from './read-deployments.ts';
import { readRouterSettings } from './read-settings.ts';
import { refuse } from './refusal.ts';
import type { RouterSettings } from './settings.ts';
import { numberOf, resolveReferences } from './values.ts';

export interface GatewayConfig {
  readonly deployments: readonly Deployment[];
  readonly router: RouterSettings;
  readonly masterKey: string;
  /** Between two writes of spend rows. */
  readonly writeSpendEveryMs: number;
}

export interface ReadOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Goes before the config's own. */
  readonly masterKey?: string | undefined;
}

/** The one publicly known default: LiteLLM does not start with it. */
const KNOWN_KEY = 'sk-1234';
const WRITE_SPEND_EVERY_MS = 1_000;

/**
 * Reads a config.yaml as LiteLLM 1.104.4 does, and refuses what it refuses.
 * @throws AppError INVALID_INPUT that says what is wrong and what to write instead
 */
export function readConfig(text: string, { env, masterKey }: ReadOptions): GatewayConfig {
  const { value, problems } = parseConfig(text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem)
    refuse(`line ${problem.range.start.line}: ${problem.message}`, 'Correct the line, then publish again.');
  const resolved = resolveReferences(value, env);
  if (resolved !== null && resolved !== undefined && !isRecord(resolved)) {
    refuse('it is not a mapping of settings', 'Begin it with "model_list:".');
  }
  const config = asRecord(resolved);
  const litellm = config['litellm_settings'] ?? {};
  if (!isRecord(litellm)) refuse('litellm_settings must be a mapping', 'Write "name: value" below it.');
  const general = asRecord(config['general_settings']);
  const seconds = numberOf(general['proxy_batch_write_at']);
  return {
    deployments: readDeployments(config['model_list']),
    router: readRouterSettings(asRecord(config['router_settings']), litellm),
    masterKey: checkedKey(masterKey ?? general['master_key'] ?? env['LITELLM_MASTER_KEY'], general),
    writeSpendEveryMs: seconds === undefined ? WRITE_SPEND_EVERY_MS : Math.max(seconds * 1000, 100),
  };
}

/** LiteLLM also starts without any key where the config says so; this gateway never does. */
function checkedKey(key: unknown, general: Readonly<Record<string, unknown>>): string {
  const isWeakAllowed = general['dangerously_permit_weak_or_unset_master_key'] === true;
  const text = typeof key === 'string' ? key.trim() : '';
  if (text !== '' && (text !== KNOWN_KEY || isWeakAllowed)) return text;
  return refuse(
    text === '' ? 'it has no master key' : 'its master key is the one everybody knows',
    'Set general_settings.master_key to a long random key that begins with "sk-".',
  );
}
