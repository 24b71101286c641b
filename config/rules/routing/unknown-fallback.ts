import { asList, asRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import {
  FALLBACK_KINDS,
  FALLBACK_SECTIONS,
  type FallbackEdge,
  fallbackEdges,
} from '../../shares/fallback-graph.ts';
import { changeTo, remove, renameKey } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, quoted } from '../parts/words.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { reachable } from './reachable.ts';

/** LiteLLM starts, and the call that needed the fallback fails. */
export const unknownFallback: Rule = {
  name: 'unknown-fallback',
  needsWhole: true,
  find: (subject) => {
    const exists = reachable(subject);
    return [
      ...fallbackEdges(subject.document).flatMap((edge) => (exists(edge.to) ? [] : [missing(edge, subject)])),
      ...sources(subject).flatMap(({ from, path }) =>
        from === '*' || exists(from) ? [] : [unused(from, path, subject)],
      ),
    ];
  },
};

function missing({ to, path }: FallbackEdge, { names, general }: Subject): Finding {
  const meant = nearest(to, names);
  // Then the database may hold what this file does not.
  const isSure = general['store_model_in_db'] !== true;
  return {
    severity: isSure ? 'error' : 'warning',
    path,
    message: `${isSure ? 'No deployment has this name, so this fallback fails' : 'No deployment of this file has this name, so this fallback fails unless the database has one'}: ${quoted(to)}${didYouMean(meant)}`,
    fix: meant === undefined ? remove('Remove this fallback') : changeTo(meant),
  };
}

interface Source {
  readonly from: string;
  readonly path: Path;
}

const sources = ({ root }: Subject): readonly Source[] =>
  FALLBACK_SECTIONS.flatMap((part) =>
    FALLBACK_KINDS.flatMap((kind) =>
      asList(asRecord(root[part])[kind]).flatMap((item, index) =>
        Object.keys(asRecord(item)).map((from) => ({ from, path: [part, kind, index, from] })),
      ),
    ),
  );

function unused(from: string, path: Path, { names }: Subject): Finding {
  const meant = nearest(from, names);
  return {
    severity: 'warning',
    path,
    at: 'key',
    message: `No deployment has this name, so nothing ever turns to this fallback: ${quoted(from)}${didYouMean(meant)}`,
    ...(meant !== undefined && { fix: renameKey(meant) }),
  };
}
