import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCode, IconForms, IconListTree, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type Pane, PANES, type usePanes } from './use-panes.ts';

const LOOKS: Record<Pane, { readonly label: string; readonly icon: TablerIcon }> = {
  outline: { label: 'Outline', icon: IconListTree },
  form: { label: 'Form', icon: IconForms },
  yaml: { label: 'YAML', icon: IconCode },
};

/** Shows and hides the panes; the last one stays. */
export function PaneToggles({ panes }: { readonly panes: ReturnType<typeof usePanes> }): ReactElement {
  return (
    <ActionIcon.Group aria-label="Panes">
      {PANES.map((pane) => {
        const { label, icon: Icon } = LOOKS[pane];
        const isShown = panes.shown.includes(pane);
        return (
          <Tooltip key={pane} label={isShown ? `Hide ${label}` : `Show ${label}`}>
            <ActionIcon
              variant={isShown ? 'light' : 'default'}
              size={30}
              aria-label={label}
              aria-pressed={isShown}
              onClick={() => panes.toggle(pane)}
            >
              <Icon size={16} />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </ActionIcon.Group>
  );
}
