import { asList, asRecord, isRecord } from '../../deployments.ts';
import { isProvider, PROVIDERS, providerOf } from '../facts/providers.ts';
import { hostOf, isPrivateHost } from '../parts/addresses.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { perItem } from '../parts/per-item.ts';
import { didYouMean, quoted } from '../parts/words.ts';
import type { Finding, Item, Rule, Settings, Subject } from '../rule.ts';
import { itemOf } from '../subject.ts';

const path = ['litellm_params', 'model'];

/** LiteLLM leaves out a deployment whose provider it cannot tell. */
export const unknownProvider: Rule = {
  name: 'unknown-provider',
  needsWhole: true,
  find: (subject) => {
    const own = customProviders(subject);
    return subject.items.flatMap((value, index): readonly Finding[] => {
      if (!isRecord(value)) return [];
      const found = findingsOf(value, subject.context);
      if (found.length === 0 || own.has(prefixOf(itemOf(value).model))) return [];
      return found.map((finding) => ({ ...finding, path: ['model_list', index, ...finding.path] }));
    });
  },
};

const prefixOf = (model = ''): string => model.split('/')[0] ?? '';

const customProviders = ({ litellm }: Subject): ReadonlySet<string> =>
  new Set(asList(litellm['custom_provider_map']).map((one) => String(asRecord(one)['provider'])));

const findingsOf = perItem((value) => check(itemOf(value as Settings)));

function check({ model, params }: Item): readonly Finding[] {
  if (model === undefined || model === '' || model.includes('*') || model.startsWith('os.environ')) return [];
  if (params['custom_llm_provider'] !== undefined || providerOf(model) !== undefined) return [];
  const address = params['api_base'] ?? params['base_url'];
  if (address !== undefined) return atOwnAddress(model, address);
  return model.includes('/') ? withUnknownPrefix(model) : withoutPrefix(model, params);
}

/** Public addresses of well-known providers are enough for LiteLLM; an address of one's own is not. */
function atOwnAddress(model: string, address: unknown): readonly Finding[] {
  const host = hostOf(address);
  if (host === undefined || !isPrivateHost(host)) return [];
  return [
    {
      severity: 'error',
      path,
      message: `LiteLLM does not see from an api_base which API is spoken there, and leaves this deployment out: put the provider in front, such as ${quoted(`openai/${model}`)}`,
      fix: changeTo(`openai/${model}`),
    },
  ];
}

function withUnknownPrefix(model: string): readonly Finding[] {
  const [prefix = '', ...rest] = model.split('/');
  const meant = nearest(prefix, PROVIDERS);
  return [
    {
      severity: 'error',
      path,
      message: `LiteLLM knows no provider of this name and leaves this deployment out: ${quoted(prefix)}${didYouMean(meant)}`,
      ...(meant !== undefined && isProvider(meant) && { fix: changeTo([meant, ...rest].join('/')) }),
    },
  ];
}

function withoutPrefix(model: string, params: Settings): readonly Finding[] {
  if (params['mock_response'] !== undefined) return [];
  return [
    {
      severity: 'warning',
      path,
      message: `LiteLLM may not know who serves this model: put the provider in front, such as ${quoted(`PROVIDER/${model}`)}`,
    },
  ];
}
