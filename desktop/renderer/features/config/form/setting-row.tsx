import { ActionIcon, Anchor, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Path } from '../../../../../config/problem.ts';
import { FALLBACK_KINDS } from '../../../../../config/shares/fallback-graph.ts';
import { countOf } from '../../../ui/format.ts';
import { SettingName } from '../parts/setting-name.tsx';
import type { FormContext } from './form-context.ts';
import { type FieldKind, fieldKind } from './field-spec.ts';
import { GroupList } from './group-list.tsx';
import { schemaAt } from './json-schema.ts';
import { SettingControl } from './setting-control.tsx';
import { SettingFields } from './setting-fields.tsx';
import classes from './form.module.css';

interface SettingRowProps {
  readonly form: FormContext;
  readonly path: Path;
  readonly value: unknown;
  readonly isSet: boolean;
  /** Added by name a moment ago: it waits for its value. */
  readonly isNew: boolean;
}

/** Lists that the form of each public name edits. */
const IN_MODELS: ReadonlySet<string> = new Set(FALLBACK_KINDS);
const YAML: FieldKind = { kind: 'yaml' };

const sizeOf = (value: unknown): string =>
  Array.isArray(value)
    ? countOf(value.length, 'item')
    : typeof value === 'object' && value !== null
      ? countOf(Object.keys(value).length, 'key')
      : 'not set';

/** One setting: its name and what it does at the left, its control at the right. */
export function SettingRow({ form, path, value, isSet, isNew }: SettingRowProps): ReactElement {
  const key = String(path.at(-1));
  const schema = schemaAt(form.schema, path);
  const kind = IN_MODELS.has(key) ? YAML : fieldKind(form.schema, schema, value);
  const change = (next: unknown): void =>
    form.edit(next === undefined ? { kind: 'remove-value', path } : { kind: 'set-value', path, value: next });
  if (kind.kind === 'group' || kind.kind === 'groups') {
    return (
      <section className={classes['group']} aria-label={key}>
        <h4 className={classes['groupName']}>{key}</h4>
        {schema?.description !== undefined && <p className={classes['description']}>{schema.description}</p>}
        {kind.kind === 'group' ? (
          <SettingFields form={form} path={path} value={value} />
        ) : (
          <GroupList form={form} path={path} value={value} />
        )}
      </section>
    );
  }
  return (
    <div className={classes['setting']} data-unset={!isSet || undefined}>
      <div className={classes['what']}>
        <code className={classes['key']}>
          <SettingName name={key} />
        </code>
        {schema?.description !== undefined && <p className={classes['description']}>{schema.description}</p>}
      </div>
      <div className={classes['control']}>
        {kind.kind === 'yaml' ? (
          <span className={classes['yaml']}>
            {sizeOf(value)} · {IN_MODELS.has(key) && 'set with each model · '}
            <Anchor component="button" type="button" size="xs" onClick={() => form.showInYaml(path)}>
              Edit in the YAML
            </Anchor>
          </span>
        ) : (
          <SettingControl
            kind={kind}
            value={value}
            label={key}
            isReadOnly={form.isReadOnly}
            autoFocus={isNew}
            onChange={change}
          />
        )}
      </div>
      <div className={classes['remove']}>
        {isSet && !form.isReadOnly && (
          <Tooltip label={`Take ${key} out`}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Take ${key} out`}
              onClick={() => change(undefined)}
            >
              <IconX size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </div>
  );
}
