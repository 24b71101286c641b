/** A Bedrock managed prompt's address. */
export interface PromptAddress {
  readonly id: string;
  /** Absent: the working draft. */
  readonly version?: string | undefined;
  /** The ARN without its version. */
  readonly arn: string;
  readonly region: string;
}

/** `{ topic: { text: 'fruit' } }`, as Converse has it. */
export type PromptVariables = Readonly<Record<string, { readonly text: string }>>;

/** A prompt with its variables filled in, in Converse's own shapes. */
export interface FilledPrompt {
  /** The prompt's own model; absent when it names an agent or none. */
  readonly modelId?: string | undefined;
  /** Fields of a Converse request that the prompt decides: system, messages, toolConfig, inferenceConfig, additionalModelRequestFields. */
  readonly converse: {
    readonly system?: readonly object[];
    readonly messages: readonly object[];
    readonly toolConfig?: object;
    readonly inferenceConfig?: object;
    readonly additionalModelRequestFields?: object;
  };
}

export interface Prompts {
  /**
   * Gets a prompt (from the cache within its time limit) and fills in the variables.
   * @throws Refusal `invalid` that names each missing and each surplus variable, `too_large`, `not_found`, `forbidden`, `throttled`, `unavailable`
   */
  fill(address: PromptAddress, variables: PromptVariables): Promise<FilledPrompt>;
}
