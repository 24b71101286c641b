import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { asList, asRecord } from '../../../../../config/deployments.ts';
import type { Path } from '../../../../../config/problem.ts';
import type { FormContext } from './form-context.ts';
import { SettingFields } from './setting-fields.tsx';
import classes from './form.module.css';

interface GroupListProps {
  readonly form: FormContext;
  readonly path: Path;
  readonly value: unknown;
}

/** What a new item of a list begins with. */
const STARTS: Readonly<Record<string, unknown>> = {
  guardrails: {
    guardrail_name: 'bedrock-guardrail',
    litellm_params: {
      guardrail: 'bedrock',
      mode: 'pre_call',
      guardrailIdentifier: '',
      guardrailVersion: '1',
    },
  },
};

const nameOf = (item: unknown, index: number): string => {
  const named = Object.entries(asRecord(item)).find(([key]) => key.endsWith('name'))?.[1];
  return typeof named === 'string' && named !== '' ? named : `${index + 1}.`;
};

/** A list of mappings, such as guardrails: one after the other, each with its fields. */
export function GroupList({ form, path, value }: GroupListProps): ReactElement {
  const items = asList(value);
  const key = String(path.at(-1));
  return (
    <div>
      {items.map((item, index) => (
        <section key={index} className={classes['item']} aria-label={nameOf(item, index)}>
          <div className={classes['itemBar']}>
            <h4 className={classes['groupName']}>{nameOf(item, index)}</h4>
            <Tooltip label="Take it out">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={`Take ${nameOf(item, index)} out`}
                disabled={form.isReadOnly}
                onClick={() => form.edit({ kind: 'remove-value', path: [...path, index] })}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </Tooltip>
          </div>
          <SettingFields form={form} path={[...path, index]} value={item} />
        </section>
      ))}
      {STARTS[key] !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          disabled={form.isReadOnly}
          onClick={() =>
            form.edit({
              kind: 'set-value',
              path: items.length > 0 ? [...path, items.length] : path,
              value: items.length > 0 ? STARTS[key] : [STARTS[key]],
            })
          }
        >
          Add
        </Button>
      )}
    </div>
  );
}
