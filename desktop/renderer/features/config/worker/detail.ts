import { asRecord, type Deployment, section } from '../../../../../config/deployments.ts';
import type { ConfigDocument } from '../../../../../config/document.ts';
import { fallbackGraph, fallbacksOf } from '../../../../../config/shares/fallback-graph.ts';
import {
  DEFAULT_STRATEGY,
  isRoutingStrategy,
  type RoutingStrategy,
} from '../../../../../config/shares/strategies.ts';
import type { Detail, Focus, ModelDetail } from './protocol.ts';

function readStrategy(document: ConfigDocument): RoutingStrategy | null {
  const written = section(document, 'router_settings')['routing_strategy'] ?? DEFAULT_STRATEGY;
  return isRoutingStrategy(written) ? written : null;
}

function readModel(
  document: ConfigDocument,
  deployments: readonly Deployment[],
  modelName: string,
): ModelDetail | undefined {
  const arms = deployments.filter((deployment) => deployment.modelName === modelName);
  if (arms.length === 0) return undefined;
  const graph = fallbackGraph(document);
  const standsInFor = graph.edges.filter(({ to, from }) => to === modelName && from !== '*');
  return {
    kind: 'model',
    modelName,
    arms,
    strategy: readStrategy(document),
    fallbacks: fallbacksOf(graph, modelName),
    defaults: graph.edges.flatMap(({ from, to }) => (from === '*' ? [to] : [])),
    standsInFor: [...new Set(standsInFor.map(({ from }) => from))],
    missing: [...graph.missing],
    isCyclic: graph.cyclic.has(modelName),
  };
}

/** What the form needs of the part in view, and no more: a config of 2,000 models crosses no thread as a whole. */
export function readDetail(
  document: ConfigDocument,
  deployments: readonly Deployment[],
  focus: Focus,
): Detail {
  switch (focus.kind) {
    case 'model':
      return readModel(document, deployments, focus.modelName) ?? { kind: 'gone' };
    case 'deployment': {
      const deployment = deployments[focus.index];
      if (deployment === undefined) return { kind: 'gone' };
      const armCount = deployments.filter(({ modelName }) => modelName === deployment.modelName).length;
      return { kind: 'deployment', deployment, armCount };
    }
    case 'section':
      return { kind: 'section', name: focus.name, value: asRecord(document.value)[focus.name] };
  }
}
