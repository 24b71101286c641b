import type { ConfigDocument } from './document.ts';
import type { Path } from './problem.ts';

/** One item of `model_list`, read tolerantly: what has a wrong type is undefined here and a problem of the schema. */
export interface Deployment {
  /** Place in `model_list`. */
  readonly index: number;
  /** Place among the deployments of the same public name. */
  readonly armIndex: number;
  readonly path: Path;
  /** The public name that clients ask for. */
  readonly modelName: string | undefined;
  /** `litellm_params.model`, with the provider in front. */
  readonly model: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly modelInfo: Readonly<Record<string, unknown>>;
  /** `model_info.id`. */
  readonly id: string | undefined;
  /** From `litellm_params`: the router reads them nowhere else. */
  readonly weight: number | undefined;
  readonly rpm: number | undefined;
  readonly tpm: number | undefined;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asRecord = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
export const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A section of the document's top level, such as `router_settings`; empty when it is not a mapping. */
export const section = (document: ConfigDocument, name: string): Readonly<Record<string, unknown>> =>
  asRecord(asRecord(document.value)[name]);

/** What an item of `model_list` says of itself. */
export type DeploymentItem = Pick<Deployment, 'modelName' | 'model' | 'params' | 'modelInfo'>;

export function readItem(item: Readonly<Record<string, unknown>>): DeploymentItem {
  const params = asRecord(item['litellm_params']);
  return {
    modelName: asText(item['model_name']),
    model: asText(params['model']),
    params,
    modelInfo: asRecord(item['model_info']),
  };
}

/** Every item of `model_list`, in order. */
export function readModelList(document: ConfigDocument): readonly Deployment[] {
  const seen = new Map<string, number>();
  return asList(asRecord(document.value)['model_list']).map((item, index) => {
    const own = readItem(asRecord(item));
    const { modelName, params, modelInfo } = own;
    const armIndex = modelName === undefined ? 0 : (seen.get(modelName) ?? 0);
    if (modelName !== undefined) seen.set(modelName, armIndex + 1);
    return {
      index,
      armIndex,
      path: ['model_list', index],
      ...own,
      id: asText(modelInfo['id']),
      weight: asNumber(params['weight']),
      rpm: asNumber(params['rpm']),
      tpm: asNumber(params['tpm']),
    };
  });
}

/** Deployments by public name, in the order in which the names first appear. */
export function groupByName(deployments: readonly Deployment[]): ReadonlyMap<string, readonly Deployment[]> {
  const groups = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    if (deployment.modelName === undefined) continue;
    const group = groups.get(deployment.modelName);
    if (group) group.push(deployment);
    else groups.set(deployment.modelName, [deployment]);
  }
  return groups;
}
