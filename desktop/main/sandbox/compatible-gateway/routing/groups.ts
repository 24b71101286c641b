import type { Deployment } from '../config/deployment.ts';
import type { RouterSettings } from '../config/settings.ts';

/** Deployments by what clients ask for. */
export interface Groups {
  /** Names that can be asked for: aliases, then public names in the config's order, without wildcards. */
  readonly names: readonly string[];
  readonly deployments: readonly Deployment[];
  /** The deployments that serve a name: its own, an alias', one deployment's by its id, or a wildcard's. Empty for an unknown name. */
  serving(name: string): readonly Deployment[];
  /** Whether a request for a name gets as far as the router: with a wildcard in the config every one does. */
  isKnown(name: string): boolean;
}

export function createGroups(deployments: readonly Deployment[], settings: RouterSettings): Groups {
  const byName = groupByName(deployments);
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]));
  const wildcards = deployments.filter(({ group }) => group.includes('*')).sort(bySpecificity);
  const wild = (name: string): readonly Deployment[] => {
    const best = wildcards.find(({ group }) => matchOf(group, name) !== undefined);
    if (!best) return [];
    return wildcards
      .filter(({ group }) => group === best.group)
      .map((deployment) => filled(deployment, name));
  };
  const serving = (asked: string): readonly Deployment[] => {
    const name = settings.aliases.get(asked) ?? asked;
    const own = byName.get(name);
    if (own)
      return own.map((deployment) =>
        deployment.group.includes('*') ? filled(deployment, name) : deployment,
      );
    const one = byId.get(name);
    return one ? [one] : wild(name);
  };
  const defaults = settings.fallbacks?.find(({ from }) => from === '*')?.to ?? [];
  return {
    names: [
      ...[...settings.aliases.keys()].filter((name) => !settings.hiddenAliases.has(name)),
      ...[...byName.keys()].filter((name) => !name.includes('*')),
    ],
    deployments,
    serving: (name) => {
      const found = serving(name);
      const [first] = defaults;
      return found.length > 0 || first === undefined ? found : serving(first);
    },
    isKnown: (name) => wildcards.length > 0 || serving(name).length > 0,
  };
}

function groupByName(deployments: readonly Deployment[]): Map<string, Deployment[]> {
  const groups = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    const group = groups.get(deployment.group);
    if (group) group.push(deployment);
    else groups.set(deployment.group, [deployment]);
  }
  return groups;
}

/** What the `*` of a pattern stands for in a name. */
function matchOf(pattern: string, name: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*');
  const isMatch =
    name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return isMatch ? name.slice(before.length, name.length - after.length) : undefined;
}

const bySpecificity = (one: Deployment, other: Deployment): number => other.group.length - one.group.length;

/** A wildcard deployment for one name: `openai/*` asked for `openai/gpt-4o` becomes that model. */
function filled(deployment: Deployment, name: string): Deployment {
  const rest = matchOf(deployment.group, name) ?? name;
  return {
    ...deployment,
    model: deployment.model.replace('*', rest),
    upstreamModel: deployment.upstreamModel.replace('*', rest),
  };
}
