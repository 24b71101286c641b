import type { ConfigContext } from '../context.ts';
import { asList, asRecord, type Deployment, groupByName, readItem, readModelList } from '../deployments.ts';
import type { ConfigDocument } from '../document.ts';
import type { Item, Settings, Subject } from './rule.ts';

let lastNames: ReadonlySet<string> = new Set();

/** Suggestions are remembered by the set of names, so a set with the same names has to be the same. */
function keepSame(names: ReadonlySet<string>): ReadonlySet<string> {
  if (names.size !== lastNames.size || ![...names].every((name) => lastNames.has(name))) lastNames = names;
  return lastNames;
}

export function subjectOf(document: ConfigDocument, context: ConfigContext): Subject {
  const root = asRecord(document.value);
  const deployments: readonly Deployment[] = readModelList(document);
  const groups = groupByName(deployments);
  return {
    document,
    context,
    root,
    router: asRecord(root['router_settings']),
    litellm: asRecord(root['litellm_settings']),
    general: asRecord(root['general_settings']),
    items: asList(root['model_list']),
    deployments,
    groups,
    names: keepSame(new Set(groups.keys())),
  };
}

export const itemOf = (value: Settings): Item => ({ value, ...readItem(value) });
