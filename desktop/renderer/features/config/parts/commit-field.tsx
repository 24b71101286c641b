import { TextInput, type TextInputProps } from '@mantine/core';
import { type ReactElement, useState } from 'react';

type CommitFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> & {
  /** As the document has it. */
  readonly value: string;
  /** Called on Enter and on leaving, when the text differs. What it says against it stands below the field. */
  readonly onCommit: (text: string) => string | undefined;
};

/**
 * A field whose text reaches the document when it is finished, so that each change is one undo step. Esc takes back what is typed; while there is
 * something typed, undo belongs to the field.
 */
export function CommitField({ value, onCommit, ...rest }: CommitFieldProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const commit = (): void => {
    if (typed === null) return;
    const reason = typed === value ? undefined : onCommit(typed);
    setRefusal(reason);
    if (reason === undefined) setTyped(null);
  };
  return (
    <TextInput
      {...rest}
      spellCheck={false}
      autoComplete="off"
      value={typed ?? value}
      error={refusal ?? rest.error}
      data-commits
      data-typed={typed !== null || undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          commit();
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setRefusal(undefined);
        }
      }}
    />
  );
}
