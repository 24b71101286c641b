import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type ReactElement, useMemo } from 'react';
import { configSchema } from '../form/config-schema.ts';
import type { Gateway } from '../../../../contract/gateways.ts';
import type { Path } from '../../../../../config/problem.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { ModelForm } from '../ab/model-form.tsx';
import { DeploymentForm } from '../form/deployment-form.tsx';
import type { FormContext } from '../form/form-context.ts';
import { Refusal } from '../form/refusal.tsx';
import { SectionForm } from '../form/section-form.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus } from '../worker/protocol.ts';
import classes from './config-page.module.css';

interface FormPaneProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly onGo: (focus: Focus) => void;
  /** Opens the catalogue; the public name is for another deployment of it. */
  readonly onAdd: (modelName?: string) => void;
  readonly showInYaml: (path: Path) => void;
}

/** The part in view as a form. */
export function FormPane({ gateway, session, onGo, onAdd, showInYaml }: FormPaneProps): ReactElement {
  const detail = useSession(session, (state) => state.detail);
  const focus = useSession(session, (state) => state.focus);
  const outline = useSession(session, (state) => state.outline);
  const brokenLine = useSession(session, (state) => state.brokenLine);
  // A form writes into what was read: nothing can be written while that is a guess.
  const isReadOnly = gateway.isReadOnly || brokenLine !== null;
  const form = useMemo<FormContext>(
    () => ({
      schema: configSchema,
      isReadOnly,
      edit: (command) => void session.edit(command),
      showInYaml,
    }),
    [isReadOnly, session, showInYaml],
  );
  if (outline?.deployments.length === 0 && focus === null) {
    return (
      <EmptyState
        icon={IconFileText}
        title="Models will stand here"
        reason="This config has no model_list yet, so clients can ask for nothing."
        action={<Button onClick={() => onAdd()}>Add a model</Button>}
      />
    );
  }
  if (detail === null) return <SkeletonRows />;
  if (detail.kind === 'gone' && brokenLine !== null) {
    return (
      <EmptyState
        title="This cannot be read now"
        reason={`The YAML breaks at line ${brokenLine}. The form comes back when the line is mended.`}
      />
    );
  }
  if (detail.kind === 'gone') {
    return (
      <EmptyState
        title="This is no longer in the config"
        reason="It was removed or renamed, here or in the YAML. Undo brings it back; or choose another at the left."
      />
    );
  }
  return (
    <div className={classes['scroll']}>
      {detail.kind !== 'model' && <Refusal session={session} />}
      {detail.kind === 'model' && (
        <ModelForm
          gateway={isReadOnly === gateway.isReadOnly ? gateway : { ...gateway, isReadOnly }}
          session={session}
          detail={detail}
          onGo={onGo}
          onAdd={onAdd}
        />
      )}
      {detail.kind === 'deployment' && (
        <DeploymentForm
          key={detail.deployment.index}
          form={form}
          deployment={detail.deployment}
          armCount={detail.armCount}
          onGo={onGo}
        />
      )}
      {detail.kind === 'section' && (
        <SectionForm key={detail.name} form={form} name={detail.name} value={detail.value} />
      )}
    </div>
  );
}
