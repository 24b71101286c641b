import type { ChatPart } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import {
  type Fields,
  choiceAt,
  isFields,
  isGiven,
  listAt,
  memberOf,
  objectAt,
  refuseOthers,
  textAt,
  unsupported,
} from './fields.ts';

type Part<Type extends ChatPart['type']> = Extract<ChatPart, { readonly type: Type }>;

export const IMAGE_FORMATS = ['png', 'jpeg', 'gif', 'webp'] as const;

/** Documents by the media type that LiteLLM tells their format from. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
  txt: 'text/plain',
  md: 'text/markdown',
} as const;

export type DocumentFormat = keyof typeof DOCUMENT_TYPES;
const DOCUMENT_FORMATS = Object.keys(DOCUMENT_TYPES) as readonly DocumentFormat[];

/** LiteLLM reads the format off the media type's second half; `three_gp` has none that it and the models agree on. */
export const VIDEO_FORMATS = ['mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv'] as const;

const IMAGE_MEMBERS = new Set(['format', 'source']);
const DOCUMENT_MEMBERS = new Set(['format', 'name', 'source', 'context', 'citations']);
const VIDEO_MEMBERS = IMAGE_MEMBERS;

/** @throws Refusal as all of these do, naming the field at fault below `path` */
export function readImage(value: unknown, path: string): Part<'image_url'> {
  const image = objectAt(value, path);
  refuseOthers(image, IMAGE_MEMBERS, path);
  const format = choiceAt(image['format'], IMAGE_FORMATS, `${path}.format`);
  const url = dataUrl(
    `image/${format}`,
    bytesOf(objectAt(image['source'], `${path}.source`), `${path}.source`),
  );
  return { type: 'image_url', image_url: { url } };
}

/** As a file: LiteLLM's way to Bedrock leaves parts of the type `video_url` out. */
export function readVideo(value: unknown, path: string): Part<'file'> {
  const video = objectAt(value, path);
  refuseOthers(video, VIDEO_MEMBERS, path);
  const format = choiceAt(video['format'], VIDEO_FORMATS, `${path}.format`);
  const bytes = bytesOf(objectAt(video['source'], `${path}.source`), `${path}.source`);
  return { type: 'file', file: { file_data: dataUrl(`video/${format}`, bytes) } };
}

export function readDocument(value: unknown, path: string): Part<'file'> {
  const document = objectAt(value, path);
  refuseOthers(document, DOCUMENT_MEMBERS, path);
  if (isGiven(document['context'])) throw unsupported(`${path}.context`);
  const { citations } = document;
  if (isGiven(citations) && !(isFields(citations) && citations['enabled'] === false))
    throw unsupported(`${path}.citations`);
  const name = textAt(document['name'], `${path}.name`);
  const source = objectAt(document['source'], `${path}.source`);
  const isText = isGiven(source['text']) || isGiven(source['content']);
  // Only what is text anyway may leave its format out.
  const format =
    isText && !isGiven(document['format'])
      ? 'txt'
      : choiceAt(document['format'], DOCUMENT_FORMATS, `${path}.format`);
  const bytes = isText ? base64Of(documentText(source, `${path}.source`)) : bytesOf(source, `${path}.source`);
  return {
    type: 'file',
    file: { file_data: dataUrl(DOCUMENT_TYPES[format], bytes), filename: `${name}.${format}` },
  };
}

function documentText(source: Fields, path: string): string {
  if (memberOf(source, path) === 'text') return textAt(source['text'], `${path}.text`);
  return listAt(source['content'], `${path}.content`)
    .map((block, at) => {
      const member = `${path}.content[${at}]`;
      const chunk = objectAt(block, member);
      if (memberOf(chunk, member) !== 'text') throw unsupported(`${member}.${memberOf(chunk, member)}`);
      return textAt(chunk['text'], `${member}.text`);
    })
    .join('\n');
}

const base64Of = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** The base64 text of a source; searched for what is no base64 only, since it may be megabytes. */
function bytesOf(source: Fields, path: string): string {
  const member = memberOf(source, path);
  if (member !== 'bytes')
    throw unsupported(
      `${path}.${member}`,
      member === 's3Location' ? 'the gateway does not read S3 for a call' : undefined,
    );
  const bytes = textAt(source['bytes'], `${path}.bytes`);
  if (/[^A-Za-z0-9+/=]/.test(bytes)) throw invalid(`${path}.bytes`, `The field ${path}.bytes is not base64.`);
  return bytes;
}

const dataUrl = (type: string, base64: string): string => `data:${type};base64,${base64}`;
