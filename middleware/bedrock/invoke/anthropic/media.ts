import type { ChatPart } from '../../../chat/chat.ts';
import { invalid } from '../../../refusal.ts';
import {
  base64Of,
  booleanOf,
  type Fields,
  fieldsOf,
  oneOf,
  onlyOf,
  optional,
  stringOf,
  wordOf,
} from '../fields.ts';
import { cacheOf } from './cache-control.ts';

const IMAGE = new Set(['type', 'source', 'cache_control']);
const DOCUMENT = new Set(['type', 'source', 'title', 'citations', 'cache_control']);
const INLINE = new Set(['type', 'media_type', 'data']);
const AT_URL = new Set(['type', 'url']);

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;

export function readImage(block: Fields, at: string): ChatPart {
  onlyOf(block, IMAGE, at, 'an image block');
  const field = `${at}.source`;
  const source = fieldsOf(block['source'], field);
  const url =
    oneOf(source['type'], `${field}.type`, ['base64', 'url']) === 'url'
      ? urlOf(source, field)
      : inline(source, field, oneOf(source['media_type'], `${field}.media_type`, IMAGE_TYPES));
  return { type: 'image_url', image_url: { url }, ...cacheOf(block, at) };
}

/** PDF by its bytes or its address, and plain text. */
export function readDocument(block: Fields, at: string): ChatPart {
  onlyOf(block, DOCUMENT, at, 'a document block');
  optional(block, 'citations', at, refuseCitations);
  const title = optional(block, 'title', at, wordOf) ?? 'document';
  const file = fileOf(block['source'], `${at}.source`);
  return { type: 'file', file: { ...file, filename: named(title, file.format) }, ...cacheOf(block, at) };
}

/** With the ending of its kind: providers that are not told the kind go by that. */
function named(title: string, format: string): string {
  const ending = format === 'text/plain' ? '.txt' : '.pdf';
  return title.endsWith(ending) ? title : `${title}${ending}`;
}

interface DocumentFile {
  readonly file_data?: string;
  readonly file_id?: string;
  readonly format: string;
}

function fileOf(value: unknown, field: string): DocumentFile {
  const source = fieldsOf(value, field);
  switch (oneOf(source['type'], `${field}.type`, ['base64', 'text', 'url'])) {
    case 'url':
      return { file_id: urlOf(source, field), format: 'application/pdf' };
    case 'base64': {
      const format = oneOf(source['media_type'], `${field}.media_type`, ['application/pdf']);
      return { file_data: inline(source, field, format), format };
    }
    case 'text': {
      onlyOf(source, INLINE, field, 'a text source');
      const format = oneOf(source['media_type'], `${field}.media_type`, ['text/plain']);
      const text = stringOf(source['data'], `${field}.data`);
      return { file_data: `data:${format};base64,${Buffer.from(text).toString('base64')}`, format };
    }
  }
}

function inline(source: Fields, field: string, mediaType: string): string {
  onlyOf(source, INLINE, field, 'a base64 source');
  return `data:${mediaType};base64,${base64Of(source['data'], `${field}.data`)}`;
}

function urlOf(source: Fields, field: string): string {
  onlyOf(source, AT_URL, field, 'a url source');
  const url = wordOf(source['url'], `${field}.url`);
  if (!/^https?:\/\//.test(url))
    throw invalid(`${field}.url`, `${field}.url must begin with https:// or http://.`);
  return url;
}

function refuseCitations(value: unknown, field: string): void {
  const { enabled } = fieldsOf(value, field);
  if (enabled !== undefined && booleanOf(enabled, `${field}.enabled`))
    throw invalid(field, `${field} cannot be asked for through this gateway. Leave it out.`);
}
