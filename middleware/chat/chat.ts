/** OpenAI's chat shapes as LiteLLM speaks them, its own additions included. What we do not read stays as it is. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Anthropic's prompt caching, which LiteLLM carries on parts, messages and tools. */
export interface CacheControl {
  readonly type: 'ephemeral';
  readonly ttl?: '5m' | '1h';
}

export type ChatPart = (
  | { readonly type: 'text'; readonly text: string }
  /** `url` may be a `data:` address. */
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string; readonly format?: string } }
  /** `file_data` is a `data:` address. */
  | {
      readonly type: 'file';
      readonly file: {
        readonly file_data?: string;
        readonly file_id?: string;
        readonly filename?: string;
        readonly format?: string;
      };
    }
  | { readonly type: 'video_url'; readonly video_url: { readonly url: string; readonly format?: string } }
  /** Text that a guardrail looks at. */
  | { readonly type: 'guarded_text'; readonly text: string }
) & { readonly cache_control?: CacheControl };

export interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  /** `arguments` is JSON as text. */
  readonly function: { readonly name: string; readonly arguments: string };
  readonly cache_control?: CacheControl;
}

/** Reasoning as LiteLLM carries it, so that it can be given back to the model. */
export type ThinkingBlock =
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature?: string }
  | { readonly type: 'redacted_thinking'; readonly data: string };

export interface ChatMessage {
  readonly role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  readonly content?: string | readonly ChatPart[] | null;
  readonly tool_calls?: readonly ToolCall[];
  readonly tool_call_id?: string;
  readonly reasoning_content?: string | null;
  readonly thinking_blocks?: readonly ThinkingBlock[];
  readonly cache_control?: CacheControl;
  readonly name?: string;
}

/** A chat request; everything but these three is carried as it is. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream?: boolean;
  readonly [name: string]: unknown;
}

export interface ChatUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly total_tokens?: number;
  readonly prompt_tokens_details?: {
    readonly cached_tokens?: number | null;
    readonly cache_creation_tokens?: number | null;
  } | null;
  /** Anthropic's and Bedrock's, which LiteLLM adds. */
  readonly cache_read_input_tokens?: number | null;
  readonly cache_creation_input_tokens?: number | null;
}

/** `stop`, `length`, `tool_calls`, `content_filter`, `function_call`, and what providers add. */
export type FinishReason = string;

/** A whole answer. */
export interface ChatAnswer {
  readonly id?: string;
  readonly model?: string;
  readonly choices: readonly {
    readonly index?: number;
    readonly message: ChatMessage;
    readonly finish_reason?: FinishReason | null;
    readonly provider_specific_fields?: Readonly<Record<string, unknown>> | null;
  }[];
  readonly usage?: ChatUsage | null;
  readonly [name: string]: unknown;
}

/** One piece of a streamed answer. */
export interface ChatChunk {
  readonly id?: string;
  readonly model?: string;
  readonly choices?: readonly {
    readonly index?: number;
    readonly delta?: {
      readonly role?: string | null;
      readonly content?: string | null;
      readonly reasoning_content?: string | null;
      readonly thinking_blocks?: readonly ThinkingBlock[] | null;
      readonly tool_calls?:
        | readonly {
            readonly index?: number;
            readonly id?: string | null;
            readonly type?: string | null;
            readonly function?: { readonly name?: string | null; readonly arguments?: string | null };
          }[]
        | null;
    };
    readonly finish_reason?: FinishReason | null;
  }[];
  readonly usage?: ChatUsage | null;
  /** A failure in the middle of a stream. */
  readonly error?: {
    readonly message?: string;
    readonly type?: string;
    readonly code?: string | number | null;
  };
  readonly [name: string]: unknown;
}
