import { useEffect, useState } from 'react';
import type { Traffic } from '../../../../contract/config.ts';
import { api, subscribe } from '../../../api.ts';
import { toFailure } from '../../../app/failure.ts';

interface Seen {
  readonly key: string;
  readonly traffic: Traffic;
}

/** What the deployments of a public name got in the running version, about once a second; null until the first answer. */
export function useTraffic(gatewayId: string, modelName: string, windowMinutes: number): Traffic | null {
  const key = `${gatewayId}\0${modelName}\0${windowMinutes}`;
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(
    () =>
      subscribe(
        (signal) => api.config.watchTraffic({ gatewayId, modelName, windowMinutes }, { signal }),
        (traffic) => setSeen({ key, traffic }),
        (error) => {
          const reason = toFailure(error)?.message;
          if (reason !== undefined) setSeen({ key, traffic: { kind: 'unavailable', reason } });
        },
      ),
    [key, gatewayId, modelName, windowMinutes],
  );
  return seen?.key === key ? seen.traffic : null;
}
