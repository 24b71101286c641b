import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

const ofGateway = z.object({ gatewayId: z.string() });

/** The largest config.yaml that is looked at, in UTF-16 code units; a list of 2,000 models is about 400 KB. */
export const MAX_CONFIG_CHARS = 5_000_000;
export const configText = z.string().max(MAX_CONFIG_CHARS, 'This config.yaml is larger than 5 MB.');

export const configVersion = z.object({
  id: z.string(),
  /** ISO time. */
  publishedAt: z.string(),
  author: z.string(),
  note: z.string(),
  isRunning: z.boolean(),
});
export type ConfigVersion = z.infer<typeof configVersion>;

/** What the rules of config/rules need to know about where this config will run. */
export const configContext = z.object({
  /** Names for `os.environ/NAME` that this gateway provides; null when that is not known. */
  environmentNames: z.array(z.string()).nullable(),
  hasOutboundNetwork: z.boolean(),
  /** `litellm_settings.cache_params.type` values that can be served here; null when not known. */
  cacheTypes: z.array(z.string()).nullable(),
  /** LiteLLM's version, such as "1.104.4". */
  litellmVersion: z.string(),
});
export type ConfigContext = z.infer<typeof configContext>;

export const configState = z.object({
  /** The version that runs. */
  running: configVersion.extend({ text: z.string() }),
  /** The operator's unpublished text, and the version it started from. */
  draft: z.object({ text: z.string(), baseVersionId: z.string(), savedAt: z.string() }).nullable(),
  context: configContext,
});
export type ConfigState = z.infer<typeof configState>;

export const PUBLISH_STEPS = ['check', 'save', 'restart', 'health', 'try', 'switch'] as const;
export const publishEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    step: z.enum(PUBLISH_STEPS),
    state: z.enum(['working', 'done', 'failed', 'skipped']),
    message: z.string(),
  }),
  z.object({
    kind: z.literal('tried'),
    model: z.string(),
    isOk: z.boolean(),
    message: z.string(),
    latencyMs: z.number(),
  }),
  z.object({ kind: z.literal('published'), version: configVersion }),
  /** The old version still runs. `reason` says why the new one does not. */
  z.object({ kind: z.literal('returned'), reason: z.string(), remedy: z.string().optional() }),
]);
export type PublishEvent = z.infer<typeof publishEvent>;

export const modelTrial = z.object({ isOk: z.boolean(), message: z.string(), latencyMs: z.number() });

export const catalogueModel = z.object({
  /** As written in `litellm_params.model`, with the provider in front: `bedrock/anthropic.claude-…`. */
  model: z.string(),
  provider: z.string(),
  mode: z.string(),
  maxInputTokens: z.number().nullable(),
  maxOutputTokens: z.number().nullable(),
  inputUsdPerMillion: z.number().nullable(),
  outputUsdPerMillion: z.number().nullable(),
  abilities: z.array(z.string()),
  regions: z.array(z.string()),
});
export type CatalogueModel = z.infer<typeof catalogueModel>;

export const arm = z.object({
  /** Place of the deployment among those with the same `model_name`, from 0, in the order of `model_list`. */
  index: z.number().int(),
  /** LiteLLM's id of the deployment. */
  modelId: z.string(),
  /** `litellm_params.model` of the running config. */
  model: z.string(),
  calls: z.number().int(),
  errors: z.number().int(),
  /** 0 to 1; null when there is nothing to divide. */
  share: z.number().nullable(),
  /** 95 % Wilson interval of the share. */
  shareInterval: z.tuple([z.number(), z.number()]).nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  tokens: z.number().int(),
  usd: z.number(),
});
export type Arm = z.infer<typeof arm>;

export const traffic = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    /** ISO time from which calls are counted: the later of the window's start and the publishing of the running version. */
    since: z.string(),
    totalCalls: z.number().int(),
    /** Fewer calls than a share can be read from. */
    isEnough: z.boolean(),
    arms: z.array(arm),
  }),
  z.object({ kind: z.literal('unavailable'), reason: z.string() }),
]);
export type Traffic = z.infer<typeof traffic>;

export const config = {
  get: procedure.input(ofGateway).output(configState),
  saveDraft: procedure
    .input(ofGateway.extend({ text: configText, baseVersionId: z.string() }))
    .output(z.object({ savedAt: z.string() })),
  removeDraft: procedure.input(ofGateway),
  listVersions: procedure.input(ofGateway).output(z.array(configVersion)),
  getVersion: procedure
    .input(ofGateway.extend({ versionId: z.string() }))
    .output(configVersion.extend({ text: z.string() })),
  /** A new version appeared, here or in another window: its id, at once and after each change. */
  watchRunning: procedure.input(ofGateway).output(eventIterator(z.object({ versionId: z.string() }))),
  /** Ends with `published` or `returned`. CONFLICT when `baseVersionId` is not what runs. */
  publish: procedure
    .input(
      ofGateway.extend({
        text: configText,
        baseVersionId: z.string(),
        note: z.string().max(500),
        tryModels: z.array(z.string()),
      }),
    )
    .output(eventIterator(publishEvent)),
  /** One call of one token to a public model name of the running config. */
  tryModel: procedure.input(ofGateway.extend({ model: z.string() })).output(modelTrial),
  searchCatalogue: procedure
    .input(
      z.object({
        query: z.string().max(200),
        region: z.string().optional(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ models: z.array(catalogueModel), total: z.number().int(), asOf: z.string() })),
  /** The share each deployment of one public name really gets, about once a second while somebody looks. */
  watchTraffic: procedure
    .input(ofGateway.extend({ modelName: z.string(), windowMinutes: z.number().int().min(1).max(1440) }))
    .output(eventIterator(traffic)),
};
