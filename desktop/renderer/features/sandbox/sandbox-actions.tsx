import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconRotate } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { SandboxStatus } from '../../../contract/sandbox.ts';
import { api } from '../../app/backend.ts';
import { notifyDone } from '../../app/notify.ts';
import { useAction } from '../../app/use-action.ts';
import { startSandbox, stopSandbox } from './start-stop.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';

/** Start, stop and reset; only what makes sense now can be pressed. */
export function SandboxActions({ status }: { readonly status: SandboxStatus }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const start = useAction(startSandbox);
  const stop = useAction(stopSandbox);
  const reset = useAction(async () => {
    await api.sandbox.reset();
    setAsking(false);
    notifyDone('The sandbox was reset; it has a new key');
  });
  const isOff = status.state === 'stopped' || status.state === 'failed';
  const isMoving = status.state === 'starting' || status.state === 'stopping';
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRotate size={15} />}
        disabled={isMoving}
        onClick={() => setAsking(true)}
      >
        Reset…
      </Button>
      {isOff ? (
        <Button leftSection={<IconPlayerPlay size={15} />} loading={start.isBusy} onClick={() => start.run()}>
          Start
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={15} />}
          disabled={status.state === 'stopping'}
          loading={stop.isBusy}
          onClick={() => stop.run()}
        >
          Stop
        </Button>
      )}
      <ConfirmByName
        isOpen={isAsking}
        title="Reset the sandbox?"
        confirmLabel="Reset"
        isBusy={reset.isBusy}
        failure={reset.failure}
        onConfirm={() => reset.run()}
        onClose={() => {
          reset.forgetFailure();
          setAsking(false);
        }}
      >
        Its database goes, with every key, user and spend in it, and it starts again with a new key. The
        published config.yaml, its versions and your draft stay.
      </ConfirmByName>
    </>
  );
}
