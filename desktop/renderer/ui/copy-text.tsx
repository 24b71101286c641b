import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { shortenMiddle } from './format.ts';
import { useCopy } from './use-copy.ts';
import classes from './copy-text.module.css';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the tooltip and screen readers: "URL". */
  readonly what: string;
}

export function CopyButton({ text, what }: CopyButtonProps): ReactElement {
  const { outcome, copy } = useCopy();
  const said = {
    idle: `Copy ${what}`,
    copied: 'Copied',
    refused: 'The system refused; select and copy by hand',
  }[outcome];
  return (
    <>
      <Tooltip label={said}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`Copy ${what}`}
          onClick={() => copy(text)}
        >
          {outcome === 'copied' ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </ActionIcon>
      </Tooltip>
      <span className="gh-visually-hidden" aria-live="polite">
        {outcome === 'idle' ? '' : said}
      </span>
    </>
  );
}

interface CopyTextProps extends CopyButtonProps {
  /** Characters shown; the whole text is copied and shown on hover. */
  readonly length?: number;
}

/** An id or address in monospace, shortened in the middle, copied whole with one click. */
export function CopyText({ text, what, length = 48 }: CopyTextProps): ReactElement {
  return (
    <span className={classes['copy']}>
      <code className={classes['text']} title={text}>
        {shortenMiddle(text, length)}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
