import { type ReactElement, useState } from 'react';
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
export function RemoveGateway({ gateway, onClose }: RemoveGatewayProps): ReactElement {
  const remove = useAction(async ({ id, name }: AwsGateway) => {
    await api.gateways.remove({ id });
    notifyDone(`Removed ${name} from the list`);
    onClose();
  });
  // Stays in its words while the dialog closes.
  const [asked, setAsked] = useState(gateway);
  if (gateway && gateway !== asked) setAsked(gateway);
  const name = asked?.name ?? '';
  return (
    <ConfirmByName
      isOpen={gateway !== undefined}
      title={`Remove ${name} from the list?`}
      name={name}
      confirmLabel="Remove"
      isBusy={remove.isBusy}
      failure={remove.failure}
      onConfirm={() => {
        if (gateway) remove.run(gateway);
      }}
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
