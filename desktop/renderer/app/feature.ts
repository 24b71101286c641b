import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Gateway } from '../../contract/gateways.ts';
import type { OperatorState } from '../ui/state-badge.tsx';
import type { Command, CommandContext } from './palette/command.ts';

export const FEATURE_WORDS = [
  'gateways',
  'stacks',
  'config',
  'users',
  'logs',
  'tunnels',
  'benchmarks',
  'sandbox',
] as const;
export type FeatureWord = (typeof FEATURE_WORDS)[number];

/** A page is made anew for each gateway, so nothing of one gateway is left on the page of another. */
export interface PageProps {
  readonly gateway: Gateway;
}

/** What stands beside the word in the navigation: a count, or a dot for a state, always with its words. */
export type NavBadge =
  | { readonly kind: 'count'; readonly count: number; readonly label: string }
  | { readonly kind: 'state'; readonly state: OperatorState; readonly label: string };

/** One of the eight words: its page, and what it adds to the frame. */
export interface Feature {
  readonly word: FeatureWord;
  readonly label: string;
  readonly icon: TablerIcon;
  /** The letter after `g` that leads here. */
  readonly key: string;
  /** May be lazy. Routes below it, such as `config/publish`, are its own. */
  readonly Page: ComponentType<PageProps>;
  /** A page that belongs to no gateway, at `#/<word>`; the navigation then leads there. */
  readonly TopPage?: ComponentType;
  /** The one gateway that this page is about; the navigation then leads there, and other gateways have no such page. */
  readonly onlyGatewayId?: string;
  /** A hook; shown in the navigation while it answers something. */
  readonly useBadge?: (gatewayId: string) => NavBadge | undefined;
  /** What the palette offers from anywhere; asked each time it opens or the query changes. */
  readonly commands?: (context: CommandContext) => readonly Command[];
}
