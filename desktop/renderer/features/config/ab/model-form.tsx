import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { CommitField } from '../parts/commit-field.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus, ModelDetail } from '../worker/protocol.ts';
import { AbEditor } from './ab-editor.tsx';
import { FallbackEditor } from './fallback-editor.tsx';
import { LimitsTable } from './limits-table.tsx';
import { TryModel } from './try-model.tsx';
import classes from './model-form.module.css';

interface ModelFormProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly detail: ModelDetail;
  readonly onGo: (focus: Focus) => void;
  /** Opens the catalogue to add a deployment under this name. */
  readonly onAdd: (modelName: string) => void;
}

/** Everything about one public name: its traffic, its deployments, and who steps in for it. */
export function ModelForm({ gateway, session, detail, onGo, onAdd }: ModelFormProps): ReactElement {
  const diff = useSession(session, (state) => state.diff);
  const { modelName } = detail;
  const isNew =
    diff?.models.some((change) => change.modelName === modelName && change.kind === 'added') ?? false;
  const openDeployment = (index: number): void => onGo({ kind: 'deployment', index });
  return (
    <div className={classes['form']}>
      <div className={classes['top']}>
        <ModelName
          key={modelName}
          session={session}
          detail={detail}
          isReadOnly={gateway.isReadOnly}
          onGo={onGo}
        />
        <TryModel
          key={`try ${modelName}`}
          gatewayId={gateway.id}
          modelName={modelName}
          reason={isNew ? 'It is not in the running version yet: publish first' : undefined}
        />
      </div>
      <AbEditor
        key={`ab ${modelName}`}
        gateway={gateway}
        session={session}
        detail={detail}
        onOpen={openDeployment}
      />
      <FallbackEditor session={session} detail={detail} isReadOnly={gateway.isReadOnly} />
      <section aria-label="Deployments" className={classes['section']}>
        <div className={classes['bar']}>
          <h3 className={classes['heading']}>Deployments</h3>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={13} />}
            disabled={gateway.isReadOnly}
            onClick={() => onAdd(modelName)}
          >
            Add
          </Button>
        </div>
        <LimitsTable
          session={session}
          detail={detail}
          isReadOnly={gateway.isReadOnly}
          onOpen={openDeployment}
        />
      </section>
    </div>
  );
}

interface ModelNameProps {
  readonly session: ConfigSession;
  readonly detail: ModelDetail;
  readonly isReadOnly: boolean;
  readonly onGo: (focus: Focus) => void;
}

/** The public name; renaming changes it wherever the document says it. */
function ModelName({ session, detail: { modelName }, isReadOnly, onGo }: ModelNameProps): ReactElement {
  const [isEditing, setEditing] = useState(false);
  const outline = useSession(session, (state) => state.outline);
  const rename = (typed: string): string | undefined => {
    const name = typed.trim();
    if (name === '') return 'A public name cannot be empty';
    const isTaken = outline?.deployments.some((deployment) => deployment.modelName === name) ?? false;
    if (isTaken && name !== modelName) return 'This name is taken: its deployments would share the traffic';
    void session.edit({ kind: 'rename-model', from: modelName, to: name }).then(({ kind }) => {
      if (kind === 'edits') onGo({ kind: 'model', modelName: name });
    });
    setEditing(false);
    return undefined;
  };
  if (isEditing)
    return (
      <CommitField
        autoFocus
        className={classes['rename'] ?? ''}
        aria-label="Public name"
        value={modelName}
        onCommit={rename}
      />
    );
  return (
    <h2 className={classes['name']}>
      <span className={classes['nameText']} title={modelName}>
        {modelName}
      </span>
      <Tooltip label="Rename it here and in all fallbacks">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`Rename ${modelName}`}
          disabled={isReadOnly}
          onClick={() => setEditing(true)}
        >
          <IconPencil size={15} />
        </ActionIcon>
      </Tooltip>
    </h2>
  );
}
