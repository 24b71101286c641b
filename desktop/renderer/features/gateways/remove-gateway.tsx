import type { ReactElement } from 'react';
import { api } from '../../app/backend.ts';
import { notifyDone } from '../../app/notify.ts';
import { useAction } from '../../app/use-action.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import type { AwsGateway } from './gateway-draft.ts';

interface RemoveGatewayProps {
  readonly gateway: AwsGateway | undefined;
  readonly onClose: () => void;
}

/** Takes a gateway off the list; what runs in the account is not touched. */
export function RemoveGateway({ gateway, onClose }: RemoveGatewayProps): ReactElement | null {
  const remove = useAction(async ({ id, name }: AwsGateway) => {
    await api.gateways.remove({ id });
    notifyDone(`Removed ${name} from the list`);
    onClose();
  });
  if (!gateway) return null;
  return (
    <ConfirmByName
      isOpen
      title={`Remove ${gateway.name} from the list?`}
      name={gateway.name}
      confirmLabel="Remove"
      isBusy={remove.isBusy}
      failure={remove.failure}
      onConfirm={() => remove.run(gateway)}
      onClose={() => {
        remove.forgetFailure();
        onClose();
      }}
    >
      Gatehouse forgets this gateway and what it kept for it on this machine. What runs in the AWS account is
      not touched.
    </ConfirmByName>
  );
}
