import type { ChatMessage, ChatPart } from '../../chat/chat.ts';
import { cachePointOf } from './cache-point.ts';
import { DOCUMENT_TYPES, type DocumentFormat, IMAGE_FORMATS, VIDEO_FORMATS } from './media.ts';

/** Bedrock takes no blank text, and a model that only calls tools often sends some. */
export function textBlocks(content: ChatMessage['content']): readonly object[] {
  if (typeof content === 'string') return content.trim() === '' ? [] : [{ text: content }];
  return content ? content.flatMap(partBlocks) : [];
}

/** A part as Bedrock's blocks: itself, and a cache point when it is marked. */
export function partBlocks(part: ChatPart): readonly object[] {
  const block = partBlock(part);
  return part.cache_control ? [block, cachePointOf(part.cache_control)] : [block];
}

function partBlock(part: ChatPart): object {
  switch (part.type) {
    case 'text':
      return { text: part.text };
    case 'guarded_text':
      return { guardContent: { text: { text: part.text } } };
    case 'image_url':
      return mediaBlock(part.image_url.url, undefined);
    case 'video_url':
      return mediaBlock(part.video_url.url, undefined);
    case 'file':
      return mediaBlock(part.file.file_data ?? part.file.file_id ?? '', part.file.filename);
    default:
      // Stored by the OpenAI interface, of a type that Bedrock has no block for: shown as what it is.
      return { text: JSON.stringify(part) };
  }
}

const DATA_URL = /^data:([a-z]+)\/([\w.+-]+)(?:;[^,;]*)*;base64,/;

/** What a `data:` address holds; other addresses Bedrock has no block for, so they are shown as text. */
function mediaBlock(url: string, filename: string | undefined): object {
  const [head, kind, subtype = ''] = DATA_URL.exec(url) ?? [];
  if (head === undefined) return { text: url };
  const source = { bytes: url.slice(head.length) };
  if (kind === 'image') return { image: { format: formatOf(IMAGE_FORMATS, subtype, 'jpeg'), source } };
  if (kind === 'video') return { video: { format: formatOf(VIDEO_FORMATS, subtype, 'mp4'), source } };
  if (kind === 'audio') return { audio: { format: subtype, source } };
  const format = documentFormat(`${kind ?? ''}/${subtype}`);
  return { document: { format, name: documentName(filename, format), source } };
}

const formatOf = (formats: readonly string[], subtype: string, otherwise: string): string =>
  formats.includes(subtype) ? subtype : otherwise;

const documentFormat = (type: string): DocumentFormat =>
  (Object.keys(DOCUMENT_TYPES) as DocumentFormat[]).find((format) => DOCUMENT_TYPES[format] === type) ??
  'txt';

const documentName = (filename: string | undefined, format: string): string => {
  if (!filename) return 'document';
  const ending = `.${format}`;
  return filename.endsWith(ending) && filename !== ending ? filename.slice(0, -ending.length) : filename;
};
