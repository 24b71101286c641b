import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement, Ref } from 'react';

interface TableFilterProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** `/` comes here; Esc first empties it, then gives the focus back. */
export function TableFilter({ ref, label, value, onChange }: TableFilterProps): ReactElement {
  return (
    <TextInput
      ref={ref}
      w={260}
      aria-label={`Filter ${label.toLowerCase()}`}
      placeholder="Filter"
      value={value}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={value === '' ? <Kbd size="xs">/</Kbd> : null}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (value === '') event.currentTarget.blur();
        else onChange('');
      }}
    />
  );
}
