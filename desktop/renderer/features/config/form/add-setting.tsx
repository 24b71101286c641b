import { Autocomplete, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import classes from './form.module.css';

interface AddSettingProps {
  readonly settings: readonly { readonly key: string; readonly description: string | undefined }[];
  readonly onAdd: (key: string) => void;
}

/** Finds a setting by name among those that LiteLLM reads; any other name can be typed too. */
export function AddSetting({ settings, onAdd }: AddSettingProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const descriptions = new Map(settings.map(({ key, description }) => [key, description]));
  const add = (key: string): void => {
    if (key.trim() !== '') onAdd(key.trim());
    setTyped('');
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        className={classes['addButton'] ?? ''}
        leftSection={<IconPlus size={13} />}
        onClick={() => setOpen(true)}
      >
        Add a setting
      </Button>
    );
  }
  return (
    <Autocomplete
      autoFocus
      size="xs"
      className={classes['add'] ?? ''}
      aria-label="Add a setting"
      placeholder="Add a setting by name"
      leftSection={<IconPlus size={13} />}
      data={settings.map(({ key }) => key)}
      limit={40}
      value={typed}
      maxDropdownHeight={280}
      renderOption={({ option: { value } }) => (
        <div>
          <code>{value}</code>
          {descriptions.get(value) !== undefined && (
            <Text size="xs" c="dimmed">
              {descriptions.get(value)}
            </Text>
          )}
        </div>
      )}
      onChange={setTyped}
      onOptionSubmit={add}
      onBlur={() => {
        if (typed === '') setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.defaultPrevented && typed !== '') add(typed);
      }}
    />
  );
}
