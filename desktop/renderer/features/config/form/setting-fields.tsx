import { type ReactElement, useState } from 'react';
import { asRecord } from '../../../../../config/deployments.ts';
import type { Path } from '../../../../../config/problem.ts';
import { AddSetting } from './add-setting.tsx';
import { commonFields } from './common-fields.ts';
import type { FormContext } from './form-context.ts';
import { propertiesOf, schemaAt } from './json-schema.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './form.module.css';

interface SettingFieldsProps {
  readonly form: FormContext;
  readonly path: Path;
  readonly value: unknown;
  /** Keys that are edited elsewhere. */
  readonly without?: readonly string[];
}

/** The keys of one mapping: those that are set in their order, then the common ones; others are added by name. */
export function SettingFields({ form, path, value, without = [] }: SettingFieldsProps): ReactElement {
  const [added, setAdded] = useState<readonly string[]>([]);
  const record = asRecord(value);
  const schema = schemaAt(form.schema, path);
  const known = schema ? propertiesOf(form.schema, schema) : {};
  const set = Object.keys(record);
  const keys = [
    ...new Set([
      ...commonFields(path).filter((key) => key in record),
      ...set,
      ...commonFields(path),
      ...added,
    ]),
  ];
  const shown = keys.filter((key) => !without.includes(key));
  const addable = Object.entries(known)
    .filter(([key]) => !shown.includes(key) && !without.includes(key))
    .map(([key, { description }]) => ({ key, description }));
  return (
    <div className={classes['fields']}>
      {shown.map((key) => (
        <SettingRow
          key={key}
          form={form}
          path={[...path, key]}
          value={record[key]}
          isSet={key in record}
          isNew={added.includes(key) && !(key in record)}
        />
      ))}
      {!form.isReadOnly && (
        <AddSetting
          settings={addable}
          onAdd={(key) => setAdded([...added.filter((one) => one !== key), key])}
        />
      )}
    </div>
  );
}
