import { asList, asRecord, groupByName, readModelList, section } from '../deployments.ts';
import type { ConfigDocument } from '../document.ts';
import type { Path } from '../problem.ts';

/** The settings that name another model to turn to; LiteLLM reads them in both sections. */
export const FALLBACK_KINDS = ['fallbacks', 'context_window_fallbacks', 'content_policy_fallbacks'] as const;
export type FallbackKind = (typeof FALLBACK_KINDS)[number];
export const FALLBACK_SECTIONS = ['router_settings', 'litellm_settings'] as const;

export interface FallbackEdge {
  readonly kind: FallbackKind | 'default_fallbacks';
  /** `*` for defaults. */
  readonly from: string;
  readonly to: string;
  /** Place in the list of `from`: tried in this order. */
  readonly order: number;
  /** Of the target in the document. */
  readonly path: Path;
}

export interface FallbackGraph {
  readonly edges: readonly FallbackEdge[];
  readonly names: readonly string[];
  /** Targets that no deployment serves. */
  readonly missing: ReadonlySet<string>;
  /** Names on a way that leads back to itself by one kind of fallback. */
  readonly cyclic: ReadonlySet<string>;
}

function edgesOfKind(document: ConfigDocument, part: string, kind: FallbackKind): FallbackEdge[] {
  return asList(section(document, part)[kind]).flatMap((item, place) =>
    Object.entries(asRecord(item)).flatMap(([from, targets]) =>
      asList(targets).flatMap((to, order) =>
        typeof to === 'string' ? [{ kind, from, to, order, path: [part, kind, place, from, order] }] : [],
      ),
    ),
  );
}

const defaults = (document: ConfigDocument, part: string): FallbackEdge[] =>
  asList(section(document, part)['default_fallbacks']).flatMap((to, order) =>
    typeof to === 'string'
      ? [
          {
            kind: 'default_fallbacks' as const,
            from: '*',
            to,
            order,
            path: [part, 'default_fallbacks', order],
          },
        ]
      : [],
  );

/** Every fallback that the document sets, with where it is set. */
export const fallbackEdges = (document: ConfigDocument): readonly FallbackEdge[] =>
  FALLBACK_SECTIONS.flatMap((part) => [
    ...FALLBACK_KINDS.flatMap((kind) => edgesOfKind(document, part, kind)),
    ...defaults(document, part),
  ]);

function cyclicNames(edges: readonly FallbackEdge[]): ReadonlySet<string> {
  const cyclic = new Set<string>();
  for (const kind of FALLBACK_KINDS) {
    const next = new Map<string, string[]>();
    for (const edge of edges)
      if (edge.kind === kind) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    for (const start of next.keys()) {
      const seen = new Set<string>();
      const open = [...(next.get(start) ?? [])];
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        if (name === start) cyclic.add(start);
        if (seen.has(name)) continue;
        seen.add(name);
        open.push(...(next.get(name) ?? []));
      }
    }
  }
  return cyclic;
}

export function fallbackGraph(document: ConfigDocument): FallbackGraph {
  const edges = fallbackEdges(document);
  const names = [...groupByName(readModelList(document)).keys()];
  const known = new Set(names);
  return {
    edges,
    names,
    missing: new Set(edges.map(({ to }) => to).filter((to) => !known.has(to))),
    cyclic: cyclicNames(edges),
  };
}

/** What one public name turns to: its own lists by kind, then the defaults. */
export function fallbacksOf(graph: FallbackGraph, modelName: string): readonly FallbackEdge[] {
  return graph.edges.filter(({ from, to }) => from === modelName || (from === '*' && to !== modelName));
}
