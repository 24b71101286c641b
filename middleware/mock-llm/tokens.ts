import { fieldsOf, listOf, textOf } from './fields.ts';

/** About what tokenizers give for English text. */
const CHARACTERS_PER_TOKEN = 4;
/** What a message costs beside its text, in OpenAI's chat format. */
const TOKENS_PER_MESSAGE = 3;
/** A small image. */
const TOKENS_PER_IMAGE = 85;

/** What a prompt costs in tokens; the two kinds of cached ones are part of the total. */
export interface PromptTokens {
  readonly total: number;
  readonly cacheRead: number;
  readonly cacheWritten: number;
}

/** A part of a prompt; marked ones end a stretch that is to be cached. */
interface Weight {
  readonly tokens: number;
  readonly isMarked: boolean;
}

export const tokensOfText = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

/**
 * A plausible count for a prompt in OpenAI's or Bedrock's shape; never less than 1. Nothing is remembered between requests: what
 * reaches to the last mark but one counts as read from the cache, what follows up to the last one as written to it, as in a
 * conversation whose caller marks each turn.
 * @param tools count as nothing, but may be marked
 */
export function promptTokens(prompt: {
  readonly tools?: unknown;
  readonly system?: unknown;
  readonly messages: unknown;
}): PromptTokens {
  const weights = [
    ...listOf(prompt.tools).map((tool) => ({ tokens: 0, isMarked: isMark(tool) })),
    ...weightsOfContent(prompt.system),
    ...listOf(prompt.messages).flatMap(weightsOfMessage),
  ];
  const marks = weights.flatMap(({ isMarked }, index) => (isMarked ? [index + 1] : []));
  const cached = sum(weights.slice(0, marks.at(-1) ?? 0));
  const cacheRead = sum(weights.slice(0, marks.at(-2) ?? 0));
  return { total: Math.max(1, sum(weights)), cacheRead, cacheWritten: cached - cacheRead };
}

const sum = (weights: readonly Weight[]): number => weights.reduce((total, { tokens }) => total + tokens, 0);

function weightsOfMessage(message: unknown): readonly Weight[] {
  const { content } = fieldsOf(message);
  return [
    { tokens: TOKENS_PER_MESSAGE, isMarked: false },
    ...weightsOfContent(content),
    { tokens: 0, isMarked: isMark(message) },
  ];
}

const weightsOfContent = (content: unknown): readonly Weight[] =>
  typeof content === 'string'
    ? [{ tokens: tokensOfText(content), isMarked: false }]
    : listOf(content).map((part) => ({ tokens: tokensOfPart(part), isMarked: isMark(part) }));

/** Anthropic's mark is a field of the part before, Bedrock's a part of its own. */
const isMark = (part: unknown): boolean => {
  const { cache_control, cachePoint } = fieldsOf(part);
  return (cache_control ?? cachePoint) != null;
};

function tokensOfPart(part: unknown): number {
  const { text, cachePoint } = fieldsOf(part);
  if (cachePoint !== undefined || part === null || typeof part !== 'object') return 0;
  return textOf(text) === undefined ? TOKENS_PER_IMAGE : tokensOfText(String(text));
}
