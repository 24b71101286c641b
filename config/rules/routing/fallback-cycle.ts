import { fallbackEdges, FALLBACK_KINDS, type FallbackEdge } from '../../shares/fallback-graph.ts';
import { quoted } from '../parts/words.ts';
import type { Rule } from '../rule.ts';

/** Edges that close a way back to a name that is under way already; each loop is closed by one. */
function closingEdges(edges: readonly FallbackEdge[]): readonly FallbackEdge[] {
  const next = new Map<string, FallbackEdge[]>();
  for (const edge of edges) {
    const known = next.get(edge.from);
    if (known) known.push(edge);
    else next.set(edge.from, [edge]);
  }
  const states = new Map<string, 'open' | 'done'>();
  const closing: FallbackEdge[] = [];
  for (const start of next.keys()) {
    if (states.has(start)) continue;
    states.set(start, 'open');
    const way = [{ name: start, place: 0 }];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const edge = next.get(at.name)?.[at.place];
      at.place += 1;
      if (edge === undefined) {
        states.set(at.name, 'done');
        way.pop();
      } else if (states.get(edge.to) === 'open') {
        if (edge.to !== edge.from) closing.push(edge);
      } else if (!states.has(edge.to)) {
        states.set(edge.to, 'open');
        way.push({ name: edge.to, place: 0 });
      }
    }
  }
  return closing;
}

/** Two names may well stand in for each other; it is worth knowing, because a failure of both is tried again and again. */
export const fallbackCycle: Rule = {
  name: 'fallback-cycle',
  needsWhole: true,
  find: ({ document }) => {
    const edges = fallbackEdges(document);
    return FALLBACK_KINDS.flatMap((kind) =>
      closingEdges(edges.filter((edge) => edge.kind === kind)).map(({ from, to, path }) => ({
        severity: 'info' as const,
        path,
        message: `This leads back to where it came from: when ${quoted(from)} and ${quoted(to)} both fail, LiteLLM goes around until router_settings.max_fallbacks (5) is reached`,
      })),
    );
  },
};
