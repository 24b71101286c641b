import type { ReactElement } from 'react';
import type { Gateway, GatewaySettings } from '../../../contract/gateways.ts';
import { api } from '../../app/backend.ts';
import { notifyDone } from '../../app/notify.ts';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { type AwsGateway, NEW_GATEWAY, draftOf } from './gateway-draft.ts';
import { GatewayForm } from './gateway-form.tsx';
import { keepDraft, keptDraft } from './kept-drafts.ts';

interface GatewayDrawerProps {
  readonly gateways: readonly Gateway[];
  readonly editId: string | undefined;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** A new gateway, or the settings of one, beside the table. What was typed outlives Esc; Cancel forgets it. */
export function GatewayDrawer({ gateways, editId, isNew, onClose }: GatewayDrawerProps): ReactElement {
  const edited = gateways.find(
    (gateway): gateway is AwsGateway => gateway.kind === 'aws' && gateway.id === editId,
  );
  const key = edited?.id ?? 'new';
  const close = (): void => {
    keepDraft(key, undefined);
    onClose();
  };
  const save = async (settings: GatewaySettings): Promise<void> => {
    if (edited) await api.gateways.update({ id: edited.id, settings });
    else await api.gateways.create(settings);
    notifyDone(edited ? `Saved ${settings.name}` : `Added ${settings.name}`);
    close();
  };
  const otherNames = gateways.filter(({ id }) => id !== edited?.id).map(({ name }) => name);
  return (
    <SideDrawer
      isOpen={isNew || edited !== undefined}
      title={edited ? `Edit ${edited.name}` : 'Add a gateway'}
      closesOnClickBeside={false}
      onClose={onClose}
    >
      <GatewayForm
        key={key}
        initial={keptDraft(key) ?? (edited ? draftOf(edited) : NEW_GATEWAY)}
        otherNames={otherNames}
        submitLabel={edited ? 'Save' : 'Add gateway'}
        onSubmit={save}
        onChange={(draft) => keepDraft(key, draft)}
        onCancel={close}
      />
    </SideDrawer>
  );
}
