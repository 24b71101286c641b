import type { ChatMessage } from '../../chat/chat.ts';

const INST = '[INST]';
const END_INST = '[/INST]';
const SYSTEM = '<<SYS>>';
const END_SYSTEM = '<</SYS>>';

/**
 * The messages of a prompt in the template that Mistral and Llama 2 share: `<s>[INST] question [/INST] answer</s>[INST] …`, where the first
 * question may begin with Llama's `<<SYS>>`.
 * @returns undefined for a text that is not that template from its first character to its last
 */
export function messagesOfInst(prompt: string): readonly ChatMessage[] | undefined {
  const messages: ChatMessage[] = [];
  let rest = skipStarts(prompt);
  do {
    if (!rest.startsWith(INST)) return undefined;
    const end = rest.indexOf(END_INST);
    if (end === -1) return undefined;
    const question = rest.slice(INST.length, end);
    if (question.includes(INST)) return undefined;
    const asked = messages.length === 0 ? withSystem(question) : [user(question)];
    if (asked === undefined) return undefined;
    messages.push(...asked);
    rest = rest.slice(end + END_INST.length);
    const next = rest.indexOf(INST);
    const answer = (next === -1 ? rest : rest.slice(0, next)).replace(/<s>\s*$/, '').trimEnd();
    const text = answer.endsWith('</s>') ? answer.slice(0, -'</s>'.length) : answer;
    if (/<\/?s>|\[\/INST\]/.test(text)) return undefined;
    if (text.trim() !== '') messages.push({ role: 'assistant', content: text.trim() });
    // Two questions with no answer between them are not the template's.
    else if (next !== -1) return undefined;
    rest = next === -1 ? '' : rest.slice(next);
  } while (rest !== '');
  return messages;
}

const skipStarts = (text: string): string => text.replace(/^\s*(?:<s>\s*)?/, '');

const user = (text: string): ChatMessage => ({ role: 'user', content: text.trim() });

function withSystem(question: string): readonly ChatMessage[] | undefined {
  const text = question.trim();
  if (!text.startsWith(SYSTEM)) return [user(text)];
  const end = text.indexOf(END_SYSTEM);
  if (end === -1) return undefined;
  const system = text.slice(SYSTEM.length, end).trim();
  return [{ role: 'system', content: system }, user(text.slice(end + END_SYSTEM.length))];
}
