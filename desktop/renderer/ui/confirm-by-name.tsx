import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { ErrorNote } from './error-note.tsx';
import { useTopLayer } from './layers.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface ConfirmByNameProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What goes and what stays. */
  readonly children: ReactNode;
  /** What has to be typed; without it the question is a plain one. */
  readonly name?: string;
  readonly confirmLabel: string;
  /** `destroys` (the default) makes the button red. */
  readonly tone?: 'destroys' | 'normal';
  readonly isBusy?: boolean;
  readonly failure?: { readonly message: string; readonly remedy?: string | undefined } | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is destroyed; Esc and Cancel change nothing. */
export function ConfirmByName(props: ConfirmByNameProps): ReactElement {
  const isTop = useTopLayer(props.isOpen);
  useReturnFocus(props.isOpen);
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size={460}
      returnFocus={false}
      closeOnEscape={isTop}
    >
      <Question {...props} />
    </Modal>
  );
}

function Question({
  children,
  name,
  confirmLabel,
  tone,
  isBusy,
  failure,
  onConfirm,
  onClose,
}: ConfirmByNameProps): ReactElement {
  const [typed, setTyped] = useState('');
  const isRight = name === undefined || typed.trim() === name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) onConfirm();
      }}
    >
      <Stack gap="md">
        <div>{children}</div>
        {name !== undefined && (
          <TextInput
            data-autofocus
            label={`Type "${name}" to go on`}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {failure && <ErrorNote message={failure.message} remedy={failure.remedy} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            color={tone === 'normal' ? 'accent' : 'red.8'}
            disabled={!isRight}
            loading={isBusy ?? false}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
