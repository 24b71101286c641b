import { invalid } from '../../refusal.ts';
import { choiceAt, isGiven, listAt, objectAt, refuseOthers, textAt, unsupported } from './fields.ts';

const GUARDRAIL_MEMBERS = new Set(['guardrailIdentifier', 'guardrailVersion', 'trace']);
const STREAM_GUARDRAIL_MEMBERS = new Set([...GUARDRAIL_MEMBERS, 'streamProcessingMode']);

/** `guardrailConfig`, which LiteLLM hands to Bedrock as it is. @throws Refusal, as all of these do */
export function readGuardrail(value: unknown, isStream: boolean): { readonly guardrailConfig: object } {
  const path = 'guardrailConfig';
  const given = objectAt(value, path);
  refuseOthers(given, isStream ? STREAM_GUARDRAIL_MEMBERS : GUARDRAIL_MEMBERS, path);
  const { trace, streamProcessingMode: mode } = given;
  return {
    guardrailConfig: {
      guardrailIdentifier: textAt(given['guardrailIdentifier'], `${path}.guardrailIdentifier`),
      guardrailVersion: textAt(given['guardrailVersion'], `${path}.guardrailVersion`),
      ...(isGiven(trace) && {
        trace: choiceAt(trace, ['enabled', 'disabled', 'enabled_full'], `${path}.trace`),
      }),
      ...(isGiven(mode) && {
        streamProcessingMode: choiceAt(mode, ['sync', 'async'], `${path}.streamProcessingMode`),
      }),
    },
  };
}

const LATENCY = new Set(['latency']);

/** Only what differs from the default goes to the model: providers other than Bedrock know no such field. */
export function readPerformance(value: unknown): { readonly performanceConfig?: object } {
  const given = objectAt(value, 'performanceConfig');
  refuseOthers(given, LATENCY, 'performanceConfig');
  if (!isGiven(given['latency'])) return {};
  const latency = choiceAt(given['latency'], ['standard', 'optimized'], 'performanceConfig.latency');
  return latency === 'standard' ? {} : { performanceConfig: { latency } };
}

const TIERS = ['priority', 'default', 'flex', 'reserved'] as const;
const TYPE = new Set(['type']);

/** OpenAI's field where it has the tier, since LiteLLM knows how each provider calls it; Bedrock's own for `reserved`. */
export function readServiceTier(value: unknown): {
  readonly service_tier?: string;
  readonly serviceTier?: object;
} {
  const given = objectAt(value, 'serviceTier');
  refuseOthers(given, TYPE, 'serviceTier');
  const type = choiceAt(given['type'], TIERS, 'serviceTier.type');
  if (type === 'default') return {};
  return type === 'reserved' ? { serviceTier: { type } } : { service_tier: type };
}

/** Bedrock's own limits. */
const MOST_METADATA = 16;
const METADATA_KEY = /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/;
const METADATA_VALUE = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/;

/** `requestMetadata` as what LiteLLM writes beside the call's spend; bare `metadata` would be read for orders such as `tags`. */
export function readMetadata(value: unknown): { readonly metadata: object } {
  const path = 'requestMetadata';
  const entries = Object.entries(objectAt(value, path));
  if (entries.length > MOST_METADATA)
    throw invalid(path, `The field ${path} has more than ${MOST_METADATA} entries.`);
  for (const [key, text] of entries)
    if (!METADATA_KEY.test(key) || typeof text !== 'string' || !METADATA_VALUE.test(text))
      throw invalid(
        path,
        `The field ${path} takes keys and texts of up to 256 letters, digits, spaces and any of :_@$#=/+,.-`,
      );
  return { metadata: { spend_logs_metadata: Object.fromEntries(entries) } };
}

/** A JSON pointer, RFC 6901. */
const POINTER = /^(\/([^~/]|~[01])*)+$/;
const MOST_PATHS = 10;

/** Pointers into the answer, which only a whole answer has. */
export function readResponsePaths(value: unknown, isStream: boolean): readonly string[] {
  const path = 'additionalModelResponseFieldPaths';
  const paths = listAt(value, path);
  if (paths.length > 0 && isStream) throw unsupported(path, 'a stream has no whole answer to look into');
  if (paths.length > MOST_PATHS) throw invalid(path, `The field ${path} has more than ${MOST_PATHS} items.`);
  return paths.map((pointer, index) => {
    if (typeof pointer === 'string' && pointer.length <= 256 && POINTER.test(pointer)) return pointer;
    throw invalid(
      `${path}[${index}]`,
      `The field ${path}[${index}] is no JSON pointer of up to 256 characters.`,
    );
  });
}
