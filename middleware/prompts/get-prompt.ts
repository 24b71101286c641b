import type {
  BedrockAgentClient,
  BedrockAgentClientConfig,
  GetPromptResponse,
} from '@aws-sdk/client-bedrock-agent';
import { getPromptError } from './get-prompt-error.ts';
import type { PromptAddress } from './prompts.ts';

export interface GetPromptOptions {
  /** The gateway's own. */
  readonly region: string;
  /** In place of each region's own, as for a test or a private endpoint. */
  readonly endpoint?: string | undefined;
  /** Absent: as the SDK finds them, for the task's role. */
  readonly credentials?: BedrockAgentClientConfig['credentials'];
  /** For a call with its retry, credentials included. */
  readonly timeoutMs: number;
}

const MAX_ATTEMPTS = 2;
/** Prompts of more regions than this take turns. */
const MAX_REGIONS = 8;

/** The SDK takes some 60 ms and 30 MB (0.33 MB of the bundle): it is loaded with the first prompt, if there ever is one. */
const loadSdk = () => import('@aws-sdk/client-bedrock-agent');
type Sdk = Awaited<ReturnType<typeof loadSdk>>;

/**
 * GetPrompt in the prompt's own region. The clients of all regions share the connections and credentials of the gateway's own.
 * @returns asks for one prompt; throws Refusal for all that AWS and the network may do
 */
export function createGetPrompt(options: GetPromptOptions) {
  const { timeoutMs } = options;
  const clients = new Map<string, BedrockAgentClient>();
  let home: BedrockAgentClient | undefined;

  const clientFor = (sdk: Sdk, region: string): BedrockAgentClient => {
    home ??= createClient(sdk, options);
    if (region === options.region) return home;
    const { requestHandler, credentials } = home.config;
    const client =
      clients.get(region) ?? createClient(sdk, { ...options, region, credentials, requestHandler });
    clients.delete(region);
    clients.set(region, client);
    const [oldest] = clients.keys();
    // Not destroyed: its connections are everybody's.
    if (clients.size > MAX_REGIONS && oldest !== undefined) clients.delete(oldest);
    return client;
  };

  return async (address: PromptAddress): Promise<GetPromptResponse> => {
    const sdk = await loadSdk();
    const command = new sdk.GetPromptCommand({
      // The whole ARN: an id alone would be looked for in our own account.
      promptIdentifier: address.arn,
      promptVersion: address.version,
    });
    const abortSignal = AbortSignal.timeout(timeoutMs);
    try {
      const sent = clientFor(sdk, address.region).send(command, { abortSignal });
      // The signal does not reach where credentials come from.
      return await Promise.race([sent, rejectedBy(abortSignal)]);
    } catch (error) {
      throw getPromptError(error, address);
    }
  };
}

interface ClientOptions extends GetPromptOptions {
  readonly requestHandler?: BedrockAgentClientConfig['requestHandler'];
}

function createClient(sdk: Sdk, options: ClientOptions): BedrockAgentClient {
  const { region, endpoint, credentials, requestHandler, timeoutMs } = options;
  return new sdk.BedrockAgentClient({
    region,
    maxAttempts: MAX_ATTEMPTS,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    requestHandler: requestHandler ?? {
      connectionTimeout: timeoutMs / MAX_ATTEMPTS,
      requestTimeout: timeoutMs / MAX_ATTEMPTS,
      throwOnRequestTimeout: true,
    },
  });
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
