import type { ChatMessage } from '../../../chat/chat.ts';
import { messagesOfInst } from '../inst-template.ts';

/** The marks of Llama 3 and those of Llama 4. */
const MARK =
  /<\|(begin_of_text|start_header_id|header_start|end_header_id|header_end|eot_id|eot|eom_id|eom|python_tag)\|>/;
const OPENS = new Set(['start_header_id', 'header_start']);
const CLOSES = new Set(['end_header_id', 'header_end']);
const ENDS = new Set(['eot_id', 'eot']);

/**
 * The messages of a prompt in one of Llama's templates, of the generations 2 to 4. A last turn of the assistant that is still open is a
 * beginning that the model goes on with; when it is empty, as it usually is, it is left out.
 * @returns the whole prompt as one user message when it is in no template, or in one with tool calls
 */
export const messagesOfLlama = (prompt: string): readonly ChatMessage[] =>
  messagesOfHeaders(prompt) ?? messagesOfInst(prompt) ?? [{ role: 'user', content: prompt }];

function messagesOfHeaders(prompt: string): readonly ChatMessage[] | undefined {
  // Texts at even places, marks between them.
  const pieces = prompt.split(MARK);
  const messages: ChatMessage[] = [];
  let at = pieces[1] === 'begin_of_text' && isBlank(pieces[0]) ? 2 : 0;
  while (isBlank(pieces[at])) {
    if (at + 1 === pieces.length) return asked(messages);
    const [opens = '', role = '', closes = '', content, ends] = pieces.slice(at + 1, at + 6);
    const message = { role: role.trim(), content: content?.trim() };
    if (!OPENS.has(opens) || !CLOSES.has(closes) || !isMessage(message)) return undefined;
    const isOpen = ends === undefined;
    if (message.content !== '' || !(isOpen || message.role === 'system')) messages.push(message);
    if (isOpen) return asked(messages);
    if (!ENDS.has(ends)) return undefined;
    at += 6;
  }
  return undefined;
}

const isBlank = (text: string | undefined): boolean => text?.trim() === '';

const isMessage = (message: {
  readonly role: string;
  readonly content: string | undefined;
}): message is {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
} => /^(?:system|user|assistant)$/.test(message.role) && message.content !== undefined;

const asked = (messages: readonly ChatMessage[]): readonly ChatMessage[] | undefined =>
  messages.some(({ role }) => role === 'user') ? messages : undefined;
