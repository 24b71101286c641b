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

/** Below any match of two letters in the label. */
const BESIDE_THE_LABEL = 1;
export const MOST_PER_GROUP = 12;

/** A hint or keyword is found by whole parts of its words only: letters strewn over it would find everything. */
function rank(query: string, command: Command): { score: number; places: readonly number[] } | undefined {
  const inLabel = fuzzyMatch(query, command.label);
  if (inLabel) return inLabel;
  const beside = [command.label, command.hint ?? '', ...(command.keywords ?? [])].join(' ').toLowerCase();
  const words = query.toLowerCase().trim().split(/\s+/);
  return words.every((word) => beside.includes(word)) ? { score: BESIDE_THE_LABEL, places: [] } : undefined;
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
