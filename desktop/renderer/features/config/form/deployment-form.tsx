import { Anchor, Button } from '@mantine/core';
import { IconChevronLeft, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Deployment } from '../../../../../config/deployments.ts';
import { countOf } from '../../../ui/format.ts';
import type { Focus } from '../worker/protocol.ts';
import type { FormContext } from './form-context.ts';
import { SettingFields } from './setting-fields.tsx';
import classes from './form.module.css';

interface DeploymentFormProps {
  readonly form: FormContext;
  readonly deployment: Deployment;
  readonly armCount: number;
  readonly onGo: (focus: Focus) => void;
}

/** Every parameter of one deployment. */
export function DeploymentForm({ form, deployment, armCount, onGo }: DeploymentFormProps): ReactElement {
  const { modelName, path, params, modelInfo, armIndex } = deployment;
  const back = modelName === undefined ? undefined : ({ kind: 'model', modelName } as const);
  return (
    <div className={classes['form']}>
      {back && (
        <Anchor component="button" type="button" className={classes['back'] ?? ''} onClick={() => onGo(back)}>
          <IconChevronLeft size={14} aria-hidden /> {modelName}
        </Anchor>
      )}
      <div className={classes['itemBar']}>
        <h2 className={classes['title']}>{deployment.model ?? 'Deployment without a model'}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} />}
          disabled={form.isReadOnly}
          onClick={() => {
            form.edit({ kind: 'remove-deployment', index: deployment.index });
            if (back && armCount > 1) onGo(back);
          }}
        >
          Remove
        </Button>
      </div>
      {modelName !== undefined && (
        <p className={classes['lead']}>
          {armIndex + 1} of {countOf(armCount, 'deployment')} of {modelName}
        </p>
      )}
      <SettingFields form={form} path={[...path, 'litellm_params']} value={params} />
      <section className={classes['group']} aria-label="model_info">
        <h4 className={classes['groupName']}>model_info</h4>
        <SettingFields form={form} path={[...path, 'model_info']} value={modelInfo} />
      </section>
    </div>
  );
}
