import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useMemo, useRef, useState } from 'react';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { KNOWN_SECTIONS } from '../form/known-sections.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus } from '../worker/protocol.ts';
import { keyOfFocus, outlineRows } from './outline-rows.ts';
import { OutlineItem } from './outline-item.tsx';
import { stepTo } from './step-to.ts';
import classes from './outline.module.css';

interface OutlineProps {
  readonly session: ConfigSession;
  readonly isReadOnly: boolean;
  readonly onGo: (focus: Focus) => void;
  readonly onAdd: () => void;
}

const ROW_PX = 27;

/** The document from above: public names, then settings, each with its problems. Only the rows in view are in the page. */
export function Outline({ session, isReadOnly, onGo, onAdd }: OutlineProps): ReactElement {
  const outline = useSession(session, (state) => state.outline);
  const problems = useSession(session, (state) => state.problems);
  const focus = useSession(session, (state) => state.focus);
  const [filter, setFilter] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useMemo(
    () => (outline ? outlineRows(outline, problems, KNOWN_SECTIONS, filter) : []),
    [outline, problems, filter],
  );
  const chosen = focus ? rows.findIndex((row) => row.key === keyOfFocus(focusOfRow(focus, session))) : -1;
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    initialRect: { width: 1, height: 600 },
  });
  useEffect(() => {
    if (chosen >= 0) virtual.scrollToIndex(chosen);
  }, [chosen, virtual]);

  // Keys come faster than the address follows: each steps on from the one before.
  const ahead = useRef<number | null>(null);
  useEffect(() => {
    if (ahead.current === chosen) ahead.current = null;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(rows, ahead.current ?? chosen, event.key);
    const row = next === undefined ? undefined : rows[next];
    if (next === undefined || row?.kind !== 'item') return;
    event.preventDefault();
    ahead.current = next;
    onGo(row.focus);
  };

  return (
    <nav className={classes['outline']} aria-label="Outline of config.yaml">
      <div className={classes['bar']}>
        <TextInput
          size="xs"
          className={classes['filter'] ?? ''}
          aria-label="Filter models and settings"
          placeholder="Filter"
          leftSection={<IconSearch size={13} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') {
              event.stopPropagation();
              setFilter('');
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') scroller.current?.focus();
          }}
        />
        <Tooltip label="Add a model">
          <ActionIcon
            variant="default"
            size={28}
            aria-label="Add a model"
            disabled={isReadOnly}
            onClick={onAdd}
          >
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      {outline === null ? (
        <SkeletonRows rows={8} />
      ) : (
        <div
          ref={scroller}
          className={classes['scroller']}
          role="tree"
          aria-label="Models and settings"
          tabIndex={0}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          onKeyDown={onKeyDown}
          onBlur={() => {
            ahead.current = null;
          }}
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              return row ? (
                <OutlineItem
                  key={row.key}
                  id={`${id}-${index}`}
                  row={row}
                  top={start}
                  isChosen={index === chosen}
                  onGo={onGo}
                />
              ) : null;
            })}
          </div>
          {rows.length === 0 && <p className={classes['none']}>No name here contains “{filter}”.</p>}
        </div>
      )}
    </nav>
  );
}

/** A deployment is shown under its public name. */
function focusOfRow(focus: Focus, session: ConfigSession): Focus {
  if (focus.kind !== 'deployment') return focus;
  const modelName = session.store.get().outline?.deployments[focus.index]?.modelName;
  return modelName === undefined ? focus : { kind: 'model', modelName };
}
