import type { Ask, ToolResult } from './ask.ts';
import { echoOf } from './echo.ts';
import { type NameWishes, wishesOf } from './name-wishes.ts';
import { type Reasoning, reasoningFor } from './reasoning.ts';
import { slices, speak, type Speech } from './speech.ts';
import { type PromptTokens, tokensOfText } from './tokens.ts';
import { type ToolCall, wishedCalls } from './tool-calls.ts';

/** An answer before it takes an interface's shape. */
export interface Answer {
  readonly model: string;
  readonly reasoning: Reasoning | undefined;
  /** The text in the pieces of a stream; joined, it is the whole. */
  readonly text: readonly string[];
  readonly calls: readonly ToolCall[];
  /** In OpenAI's words; others when the model's name asks for them. */
  readonly finish: string;
  readonly stopSequence: string | undefined;
  readonly prompt: PromptTokens;
  readonly completionTokens: number;
}

/** Quoted results of tools are cut to this many characters. */
const MAX_QUOTE = 10_000;
/** Characters in a streamed piece of an echo. */
const ECHO_PIECE = 40;

/** Says what it is and which model was asked; what arrived is repeated only when asked for. */
export function answerTo(ask: Ask): Answer {
  const wishes = wishesOf(ask.model);
  const { calls, speech } = wishes.isEcho ? echoed(ask) : said(ask);
  const reasoning = ask.thinks || wishes.thinks ? reasoningFor(ask.model, wishes.isRedacted) : undefined;
  const callTokens = calls.map(({ input }) => tokensOfText(JSON.stringify(input)));
  return {
    model: ask.model,
    reasoning,
    text: speech.pieces,
    calls,
    finish: wishes.finish ?? finishOf(speech, calls),
    stopSequence: speech.stopSequence,
    prompt: cachedBy(wishes, ask.prompt),
    completionTokens: callTokens.reduce((a, b) => a + b, speech.tokens) + (reasoning?.tokens ?? 0),
  };
}

interface Content {
  readonly speech: Speech;
  readonly calls: readonly ToolCall[];
}

/** Without limits, so that it stays JSON. */
function echoed({ received }: Ask): Content {
  const text = echoOf(received);
  const speech = {
    pieces: slices(text, ECHO_PIECE),
    tokens: tokensOfText(text),
    isCut: false,
    stopSequence: undefined,
  };
  return { speech, calls: [] };
}

function said(ask: Ask): Content {
  const { calls, saysFirst } = wishedCalls(ask);
  const speech = speak(calls.length > 0 && !saysFirst ? '' : textFor(ask, calls), ask);
  const isWhole = !speech.isCut && speech.stopSequence === undefined;
  return { speech, calls: isWhole ? calls : [] };
}

function textFor({ model, toolResults }: Ask, calls: readonly ToolCall[]): string {
  if (toolResults.length > 0 && calls.length === 0) return toolResults.map(quoted).join(' ');
  return `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;
}

const quoted = ({ text, isError }: ToolResult): string =>
  `The tool ${isError ? 'failed' : 'answered'}: "${text.slice(0, MAX_QUOTE)}".`;

function finishOf({ isCut }: Speech, calls: readonly ToolCall[]): string {
  if (isCut) return 'length';
  return calls.length > 0 ? 'tool_calls' : 'stop';
}

const cachedBy = ({ isCached }: NameWishes, prompt: PromptTokens): PromptTokens =>
  isCached
    ? {
        total: prompt.total,
        cacheRead: Math.floor(prompt.total / 2),
        cacheWritten: Math.floor(prompt.total / 4),
      }
    : prompt;
