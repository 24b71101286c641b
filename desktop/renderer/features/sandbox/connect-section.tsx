import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SandboxStatus } from '../../../contract/sandbox.ts';
import { api } from '../../app/backend.ts';
import { toFailure } from '../../app/failure.ts';
import { CopyButton, CopyText } from '../../ui/copy-text.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SNIPPET_LABELS, SNIPPET_LANGUAGES, snippet } from './snippets.ts';
import { useExampleModel } from './use-example-model.ts';
import classes from './sandbox.module.css';

const HIDDEN_KEY = 'sk-••••••••••••';

/** How a client reaches the sandbox: URL, key and a first call. */
export function ConnectSection({ status }: { readonly status: SandboxStatus }): ReactElement {
  const { url } = status;
  return (
    <section className={classes['connect']} aria-label="Connect a client">
      <h2 className={classes['heading']}>Connect a client</h2>
      {url === undefined ? (
        <p className={classes['dim']}>The URL and key stand here once the sandbox runs.</p>
      ) : (
        <Connection url={url} status={status} />
      )}
    </section>
  );
}

interface ConnectionProps {
  readonly url: string;
  readonly status: SandboxStatus;
}

function Connection({ url, status }: ConnectionProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const model = useExampleModel(status) ?? '…';
  // The key is made anew when the database is.
  const since = status.parts.find(({ name }) => name === 'postgres')?.startedAt;
  const query = useQuery({ queryKey: ['sandbox.key', url, since], queryFn: () => api.sandbox.key() });
  const key = query.data?.key;
  const failure = query.error ? toFailure(query.error) : undefined;
  const shownKey = key !== undefined && isShown ? key : HIDDEN_KEY;
  return (
    <>
      {failure && (
        <ErrorNote
          message={failure.message}
          remedy={failure.remedy}
          action={{ label: 'Try again', run: () => void query.refetch() }}
        />
      )}
      <Facts
        facts={[
          { name: 'URL', value: <CopyText text={url} what="URL" /> },
          {
            name: 'Key',
            value: (
              <span className={classes['key']}>
                <code>{shownKey}</code>
                <Tooltip label={isShown ? 'Hide key' : 'Show key'}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={isShown ? 'Hide key' : 'Show key'}
                    disabled={key === undefined}
                    onClick={() => setShown(!isShown)}
                  >
                    {isShown ? <IconEyeOff size={15} /> : <IconEye size={15} />}
                  </ActionIcon>
                </Tooltip>
                {key !== undefined && <CopyButton text={key} what="key" />}
              </span>
            ),
          },
        ]}
      />
      <Tabs defaultValue="curl" variant="default" className={classes['snippets'] ?? ''}>
        <Tabs.List aria-label="Client">
          {SNIPPET_LANGUAGES.map((language) => (
            <Tabs.Tab key={language} value={language}>
              {SNIPPET_LABELS[language]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {SNIPPET_LANGUAGES.map((language) => (
          <Tabs.Panel key={language} value={language} className={classes['snippet'] ?? ''}>
            <pre tabIndex={0}>{snippet[language]({ url, key: shownKey, model })}</pre>
            {key !== undefined && (
              <CopyButton text={snippet[language]({ url, key, model })} what="snippet with the key" />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
