import { Kbd } from '@mantine/core';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useRef, useState } from 'react';
import type { Gateway } from '../../../contract/gateways.ts';
import { useTopLayer } from '../../ui/layers.ts';
import { paletteStore } from './palette-store.ts';
import { type RankedCommand, rankCommands } from './rank.ts';
import { useCommands } from './use-commands.ts';
import { SAID, useSaidSelection } from './use-said-selection.ts';
import classes from './palette.module.css';

/** Everything by its name: pages, gateways, models, actions and settings. */
export function Palette({ gateway }: { readonly gateway: Gateway | undefined }): ReactElement {
  const { opened } = useSpotlight(paletteStore);
  const isTop = useTopLayer(opened);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const saidSelection = useSaidSelection();
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={620}
      classNames={{ content: 'gh-layer', actionsGroup: classes['group'] ?? '' }}
      yOffset={72}
      centered={false}
      closeOnEscape={isTop}
      // At once, so that what is typed right after the shortcut is in the field and not lost.
      transitionProps={{ duration: 0 }}
      onSpotlightOpen={() => field.current?.focus()}
      overlayProps={{ backgroundOpacity: 0.18 }}
    >
      <Spotlight.Search
        ref={field}
        placeholder="Search pages, gateways, models, actions…"
        aria-label="Search or run"
        leftSection={<IconSearch size={16} stroke={1.7} />}
      />
      <Spotlight.ActionsList ref={saidSelection}>
        {opened && <Results gateway={gateway} query={query} />}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface ResultsProps {
  readonly gateway: Gateway | undefined;
  readonly query: string;
}

function Results({ gateway, query }: ResultsProps): ReactElement {
  const groups = rankCommands(query, useCommands(gateway));
  if (groups.length === 0)
    return <Spotlight.Empty>Nothing is called that. Try fewer letters.</Spotlight.Empty>;
  return (
    <>
      {groups.map(({ group, commands }) => (
        <Spotlight.ActionsGroup key={group} label={group}>
          {commands.map((ranked) => (
            <CommandLine key={ranked.command.id} ranked={ranked} />
          ))}
        </Spotlight.ActionsGroup>
      ))}
    </>
  );
}

function CommandLine({ ranked: { command, places } }: { readonly ranked: RankedCommand }): ReactElement {
  const Icon = command.icon;
  return (
    <Spotlight.Action className={classes['line'] ?? ''} onClick={command.run}>
      <span className={classes['icon']}>{Icon && <Icon size={16} stroke={1.7} aria-hidden />}</span>
      <span className={classes['label']} {...{ [SAID]: true }}>
        {Array.from(command.label, (letter, index) =>
          places.includes(index) ? <mark key={index}>{letter}</mark> : letter,
        )}
      </span>
      {command.hint !== undefined && <span className={classes['hint']}>{command.hint}</span>}
      {command.shortcut !== undefined && <Kbd size="xs">{command.shortcut}</Kbd>}
    </Spotlight.Action>
  );
}
