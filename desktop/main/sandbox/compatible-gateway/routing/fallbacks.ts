import type { FallbackEntry, RouterSettings } from '../config/settings.ts';
import type { CallFailure } from './call-failure.ts';

/** What is tried next; an `order` means the same name again, among the deployments that stood by. */
export interface FallbackTarget {
  readonly group: string;
  readonly order?: number;
}

export interface FallbackInput {
  readonly failure: CallFailure;
  /** The name that failed, and the one that the client asked for. */
  readonly group: string;
  readonly originalGroup: string;
  readonly settings: RouterSettings;
  /** From the request's body, goes before the config's. */
  readonly fromRequest: readonly string[] | undefined;
  /** All `order`s of the name that failed, and the one that was tried. */
  readonly orders: readonly number[];
  readonly triedOrder: number | undefined;
}

/** Where a failed call goes next, in order; LiteLLM 1.104.4's `async_function_with_fallbacks_common_utils`. */
export function fallbackTargets(input: FallbackInput): readonly FallbackTarget[] {
  const { failure, settings, fromRequest } = input;
  const isTooLong = failure.kind === 'ContextWindowExceededError';
  const isAgainstPolicy = failure.kind === 'ContentPolicyViolationError';
  if (fromRequest) return fromRequest.map((group) => ({ group }));
  const special = isTooLong
    ? settings.contextWindowFallbacks
    : isAgainstPolicy
      ? settings.contentPolicyFallbacks
      : undefined;
  // Where fallbacks for this kind are configured, the general ones are not for it.
  if (special) return chainOf(special, input).map((group) => ({ group }));
  const general = chainOf(settings.fallbacks ?? [], input).map((group) => ({ group }));
  return isTooLong || isAgainstPolicy ? general : [...laterOrders(input), ...general];
}

/** The entry of the name that failed, else of the one the client asked for, else the default. */
function chainOf(
  entries: readonly FallbackEntry[],
  { group, originalGroup }: FallbackInput,
): readonly string[] {
  const of = (name: string): readonly string[] | undefined => entries.find(({ from }) => from === name)?.to;
  return of(group) ?? of(originalGroup) ?? of('*') ?? [];
}

function laterOrders({ group, orders, triedOrder }: FallbackInput): readonly FallbackTarget[] {
  const distinct = [...new Set(orders)].sort((one, other) => one - other);
  const tried = triedOrder ?? distinct[0] ?? 0;
  return distinct.filter((order) => order > tried).map((order) => ({ group, order }));
}

/** What is added to the message of a call that nobody answered; LiteLLM's own words, which people search for. */
export function outcomeWords(
  group: string,
  targets: readonly FallbackTarget[],
  settings: RouterSettings,
): string {
  if (targets.length > 0) {
    const names = targets.map((target) => target.group).join(', ');
    return `\n\nLiteLLM: model group '${group}' failed with the error above. Fallback to ${names} also failed.`;
  }
  if (settings.fallbacks === undefined) {
    return `\n\nLiteLLM: model group '${group}' failed with the error above. No fallback was attempted.`;
  }
  const configured = settings.fallbacks.map(({ from }) => from).join(', ');
  return `\n\nLiteLLM: model group '${group}' failed with the error above and no fallback model group was found for it, so the request was not retried on another model. Fallbacks are configured for: ${configured}.`;
}
