import type { ReactElement } from 'react';
import { isRecord } from '../../../../../config/deployments.ts';
import type { FormContext } from './form-context.ts';
import { fieldKind } from './field-spec.ts';
import { GroupList } from './group-list.tsx';
import { schemaAt } from './json-schema.ts';
import { SettingFields } from './setting-fields.tsx';
import { SettingRow } from './setting-row.tsx';
import classes from './form.module.css';

interface SectionFormProps {
  readonly form: FormContext;
  readonly name: string;
  readonly value: unknown;
}

/** One section of settings, such as `router_settings`. */
export function SectionForm({ form, name, value }: SectionFormProps): ReactElement {
  const schema = schemaAt(form.schema, [name]);
  const kind = fieldKind(form.schema, schema, value).kind;
  return (
    <div className={classes['form']}>
      <h2 className={classes['title']}>{name}</h2>
      {schema?.description !== undefined && <p className={classes['lead']}>{schema.description}</p>}
      {kind === 'groups' || Array.isArray(value) || name === 'guardrails' ? (
        <GroupList form={form} path={[name]} value={value} />
      ) : kind === 'group' || isRecord(value) ? (
        <SettingFields form={form} path={[name]} value={value} />
      ) : (
        <SettingRow form={form} path={[name]} value={value} isSet={value !== undefined} isNew={false} />
      )}
    </div>
  );
}
