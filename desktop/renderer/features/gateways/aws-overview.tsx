import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { GATEWAYS_PATH } from '../../app/paths.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import type { AwsGateway } from './gateway-draft.ts';
import classes from './gateways.module.css';

/** What is saved about a gateway on AWS, and what cannot be shown yet. */
export const AwsOverview = ({ gateway }: { readonly gateway: AwsGateway }): ReactElement => (
  <div className={classes['overview']}>
    <Facts
      facts={[
        { name: 'Runs on', value: 'AWS' },
        { name: 'Profile', value: gateway.profile ?? 'default credentials' },
        { name: 'Region', value: gateway.region },
        { name: 'Stack', value: <CopyText text={gateway.stackName} what="stack name" /> },
        ...(gateway.endpointUrl === undefined
          ? []
          : [{ name: 'Endpoint', value: <CopyText text={gateway.endpointUrl} what="endpoint URL" /> }]),
        { name: 'Access', value: gateway.isReadOnly ? 'Read-only' : 'Can change' },
      ]}
    />
    <section className={classes['notYet']}>
      <h2>Not connected yet</h2>
      <p>
        This version of Gatehouse saves gateways on AWS but does not sign in to them. Account, health of each
        part, deployed version, traffic and spend will stand here once it does. Until then the sandbox on this
        machine has everything that works.
      </p>
      <Button
        variant="default"
        component={Link}
        to={`${GATEWAYS_PATH}?edit=${encodeURIComponent(gateway.id)}`}
      >
        Edit settings
      </Button>
    </section>
  </div>
);
