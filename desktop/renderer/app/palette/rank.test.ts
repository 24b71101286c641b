import { describe, expect, it } from 'vitest';
import type { Command, CommandGroup } from './command.ts';
import { MOST_PER_GROUP, rankCommands } from './rank.ts';

const command = (group: CommandGroup, label: string, extra: Partial<Command> = {}): Command => ({
  id: `${group}.${label}`,
  group,
  label,
  run: () => undefined,
  ...extra,
});
const labels = (query: string, commands: readonly Command[]): string[] =>
  rankCommands(query, commands).flatMap((group) => group.commands.map((ranked) => ranked.command.label));

describe('rankCommands', () => {
  it('keeps the order of the groups while nothing is asked', () => {
    const all = [
      command('Settings', 'Dark theme'),
      command('Pages', 'Config'),
      command('Gateways', 'prod-eu'),
    ];
    expect(labels('', all)).toEqual(['Config', 'prod-eu', 'Dark theme']);
  });

  it('puts the group with the best match first', () => {
    const all = [
      command('Pages', 'Benchmarks'),
      command('Gateways', 'mark-two'),
      command('Settings', 'Light'),
    ];
    expect(labels('mark', all)).toEqual(['mark-two', 'Benchmarks']);
  });

  it('finds by hint and keywords, behind what is found by label', () => {
    const all = [
      command('Actions', 'Change appearance', { keywords: ['theme'] }),
      command('Actions', 'Theme of the window'),
    ];
    expect(labels('theme', all)).toEqual(['Theme of the window', 'Change appearance']);
  });

  it('shows a handful of each group, however many there are', () => {
    const models = Array.from({ length: 2000 }, (_, index) => command('Models', `model-${index}`));
    expect(labels('model', models)).toHaveLength(MOST_PER_GROUP);
  });
});
