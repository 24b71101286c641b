import { invalid } from '../../refusal.ts';
import { isGiven, listAt, objectAt, refuseOthers, textAt } from './fields.ts';

/** The settings that every provider knows, as chat has them. */
export interface ChatSettings {
  max_tokens?: number;
  temperature?: number;
  top_p?: number;
  stop?: readonly string[];
}

const MEMBERS = new Set(['maxTokens', 'temperature', 'topP', 'stopSequences']);
/** Bedrock's own limit. */
const MOST_STOPS = 2500;

/** `inferenceConfig` as chat fields. @throws Refusal that names the field at fault */
export function readInference(value: unknown): ChatSettings {
  const config = objectAt(value, 'inferenceConfig');
  refuseOthers(config, MEMBERS, 'inferenceConfig');
  const { maxTokens, temperature, topP, stopSequences } = config;
  const settings: ChatSettings = {};
  if (isGiven(maxTokens)) settings.max_tokens = countAt(maxTokens, 'inferenceConfig.maxTokens');
  if (isGiven(temperature)) settings.temperature = shareAt(temperature, 'inferenceConfig.temperature');
  if (isGiven(topP)) settings.top_p = shareAt(topP, 'inferenceConfig.topP');
  if (isGiven(stopSequences)) {
    const stops = listAt(stopSequences, 'inferenceConfig.stopSequences');
    if (stops.length > MOST_STOPS)
      throw invalid(
        'inferenceConfig.stopSequences',
        `The field inferenceConfig.stopSequences has more than ${MOST_STOPS} items.`,
      );
    const texts = stops.map((stop, index) => textAt(stop, `inferenceConfig.stopSequences[${index}]`));
    if (texts.length > 0) settings.stop = texts;
  }
  return settings;
}

function countAt(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw invalid(path, `The field ${path} must be a whole number from 1.`);
}

function shareAt(value: unknown, path: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw invalid(path, `The field ${path} must be a number from 0 to 1.`);
}
