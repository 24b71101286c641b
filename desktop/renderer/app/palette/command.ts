import type { TablerIcon } from '@tabler/icons-react';
import type { Gateway } from '../../../contract/gateways.ts';

export const COMMAND_GROUPS = ['Pages', 'Gateways', 'Models', 'Actions', 'Settings'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One line of the palette. */
export interface Command {
  /** Unique in the whole palette: `config.publish`. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** Smaller, beside the label: where it leads or what it acts on. */
  readonly hint?: string;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  readonly icon?: TablerIcon;
  /** Keys that do the same: `g c`. */
  readonly shortcut?: string;
  readonly run: () => void;
}

export interface CommandContext {
  readonly gateway: Gateway;
  /** Goes to a path such as `/g/sandbox/config`. */
  readonly navigate: (path: string) => void;
}
