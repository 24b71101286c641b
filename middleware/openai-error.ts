/** An error as OpenAI and LiteLLM word it; `code` is the status as text, as LiteLLM sends it. */
export interface OpenAiError {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
  };
}

export const openAiError = (
  status: number,
  type: string,
  message: string,
  param: string | null = null,
): OpenAiError => ({ error: { message, type, param, code: String(status) } });
