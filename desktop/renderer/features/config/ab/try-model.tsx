import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { api } from '../../../api.ts';
import { type Failure, toFailure } from '../../../app/failure.ts';
import { formatLatency } from '../../../ui/format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './try-model.module.css';

interface TryModelProps {
  readonly gatewayId: string;
  readonly modelName: string;
  /** Why it cannot be tried: it is not in the running version. */
  readonly reason: string | undefined;
}

type Trial =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | {
      readonly kind: 'answered';
      readonly isOk: boolean;
      readonly message: string;
      readonly latencyMs: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One call of one token to the running gateway. */
export function TryModel({ gatewayId, modelName, reason }: TryModelProps): ReactElement {
  const [trial, setTrial] = useState<Trial>({ kind: 'idle' });
  const run = (): void => {
    setTrial({ kind: 'working' });
    api.config.tryModel({ gatewayId, model: modelName }).then(
      (answer) => setTrial({ kind: 'answered', ...answer }),
      (error: unknown) => {
        const failure = toFailure(error);
        setTrial(failure ? { kind: 'failed', failure } : { kind: 'idle' });
      },
    );
  };
  return (
    <div className={classes['try']}>
      <span role="status">
        {trial.kind === 'answered' && (
          <StateBadge
            state={trial.isOk ? 'healthy' : 'failed'}
            word={trial.isOk ? `Answered in ${formatLatency(trial.latencyMs)}` : trial.message}
          />
        )}
        {trial.kind === 'failed' && (
          <StateBadge
            state="failed"
            word={[trial.failure.message, trial.failure.remedy].filter(Boolean).join(' ')}
          />
        )}
      </span>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerPlay size={14} />}
        loading={trial.kind === 'working'}
        disabled={reason !== undefined}
        title={reason ?? 'One call of one token to the running gateway'}
        onClick={run}
      >
        Try it
      </Button>
    </div>
  );
}
