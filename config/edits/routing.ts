import { asList, asRecord, section } from '../deployments.ts';
import type { ConfigDocument } from '../document.ts';
import type { Path } from '../problem.ts';
import { FALLBACK_SECTIONS, type FallbackKind } from '../shares/fallback-graph.ts';
import type { RoutingStrategy } from '../shares/strategies.ts';
import { removeValue } from './remove-value.ts';
import { addToList, setValue } from './set-value.ts';
import type { EditResult } from './text.ts';

/** The section that sets a fallback already; `router_settings` when none does. */
const sectionFor = (document: ConfigDocument, key: string): (typeof FALLBACK_SECTIONS)[number] =>
  FALLBACK_SECTIONS.find((part) => section(document, part)[key] !== undefined) ?? 'router_settings';

/** Sets what a public name turns to, in this order; an empty list takes its entry out. */
export function setFallbacks(
  document: ConfigDocument,
  kind: FallbackKind,
  from: string,
  targets: readonly string[],
): EditResult {
  const part = sectionFor(document, kind);
  const items = asList(section(document, part)[kind]);
  const index = items.findIndex((item) => from in asRecord(item));
  if (index < 0) {
    return targets.length === 0
      ? { kind: 'edits', edits: [] }
      : addToList(document, [part, kind], { [from]: targets });
  }
  const entry: Path = [part, kind, index];
  if (targets.length > 0) return setValue(document, [...entry, from], targets);
  const hasOthers = Object.keys(asRecord(items[index])).length > 1;
  return removeValue(document, hasOthers ? [...entry, from] : entry);
}

export function setDefaultFallbacks(document: ConfigDocument, targets: readonly string[]): EditResult {
  const path: Path = [sectionFor(document, 'default_fallbacks'), 'default_fallbacks'];
  return targets.length > 0 ? setValue(document, path, targets) : removeValue(document, path);
}

export const setRoutingStrategy = (document: ConfigDocument, strategy: RoutingStrategy): EditResult =>
  setValue(document, ['router_settings', 'routing_strategy'], strategy);
