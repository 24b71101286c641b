import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { CatalogueModel } from '../../../../contract/config.ts';
import type { Gateway } from '../../../../contract/gateways.ts';
import { toFailure } from '../../../app/failure.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { countOf, formatInteger } from '../../../ui/format.ts';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { Refusal } from '../form/refusal.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import type { Focus } from '../worker/protocol.ts';
import { CatalogueList } from './catalogue-list.tsx';
import { newDeployment, publicNameOf } from './new-deployment.ts';
import { REGIONS } from './regions.ts';
import { useCatalogue } from './use-catalogue.ts';
import classes from './catalogue.module.css';

interface CatalogueProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly modelName: string | undefined;
  readonly onAdded: (focus: Focus) => void;
}

export function Catalogue({ gateway, session, modelName, onAdded }: CatalogueProps): ReactElement {
  const [query, setQuery] = useState('');
  const [region, setRegion] = useState<string | undefined>(
    gateway.kind === 'aws' ? gateway.region : undefined,
  );
  const found = useCatalogue(query, region);
  const add = (model: CatalogueModel): void => {
    const name = modelName ?? publicNameOf(model);
    void session
      .edit({ kind: 'add-deployment', deployment: newDeployment(model, name, region) })
      .then(({ kind }) => {
        if (kind === 'edits') onAdded({ kind: 'model', modelName: name });
      });
  };
  const failure = found.isError ? toFailure(found.error) : undefined;
  return (
    <div className={classes['catalogue']}>
      <div className={classes['bar']}>
        <TextInput
          data-autofocus
          className={classes['query'] ?? ''}
          aria-label="Search models"
          placeholder="claude sonnet, gpt-4o, embedding…"
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select
          w={190}
          aria-label="Available in region"
          placeholder="Any region"
          data={[...REGIONS]}
          value={region ?? null}
          clearable
          clearButtonProps={{ 'aria-label': 'Any region' }}
          onChange={(value) => setRegion(value ?? undefined)}
        />
      </div>
      <Refusal session={session} />
      {failure && (
        <ErrorNote
          message={failure.message}
          remedy={failure.remedy}
          action={{ label: 'Try again', run: () => void found.refetch() }}
        />
      )}
      {found.isPending && <SkeletonRows rows={8} />}
      {found.data && (
        <>
          <p className={classes['note']} aria-live="polite">
            {found.data.total > found.data.models.length
              ? `The first ${found.data.models.length} of ${formatInteger(found.data.total)} models`
              : countOf(found.data.total, 'model')}{' '}
            · LiteLLM’s price map of {found.data.asOf.slice(0, 10)}
          </p>
          <CatalogueList models={found.data.models} onAdd={add} />
        </>
      )}
    </div>
  );
}
