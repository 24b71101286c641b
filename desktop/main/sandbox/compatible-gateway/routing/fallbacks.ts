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
  if (fromRequest) return fromRequest.map((group) => ({ group }));
  const special = specialFallbacks(failure, settings);
  // Where fallbacks for this kind are configured, the general ones are not for it.
  if (special) return chainOf(special, input).map((group) => ({ group }));
  const general = chainOf(settings.fallbacks ?? [], input).map((group) => ({ group }));
  return SPECIAL_KINDS.includes(failure.kind) ? general : [...laterOrders(input), ...general];
}

const SPECIAL_KINDS: readonly string[] = ['ContextWindowExceededError', 'ContentPolicyViolationError'];

function specialFallbacks(
  { kind }: CallFailure,
  settings: RouterSettings,
): readonly FallbackEntry[] | undefined {
  if (kind === 'ContextWindowExceededError') return settings.contextWindowFallbacks;
  return kind === 'ContentPolicyViolationError' ? settings.contentPolicyFallbacks : undefined;
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

export interface Outcome {
  /** The name that the client asked for, and why it failed. */
  readonly group: string;
  readonly failure: CallFailure;
  readonly targets: readonly FallbackTarget[];
  /** Why the last of the targets failed; undefined when none was tried. */
  readonly last: CallFailure | undefined;
  readonly settings: RouterSettings;
}

/** What is added to the message of a call that nobody answered; LiteLLM's own words, which people search for. */
export function outcomeWords({ group, failure, targets, last, settings }: Outcome): string {
  const lead = `\n\nLiteLLM: model group '${group}' failed with the error above`;
  if (last)
    return `${lead}. Fallback to ${targets.map((target) => target.group).join(', ')} also failed: ${last.message}`;
  const hasOwn = specialFallbacks(failure, settings) !== undefined;
  if (hasOwn || settings.fallbacks === undefined) return `${lead}. No fallback was attempted.`;
  const names = [...new Set(settings.fallbacks.map(({ from }) => from))].join(', ');
  const configured =
    names === '' ? 'No fallbacks are configured.' : `Fallbacks are configured for: ${names}.`;
  return `${lead} and no fallback model group was found for it, so the request was not retried on another model. ${configured} Add a fallbacks entry for that model group (Router fallbacks or proxy router_settings.fallbacks) to retry on another model.`;
}
