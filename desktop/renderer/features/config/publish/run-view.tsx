import { Button, Group, Loader } from '@mantine/core';
import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { formatLatency } from '../../../ui/format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { PublishOutcome, RunState, StepState } from './publish-run.ts';
import { STEP_WORDS } from './publish-words.ts';
import classes from './publish.module.css';

const STATE_WORDS: Record<StepState, string> = {
  waiting: 'Waits',
  working: 'Goes on',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Not needed',
};

interface RunViewProps {
  readonly run: RunState;
  readonly onBack: () => void;
  readonly onAgain: () => void;
  /** Shows the traffic of the first changed model. */
  readonly onWatch: (() => void) | undefined;
}

/** A publish as it goes: its steps, the models that were tried, and how it ended. */
export function RunView({ run, onBack, onAgain, onWatch }: RunViewProps): ReactElement {
  return (
    <div>
      <ol className={classes['steps']} aria-label="Steps">
        {run.steps.map(({ step, state, message }) => (
          <li key={step} data-state={state}>
            <StepIcon state={state} />
            <span className={classes['stepName']}>
              <span className="gh-visually-hidden">{STATE_WORDS[state]}: </span>
              {STEP_WORDS[step]}
            </span>
            <span className={classes['dim']}>
              {message === '' ? <span aria-hidden>{STATE_WORDS[state]}</span> : message}
            </span>
          </li>
        ))}
      </ol>
      {run.trials.length > 0 && (
        <ul className={classes['trials']} aria-label="Models tried">
          {run.trials.map(({ model, isOk, message, latencyMs }) => (
            <li key={model}>
              <StateBadge
                state={isOk ? 'healthy' : 'failed'}
                word={isOk ? formatLatency(latencyMs) : 'Refused'}
              />
              <code>{model}</code>
              {!isOk && <span className={classes['dim']}>{message}</span>}
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {run.outcome && <Outcome outcome={run.outcome} onBack={onBack} onAgain={onAgain} onWatch={onWatch} />}
      </div>
    </div>
  );
}

function StepIcon({ state }: { readonly state: StepState }): ReactElement {
  switch (state) {
    case 'working':
      return <Loader size={15} aria-hidden />;
    case 'done':
      return <IconCircleCheckFilled size={16} aria-hidden />;
    case 'failed':
      return <IconCircleXFilled size={16} aria-hidden />;
    case 'skipped':
      return <IconPlayerSkipForward size={16} aria-hidden />;
    case 'waiting':
      return <IconCircleDashed size={16} aria-hidden />;
  }
}

type OutcomeProps = Omit<RunViewProps, 'run'> & { readonly outcome: PublishOutcome };

function Outcome({ outcome, onBack, onAgain, onWatch }: OutcomeProps): ReactElement {
  if (outcome.kind === 'published') {
    return (
      <div className={classes['outcome']}>
        <StateBadge state="healthy" word="Published: the gateway runs this version now." />
        <Group gap="xs" mt="sm">
          {onWatch && <Button onClick={onWatch}>Watch the traffic</Button>}
          <Button variant="default" onClick={onBack}>
            Back to the editor
          </Button>
        </Group>
      </div>
    );
  }
  const said =
    outcome.kind === 'returned'
      ? { message: outcome.reason, remedy: outcome.remedy ?? 'Mend the config and publish again.' }
      : { message: outcome.failure.message, remedy: outcome.failure.remedy };
  return (
    <div className={classes['outcome']}>
      <ErrorNote
        message={outcome.kind === 'returned' ? `The old version still runs. ${said.message}` : said.message}
        remedy={said.remedy}
      />
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={onBack}>
          Back to the editor
        </Button>
        <Button variant="default" onClick={onAgain}>
          {outcome.kind === 'conflict' ? 'Compare both' : 'Try again'}
        </Button>
      </Group>
    </div>
  );
}
