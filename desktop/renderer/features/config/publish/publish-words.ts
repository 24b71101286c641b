import type { SettingChange } from '../../../../../config/diff.ts';
import type { PublishStep } from './publish-run.ts';

export const STEP_WORDS: Record<PublishStep, string> = {
  check: 'Check the config',
  save: 'Save it as a version',
  restart: 'Start the gateway with it',
  health: 'Wait until it is healthy',
  try: 'Try the changed models',
  switch: 'Send the traffic to it',
};

const MOST_CHARACTERS = 160;

/** A value as a person reads it in a list of changes; undefined is said as "not set". */
export function sayValue(value: unknown): string {
  if (value === undefined) return 'not set';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '') return '""';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** `deployment 2 · weight` for a change within a public name; keys joined by dots otherwise. */
export function sayPath({ path }: SettingChange): string {
  const [first, ...rest] = path;
  if (typeof first !== 'number') return path.join('.');
  const keys = rest[0] === 'litellm_params' ? rest.slice(1) : rest;
  const place = `deployment ${first + 1}`;
  return keys.length === 0 ? place : `${place} · ${keys.join('.')}`;
}
