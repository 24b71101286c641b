import type { PublishEvent } from '../contract/config.ts';

export type PublishStep = Extract<PublishEvent, { kind: 'step' }>;

/** How far one step of a publish is. @param message in words for the operator; empty where the step's name says it */
export const publishStep = (
  step: PublishStep['step'],
  state: PublishStep['state'],
  message = '',
): PublishStep => ({ kind: 'step', step, state, message });
