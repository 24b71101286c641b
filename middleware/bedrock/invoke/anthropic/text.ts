import type { ChatPart } from '../../../chat/chat.ts';
import { invalid, type Refusal } from '../../../refusal.ts';
import { type Fields, listOf, onlyOf, stringOf } from '../fields.ts';
import { cacheOf } from './cache-control.ts';

const TEXT = new Set(['type', 'text', 'cache_control', 'citations']);

export function readText(block: Fields, at: string): ChatPart {
  onlyOf(block, TEXT, at, 'a text block');
  const { citations } = block;
  if (citations !== undefined && citations !== null && listOf(citations, `${at}.citations`).length > 0)
    throw invalid(`${at}.citations`, `${at}.citations cannot be passed on to a model. Leave it out.`);
  return { type: 'text', text: stringOf(block['text'], `${at}.text`), ...cacheOf(block, at) };
}

export const unknownBlock = (at: string, takes: string): Refusal =>
  invalid(`${at}.type`, `${at}.type is none that can be passed on; ${takes}.`);
