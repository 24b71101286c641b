import { IconCopy, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { sandboxNow } from '../../app/live/sandbox.ts';
import { notifyDone, notifyFailure } from '../../app/notify.ts';
import type { Command } from '../../app/palette/command.ts';
import { startSandbox, stopSandbox } from './start-stop.ts';

/** What can be done with the sandbox as it is now, from anywhere. */
export function sandboxCommands(): readonly Command[] {
  const status = sandboxNow();
  if (!status) return [];
  const { url } = status;
  const isOff = status.state === 'stopped' || status.state === 'failed';
  const group = 'Actions';
  return [
    isOff
      ? {
          id: 'sandbox.start',
          group,
          label: 'Start the sandbox',
          icon: IconPlayerPlay,
          run: () => void startSandbox(),
        }
      : {
          id: 'sandbox.stop',
          group,
          label: 'Stop the sandbox',
          icon: IconPlayerStop,
          run: () => void stopSandbox(),
        },
    ...(url === undefined
      ? []
      : [
          {
            id: 'sandbox.url',
            group,
            label: 'Copy the sandbox’s URL',
            hint: url,
            icon: IconCopy,
            run: () => copy(url),
          } as const,
        ]),
  ];
}

function copy(url: string): void {
  navigator.clipboard.writeText(url).then(
    () => notifyDone('Copied the sandbox’s URL'),
    (error: unknown) => notifyFailure(error, 'The URL was not copied'),
  );
}
