import { asList, asRecord, isRecord } from '../../../config/deployments.ts';
import { parseConfig } from '../../../config/document.ts';
import { AppError } from '../../contract/errors.ts';
import { localDeployments, type PriceOf } from './overlay/deployments.ts';
import { localGuardrails } from './overlay/guardrails.ts';
import { localGeneralSettings, localLitellmSettings, localRouterSettings } from './overlay/settings.ts';
import { toYaml } from './overlay/to-yaml.ts';

export interface OverlayOptions {
  /** Base URL of the mock backend, without a trailing slash. */
  readonly mockUrl: string;
  readonly masterKey: string;
  /** Undefined for an engine that runs without a database. */
  readonly databaseUrl?: string | undefined;
  /** For models whose price the config does not say. */
  readonly priceOf?: PriceOf | undefined;
}

type Settings = Readonly<Record<string, unknown>>;

/** Sections of the top level that stay; every other one reaches out of this machine or names files that are not here. */
const KEPT_SECTIONS = ['model_list', 'litellm_settings', 'router_settings', 'general_settings', 'guardrails'];

/**
 * The config.yaml that the sandbox's gateway runs: the operator's, with every deployment pointed at the mock backend and without
 * what would leave this machine. Shares, limits, fallbacks, timeouts and prices stay as they are. Comments do not.
 * What LiteLLM would refuse is left as it is, for the gateway to refuse.
 * @throws AppError INVALID_INPUT for text that is not a YAML mapping
 */
export function overlay(text: string, options: OverlayOptions): string {
  const { value, problems } = parseConfig(text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) {
    throw new AppError(
      'INVALID_INPUT',
      `This config.yaml cannot be read: line ${problem.range.start.line}: ${problem.message}.`,
      {
        remedy: 'Correct the line, then publish again.',
      },
    );
  }
  if (value !== null && !isRecord(value)) {
    throw new AppError('INVALID_INPUT', 'This config.yaml is not a mapping of settings.', {
      remedy: 'Begin it with "model_list:".',
    });
  }
  return toYaml(localConfig(asRecord(value), options));
}

function localConfig(
  config: Settings,
  { mockUrl, masterKey, databaseUrl, priceOf }: OverlayOptions,
): Settings {
  const kept = Object.fromEntries(Object.entries(config).filter(([name]) => KEPT_SECTIONS.includes(name)));
  return {
    ...kept,
    ...(Array.isArray(config['model_list']) && {
      model_list: localDeployments(asList(config['model_list']), { mockUrl, priceOf }),
    }),
    ...(isRecord(config['litellm_settings']) && {
      litellm_settings: localLitellmSettings(config['litellm_settings']),
    }),
    ...(isRecord(config['router_settings']) && {
      router_settings: localRouterSettings(config['router_settings']),
    }),
    ...(config['guardrails'] !== undefined && { guardrails: localGuardrails(asList(config['guardrails'])) }),
    general_settings: {
      ...localGeneralSettings(asRecord(config['general_settings'])),
      master_key: masterKey,
      ...(databaseUrl !== undefined && { database_url: databaseUrl }),
    },
  };
}
