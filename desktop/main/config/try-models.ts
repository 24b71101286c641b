import { asText, groupByName, readModelList } from '../../../config/deployments.ts';
import type { ConfigDocument } from '../../../config/document.ts';
import { AppError } from '../../contract/errors.ts';
import { LitellmClient, type ModelInfo } from '../litellm/client.ts';
import { publishStep } from '../publish-step.ts';
import type { TryOut } from '../target.ts';

export interface ModelTrial {
  readonly isOk: boolean;
  readonly message: string;
  readonly latencyMs: number;
}

/** One call of one token, told in words. @param mode of `model_info`, such as "embedding" */
export async function tryModel(
  client: LitellmClient,
  model: string,
  mode: string | undefined,
  signal?: AbortSignal,
): Promise<ModelTrial> {
  try {
    const trial = await client.tryModel(model, mode, signal);
    return { isOk: trial.isOk, message: trial.isOk ? '' : trial.failure.message, latencyMs: trial.latencyMs };
  } catch (error) {
    // One that does not answer is what the trial is to find out.
    if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error;
    return { isOk: false, message: error.message, latencyMs: 0 };
  }
}

/** The `model_info.mode` of a public name, as far as the config says it. */
export const modeOf = (document: ConfigDocument, model: string): string | undefined =>
  groupByName(readModelList(document))
    .get(model)
    ?.map(({ modelInfo }) => asText(modelInfo['mode']))
    .find((mode) => mode !== undefined);

interface Asked {
  /** As the operator knows it: the public name, and which of its deployments when there are several. */
  readonly label: string;
  /** What is asked for: one of several deployments is by its id. */
  readonly name: string;
  readonly mode: string | undefined;
}

/** Every deployment of the public names, in order; a name that the gateway does not list is asked for as it is. */
const allAsked = (
  names: readonly string[],
  models: readonly ModelInfo[],
  document: ConfigDocument,
): Asked[] =>
  names.flatMap((name) => {
    const mode = modeOf(document, name);
    const ids = models.filter(({ modelName }) => modelName === name).map(({ id }) => id);
    if (ids.length < 2) return [{ label: name, name, mode }];
    return ids.map((id, index) => ({ label: `${name} · deployment ${index + 1}`, name: id, mode }));
  });

/** Asks each deployment of the models for one token, one after the other, and stops at the first that does not answer. */
export const tryModels = (names: readonly string[], document: ConfigDocument, signal: AbortSignal): TryOut =>
  async function* (connection) {
    if (names.length === 0) return undefined;
    const client = new LitellmClient(connection);
    try {
      yield publishStep('try', 'working');
      const asked = allAsked(names, await client.models(signal), document);
      for (const { label, name, mode } of asked) {
        const trial = await tryModel(client, name, mode, signal);
        yield { kind: 'tried', model: label, ...trial };
        if (trial.isOk) continue;
        const reason = `The model "${label}" did not answer: ${trial.message}`;
        yield publishStep('try', 'failed', reason);
        return { reason, remedy: 'Correct the model, or publish without trying it.' };
      }
      yield publishStep('try', 'done', asked.length === 1 ? 'It answered.' : `All ${asked.length} answered.`);
      return undefined;
    } finally {
      await client.close();
    }
  };
