/** About what tokenizers give for English text. */
const CHARACTERS_PER_TOKEN = 4;
/** What a message costs beside its text, in OpenAI's chat format. */
const TOKENS_PER_MESSAGE = 3;
/** A small image. */
const TOKENS_PER_IMAGE = 85;

export const tokensOfText = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

/** A plausible count for chat messages in OpenAI's or Bedrock's shape; never less than 1. */
export function tokensOfMessages(messages: unknown): number {
  if (!Array.isArray(messages)) return 1;
  const each = messages.map((message: unknown) => TOKENS_PER_MESSAGE + tokensOfContent(contentOf(message)));
  return Math.max(
    1,
    each.reduce((sum, tokens) => sum + tokens, 0),
  );
}

const contentOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'content' in message ? message.content : undefined;

function tokensOfContent(content: unknown): number {
  if (typeof content === 'string') return tokensOfText(content);
  if (!Array.isArray(content)) return 0;
  return content.map(tokensOfPart).reduce((sum, tokens) => sum + tokens, 0);
}

function tokensOfPart(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  return 'text' in part && typeof part.text === 'string' ? tokensOfText(part.text) : TOKENS_PER_IMAGE;
}
