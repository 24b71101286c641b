import { Select, TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { CommitField } from '../parts/commit-field.tsx';
import { type FieldKind, readTyped } from './field-spec.ts';
import classes from './form.module.css';

interface SettingControlProps {
  readonly kind: Exclude<FieldKind, { kind: 'group' | 'groups' | 'yaml' }>;
  readonly value: unknown;
  readonly label: string;
  readonly isReadOnly: boolean;
  /** Undefined takes the setting out. */
  readonly onChange: (value: unknown) => void;
  readonly autoFocus?: boolean;
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The control of one setting; what it writes is one undo step. */
export function SettingControl(props: SettingControlProps): ReactElement {
  const { kind, value, label, isReadOnly, onChange } = props;
  const shared = {
    size: 'xs',
    'aria-label': label,
    disabled: isReadOnly,
    autoFocus: props.autoFocus ?? false,
  } as const;
  switch (kind.kind) {
    case 'boolean':
    case 'choice':
      return (
        <Select
          {...shared}
          data={kind.kind === 'boolean' ? ['true', 'false'] : [...kind.choices]}
          value={typeof value === 'boolean' || typeof value === 'string' ? String(value) : null}
          placeholder="not set"
          searchable={kind.kind === 'choice' && kind.choices.length > 8}
          allowDeselect={false}
          onChange={(chosen) => onChange(kind.kind === 'boolean' ? chosen === 'true' : (chosen ?? undefined))}
        />
      );
    case 'texts':
      return (
        <TagsInput
          {...shared}
          classNames={{ inputField: classes['inputField'] ?? '', pillsList: classes['pills'] ?? '' }}
          value={Array.isArray(value) ? value.map(String) : []}
          placeholder={Array.isArray(value) && value.length > 0 ? '' : 'not set'}
          onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        />
      );
    case 'text':
    case 'number': {
      const { kind: type } = kind;
      return (
        <CommitField
          {...shared}
          classNames={{ input: type === 'number' ? (classes['number'] ?? '') : (classes['text'] ?? '') }}
          value={asText(value)}
          placeholder="not set"
          onCommit={(typed) => {
            if (typed.trim() === '') {
              onChange(undefined);
              return undefined;
            }
            const read = readTyped(type, typed);
            if ('reason' in read) return read.reason;
            onChange(read.value);
            return undefined;
          }}
        />
      );
    }
  }
}
