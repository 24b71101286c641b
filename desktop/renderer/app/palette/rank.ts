import { COMMAND_GROUPS, type Command, type CommandGroup } from './command.ts';
import { fuzzyMatch } from './fuzzy.ts';

export interface RankedCommand {
  readonly command: Command;
  /** Places of the matched letters in the label. */
  readonly places: readonly number[];
}

export interface RankedGroup {
  readonly group: CommandGroup;
  readonly commands: readonly RankedCommand[];
}

const BESIDE_THE_LABEL = 0.6;
export const MOST_PER_GROUP = 12;

function rank(query: string, command: Command): { score: number; places: readonly number[] } | undefined {
  const inLabel = fuzzyMatch(query, command.label);
  const others = [command.hint ?? '', ...(command.keywords ?? [])].filter((text) => text !== '');
  const beside = Math.max(
    Number.NEGATIVE_INFINITY,
    ...others.map((text) => (fuzzyMatch(query, text)?.score ?? Number.NEGATIVE_INFINITY) * BESIDE_THE_LABEL),
  );
  if (inLabel && inLabel.score >= beside) return inLabel;
  return Number.isFinite(beside) ? { score: beside, places: [] } : undefined;
}

/** The commands that match, best first within their group; with a query, the group with the best match comes first. */
export function rankCommands(query: string, commands: readonly Command[]): readonly RankedGroup[] {
  const isSearch = query.trim() !== '';
  const groups = COMMAND_GROUPS.map((group) => {
    const found = commands
      .filter((command) => command.group === group)
      .map((command) => ({ command, match: rank(query, command) }))
      .filter((entry) => entry.match !== undefined)
      .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0));
    return {
      group,
      best: found[0]?.match?.score ?? Number.NEGATIVE_INFINITY,
      commands: found
        .slice(0, MOST_PER_GROUP)
        .map(({ command, match }) => ({ command, places: match?.places ?? [] })),
    };
  }).filter(({ commands: found }) => found.length > 0);
  return isSearch ? groups.sort((a, b) => b.best - a.best) : groups;
}
