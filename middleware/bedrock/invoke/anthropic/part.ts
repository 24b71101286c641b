import type { ChatPart } from '../../../chat/chat.ts';
import type { Fields } from '../fields.ts';
import { readDocument, readImage } from './media.ts';
import { readText, unknownBlock } from './text.ts';

/**
 * What a user's message and a tool's result can hold: text, an image, a document.
 * @param takes what may stand here, in words
 */
export function readPart(block: Fields, at: string, takes: string): ChatPart {
  switch (block['type']) {
    case 'text':
      return readText(block, at);
    case 'image':
      return readImage(block, at);
    case 'document':
      return readDocument(block, at);
    default:
      throw unknownBlock(at, takes);
  }
}
