import { implement } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { ConfigService } from './config-service.ts';

/** What the window asks about config.yaml. */
export function configRouter(config: ConfigService) {
  const os = implement(contract.config);
  return os.router({
    get: os.get.handler(({ input }) => config.get(input.gatewayId)),
    saveDraft: os.saveDraft.handler(({ input }) =>
      config.saveDraft(input.gatewayId, input.text, input.baseVersionId),
    ),
    removeDraft: os.removeDraft.handler(({ input }) => config.removeDraft(input.gatewayId)),
    listVersions: os.listVersions.handler(async ({ input }) => [
      ...(await config.listVersions(input.gatewayId)),
    ]),
    getVersion: os.getVersion.handler(({ input }) => config.getVersion(input.gatewayId, input.versionId)),
    watchRunning: os.watchRunning.handler(async function* ({ input, signal }) {
      for await (const versionId of config.watchRunning(input.gatewayId, signal)) yield { versionId };
    }),
    publish: os.publish.handler(({ input: { gatewayId, ...request }, signal }) =>
      config.publish(gatewayId, request, signal),
    ),
    tryModel: os.tryModel.handler(({ input, signal }) =>
      config.tryModel(input.gatewayId, input.model, signal),
    ),
    searchCatalogue: os.searchCatalogue.handler(async ({ input }) => {
      const { answerCatalogue } = await import('./catalogue.ts');
      return answerCatalogue(input);
    }),
    watchTraffic: os.watchTraffic.handler(({ input: { gatewayId, ...question }, signal }) =>
      config.watchTraffic(gatewayId, question, signal),
    ),
  });
}
