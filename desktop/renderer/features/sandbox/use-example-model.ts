import { useQuery } from '@tanstack/react-query';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import type { SandboxStatus } from '../../../contract/sandbox.ts';
import { api } from '../../app/backend.ts';

/** A model that the running config.yaml has, for a first call; undefined until it was looked up. */
export function useExampleModel(status: SandboxStatus): string | undefined {
  // Each publishing starts another gateway.
  const since = status.parts.find(({ name }) => name === 'gateway')?.startedAt;
  return useQuery({
    queryKey: ['sandbox.example-model', since],
    queryFn: async () => {
      const [{ running }, { exampleModel }] = await Promise.all([
        api.config.get({ gatewayId: SANDBOX_GATEWAY_ID }),
        // Reading YAML is much code for one name, so it comes only when it is needed.
        import('./example-model.ts'),
      ]);
      return exampleModel(running.text);
    },
    placeholderData: (known) => known,
  }).data;
}
