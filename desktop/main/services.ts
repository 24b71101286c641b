import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { SANDBOX_GATEWAY_ID } from '../contract/gateways.ts';
import { appRouter } from './app/router.ts';
import type { Shell } from './app/shell.ts';
import type { ChildHost } from './children/child.ts';
import { ConfigService } from './config/config-service.ts';
import { configRouter } from './config/router.ts';
import { Gateways } from './gateways/gateways.ts';
import { gatewaysRouter } from './gateways/router.ts';
import type { Layout } from './layout.ts';
import { sandboxRouter } from './sandbox/router.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { SandboxTarget } from './sandbox/sandbox-target.ts';
import { startInBackground } from './sandbox/start-in-background.ts';
import { targetOf } from './target-of.ts';

export interface ServicesOptions {
  readonly dataDir: string;
  readonly layout: Layout;
  readonly shell: Shell;
  readonly childHost: ChildHost;
  readonly log: Logger;
  readonly logFile: string;
}

/** From our environment; an empty one is none. */
const setting = (name: string): string | undefined =>
  process.env[name] === '' ? undefined : process.env[name];

/** Everything Gatehouse does, composed: one line a feature. Knows neither the window nor what carries its calls. */
export function createServices({ dataDir, layout, shell, childHost, log, logFile }: ServicesOptions) {
  const gateways = new Gateways(dataDir);
  const sandbox: Sandbox = new Sandbox({
    dataDir,
    host: childHost,
    entries: layout.entries,
    litellmVenv: setting('GATEHOUSE_LITELLM_VENV'),
    litellmConstraints: () => readFile(layout.litellmConstraintsFile, 'utf8'),
    // Read when a gateway starts: the price map takes a tenth of a second that the window can have.
    prices: async () => (await import('../../config/catalogue/price.ts')).priceOf,
    runningConfig: (): Promise<string> => config.runningText(SANDBOX_GATEWAY_ID),
  });
  const config: ConfigService = new ConfigService({
    dataDir,
    gateway: (id) => gateways.get(id),
    target: targetOf(new SandboxTarget(sandbox)),
    defaultConfig: () => readFile(layout.defaultConfigFile, 'utf8'),
  });
  const router = {
    app: appRouter({ shell, dataDir, logFile, log }),
    gateways: gatewaysRouter(gateways),
    config: configRouter(config),
    sandbox: sandboxRouter(sandbox),
  };
  return {
    router,
    sandbox,
    start: (): void => startInBackground(sandbox, log),
    stop: async (): Promise<void> => {
      config.stop();
      await sandbox.stop();
    },
  };
}

export type Services = ReturnType<typeof createServices>;
