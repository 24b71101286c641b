/** What a model's name asks for, wherever in it: names go through every gateway, headers and fields of the body may not. */
export interface NameWishes {
  /** `-mock-echo`: say what arrived. */
  readonly isEcho: boolean;
  /** `-mock-thinking`; `-mock-thinking-redacted` thinks in secret. */
  readonly thinks: boolean;
  readonly isRedacted: boolean;
  /** `-mock-cached`: half of the prompt comes out of a cache. */
  readonly isCached: boolean;
  /** `-mock-finish-content_filter`: end for that reason. */
  readonly finish: string | undefined;
}

export const wishesOf = (model: string): NameWishes => ({
  isEcho: model.includes('-mock-echo'),
  thinks: model.includes('-mock-thinking'),
  isRedacted: model.includes('-mock-thinking-redacted'),
  isCached: model.includes('-mock-cached'),
  finish: /-mock-finish-([a-z_]{1,64})/.exec(model)?.[1],
});
