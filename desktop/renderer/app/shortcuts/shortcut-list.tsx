import { Kbd, Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTopLayer } from '../../ui/layers.ts';
import { useStore } from '../../ui/store.ts';
import { features } from '../features.ts';
import { MOD_KEY } from '../mod-key.ts';
import { closeShortcutList, isShortcutListOpen } from './shortcut-list-store.ts';
import classes from './shortcut-list.module.css';

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly (readonly [keys: string, what: string])[];
}

const EVERYWHERE: ShortcutGroup = {
  title: 'Everywhere',
  shortcuts: [
    [`${MOD_KEY} K`, 'Search or run'],
    ['?', 'This list'],
    ['Esc', 'Close one thing'],
  ],
};
const TABLES: ShortcutGroup = {
  title: 'Tables',
  shortcuts: [
    ['/', 'Filter'],
    ['j', 'Next row'],
    ['k', 'Previous row'],
    ['Enter', 'Open the row'],
  ],
};
const CONFIG: ShortcutGroup = {
  title: 'Config',
  shortcuts: [
    ['F8', 'Next problem'],
    ['Shift F8', 'Previous problem'],
  ],
};

export function ShortcutList(): ReactElement {
  const isOpen = useStore(isShortcutListOpen);
  const isTop = useTopLayer(isOpen);
  const pages: ShortcutGroup = {
    title: 'Go to',
    shortcuts: features.map(({ key, label }) => [`g ${key}`, label] as const),
  };
  return (
    <Modal
      opened={isOpen}
      onClose={closeShortcutList}
      title="Keyboard shortcuts"
      size={560}
      closeOnEscape={isTop}
    >
      <div className={classes['columns']}>
        <Group group={pages} />
        <div>
          {[EVERYWHERE, TABLES, CONFIG].map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </div>
      </div>
    </Modal>
  );
}

const Group = ({ group }: { readonly group: ShortcutGroup }): ReactElement => (
  <section className={classes['group']}>
    <h2>{group.title}</h2>
    <dl>
      {group.shortcuts.map(([keys, what]) => (
        <div key={keys}>
          <dt>{what}</dt>
          <dd>
            {keys.split(' ').map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
