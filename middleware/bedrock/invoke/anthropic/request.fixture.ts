import { readInvoke } from '../invoke.ts';

export const MODEL = 'anthropic.claude-3-5-sonnet-20240620-v1:0';
export const HI = [{ role: 'user', content: 'Hi' }];

/** The chat of a body that has all that is required but messages. */
export const chatOf = (body: object, isStream = false) =>
  readInvoke(MODEL, { anthropic_version: 'bedrock-2023-05-31', max_tokens: 100, ...body }, isStream).chat;

export const messagesOf = (content: readonly object[], role = 'user') =>
  chatOf({ messages: [{ role, content }] }).messages;
