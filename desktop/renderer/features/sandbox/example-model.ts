import { readModelList } from '../../../../config/deployments.ts';
import { parseConfig } from '../../../../config/document.ts';

/** Where nothing better is known: a model of the shipped config. */
export const SHIPPED_MODEL = 'gpt-4o';

/**
 * A public model name of a config.yaml that a first chat call can name: the shipped example where it is still there, else the first that
 * is no pattern and answers chats.
 */
export function exampleModel(text: string): string {
  const names = readModelList(parseConfig(text))
    .filter(({ modelInfo: { mode } }) => mode === undefined || mode === 'chat')
    .flatMap(({ modelName }) => (modelName === undefined || modelName.includes('*') ? [] : [modelName]));
  return names.includes(SHIPPED_MODEL) ? SHIPPED_MODEL : (names[0] ?? SHIPPED_MODEL);
}
