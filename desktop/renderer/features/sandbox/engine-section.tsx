import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SandboxEngine, SandboxStatus } from '../../../contract/sandbox.ts';
import { api } from '../../app/backend.ts';
import { toFailure } from '../../app/failure.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { ENGINE_LABELS } from './part-names.ts';
import { followSwitch, useIsSwitching } from './follow-switch.ts';
import classes from './sandbox.module.css';

/** Which engine plays the gateway, and what the other one needs. */
export function EngineSection({ status }: { readonly status: SandboxStatus }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const isBusy = useIsSwitching();
  const litellm = useQuery({
    queryKey: ['sandbox.litellm', status.engine],
    queryFn: () => api.sandbox.litellm(),
  });
  const other: SandboxEngine = status.engine === 'compatible' ? 'litellm' : 'compatible';
  const failure = litellm.error ? toFailure(litellm.error) : undefined;
  const isPossible = other === 'compatible' || litellm.data?.isAvailable === true;
  const isMoving = status.state === 'starting' || status.state === 'stopping';

  const change = (): void => {
    setAsking(false);
    void followSwitch(api.sandbox.switchEngine({ engine: other }), other);
  };
  return (
    <section className={classes['engine']} aria-label="Engine">
      <div className={classes['engineText']}>
        <strong>{ENGINE_LABELS[status.engine]}</strong>{' '}
        {status.engine === 'compatible'
          ? 'is our own server that speaks the part of LiteLLM’s API that Gatehouse uses.'
          : 'is the real one, from PyPI.'}
        {other === 'litellm' && (
          <div className={classes['dim']} data-testid="litellm-availability">
            {failure?.message ?? litellm.data?.message ?? 'Looking for Python…'}
          </div>
        )}
      </div>
      <Button
        variant="default"
        loading={isBusy}
        disabled={!isPossible || isMoving}
        onClick={() => setAsking(true)}
      >
        Switch to {ENGINE_LABELS[other]}…
      </Button>
      <ConfirmByName
        isOpen={isAsking}
        title={`Switch to ${ENGINE_LABELS[other]}?`}
        confirmLabel="Switch"
        tone="normal"
        onConfirm={change}
        onClose={() => setAsking(false)}
      >
        {other === 'litellm' && litellm.data?.isInstalled === false
          ? `LiteLLM ${litellm.data.version} is installed from PyPI first, which takes some minutes and about 1 GB. `
          : ''}
        The new engine starts with the published config.yaml; requests go on with the old one until it is
        ready, and stay with it if it does not start.
      </ConfirmByName>
    </section>
  );
}
