import { asText, groupByName, readModelList } from '../../../config/deployments.ts';
import type { ConfigDocument } from '../../../config/document.ts';
import { AppError } from '../../contract/errors.ts';
import { LitellmClient } from '../litellm/client.ts';
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

/** Asks each model for one token, one after the other, and stops at the first that does not answer. */
export const tryModels = (models: readonly string[], document: ConfigDocument, signal: AbortSignal): TryOut =>
  async function* (connection) {
    if (models.length === 0) return undefined;
    const client = new LitellmClient(connection);
    try {
      yield publishStep(
        'try',
        'working',
        `${models.length === 1 ? 'One model is' : `${models.length} models are`} asked.`,
      );
      for (const model of models) {
        const trial = await tryModel(client, model, modeOf(document, model), signal);
        yield { kind: 'tried', model, ...trial };
        if (trial.isOk) continue;
        const reason = `The model "${model}" did not answer: ${trial.message}`;
        yield publishStep('try', 'failed', reason);
        return { reason, remedy: 'Correct the model, or publish without trying it.' };
      }
      yield publishStep('try', 'done', models.length === 1 ? 'It answered.' : 'All of them answered.');
      return undefined;
    } finally {
      await client.close();
    }
  };
