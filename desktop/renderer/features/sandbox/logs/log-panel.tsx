import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { SandboxEngine, SandboxLogLine, SandboxPartName } from '../../../../contract/sandbox.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { formatInteger } from '../../../ui/format.ts';
import { PART_ORDER, partLabel } from '../part-names.ts';
import { filterLines } from './log-buffer.ts';
import { LogLines } from './log-lines.tsx';
import { useLogLines } from './use-log-lines.ts';
import classes from './log-panel.module.css';

/** What each part says, live; pausing keeps what is on the screen and loses nothing. */
export function LogPanel({ engine }: { readonly engine: SandboxEngine }): ReactElement {
  const [part, setPart] = useState<SandboxPartName>('gateway');
  return (
    <section className={classes['panel']} aria-label="Logs">
      <PartLog
        key={part}
        part={part}
        label={partLabel(part, engine)}
        choice={
          <SegmentedControl
            size="xs"
            aria-label="Part"
            value={part}
            data={PART_ORDER.map((name) => ({ value: name, label: partLabel(name, engine) }))}
            onChange={(value) => setPart(PART_ORDER.find((name) => name === value) ?? part)}
          />
        }
      />
    </section>
  );
}

interface PartLogProps {
  readonly part: SandboxPartName;
  readonly label: string;
  readonly choice: ReactElement;
}

function PartLog({ part, label, choice }: PartLogProps): ReactElement {
  const { value: live = [], failure, retry } = useLogLines(part);
  const [paused, setPaused] = useState<readonly SandboxLogLine[]>();
  const [wanted, setWanted] = useState('');
  const lines = paused ?? live;
  const shown = filterLines(lines, wanted);
  const waiting = paused ? newerThan(live, paused.at(-1)?.id ?? 0) : 0;
  return (
    <>
      <div className={classes['bar']}>
        <h2 className={classes['title']}>Logs</h2>
        {choice}
        <TextInput
          className={classes['filter'] ?? ''}
          aria-label="Filter log lines"
          placeholder="Filter"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setWanted('');
          }}
        />
        <span className={classes['count']} aria-live="polite">
          {wanted.trim() === '' ? '' : `${formatInteger(shown.length)} of `}
          {formatInteger(lines.length)} lines
        </span>
        <Button
          variant="default"
          leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
          onClick={() => setPaused(paused ? undefined : live)}
        >
          {paused ? `Resume${waiting > 0 ? ` · ${formatInteger(waiting)} new` : ''}` : 'Pause'}
        </Button>
      </div>
      {failure && (
        <ErrorNote
          message={failure.message}
          remedy={failure.remedy}
          action={{ label: 'Try again', run: retry }}
        />
      )}
      <LogLines
        label={`Log of ${label}`}
        lines={shown}
        mark={wanted.trim()}
        isFollowing={paused === undefined}
        empty={
          wanted.trim() === '' ? `${label} has said nothing yet.` : `No line contains “${wanted.trim()}”.`
        }
      />
    </>
  );
}

function newerThan(lines: readonly SandboxLogLine[], id: number): number {
  const first = lines.findIndex((line) => line.id > id);
  return first === -1 ? 0 : lines.length - first;
}
