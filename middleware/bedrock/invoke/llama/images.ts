import type { ChatMessage, ChatPart } from '../../../chat/chat.ts';
import { invalid } from '../../../refusal.ts';
import { base64Of } from '../fields.ts';

const MARK = '<|image|>';

/** How the base64 of each kind begins; Llama's requests do not say it. */
const KINDS = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
] as const;

/**
 * Puts a request's images where its prompt has `<|image|>`, or before the last question when it has none.
 * @throws Refusal `invalid` when there are not as many marks as images
 */
export function withImages(
  messages: readonly ChatMessage[],
  images: readonly string[],
): readonly ChatMessage[] {
  const parts = images.map(partOf);
  const marks = messages.reduce((count, { content }) => count + textsOf(content).length - 1, 0);
  if (marks === 0) return parts.length === 0 ? messages : atLastQuestion(messages, parts);
  if (marks !== images.length)
    throw invalid(
      'images',
      `images has ${images.length} and prompt marks ${marks} with ${MARK}; both must be as many.`,
    );
  let next = 0;
  return messages.map((message) => {
    const [first = '', ...others] = textsOf(message.content);
    if (others.length === 0) return message;
    const content: ChatPart[] = text(first);
    for (const other of others) {
      const image = parts[next];
      if (image) content.push(image);
      next += 1;
      content.push(...text(other));
    }
    return { ...message, content };
  });
}

const textsOf = (content: ChatMessage['content']): readonly string[] =>
  typeof content === 'string' ? content.split(MARK) : [''];

const text = (words: string): ChatPart[] =>
  words.trim() === '' ? [] : [{ type: 'text', text: words.trim() }];

function atLastQuestion(
  messages: readonly ChatMessage[],
  parts: readonly ChatPart[],
): readonly ChatMessage[] {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return messages.map((message, index) =>
    index === last && typeof message.content === 'string'
      ? { ...message, content: [...parts, ...text(message.content)] }
      : message,
  );
}

function partOf(image: string, index: number): ChatPart {
  const base64 = base64Of(image, `images[${index}]`);
  const kind = KINDS.find(([start]) => base64.startsWith(start));
  if (kind === undefined)
    throw invalid(
      `images[${index}]`,
      `images[${index}] must be the base64 of a PNG, JPEG, GIF or WebP image.`,
    );
  return { type: 'image_url', image_url: { url: `data:${kind[1]};base64,${base64}` } };
}
