import { SANDBOX_GATEWAY_ID } from '../../contract/gateways.ts';
import { pagePath } from './paths.ts';

const GATEWAY_KEY = 'gatehouse.gateway';
const PATH_KEY = 'gatehouse.path';

/** Storage can be refused or full; where the operator was is then forgotten, and nothing else. */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

export const lastGatewayId = (): string => read(GATEWAY_KEY) ?? SANDBOX_GATEWAY_ID;

/** Where Gatehouse was left; at the first start, the gateway that runs on this machine. */
export function lastPath(): string {
  const path = read(PATH_KEY);
  return path?.startsWith('/g') ? path : pagePath(SANDBOX_GATEWAY_ID, 'sandbox');
}

export function rememberPlace(path: string, gatewayId: string | undefined): void {
  write(PATH_KEY, path);
  if (gatewayId !== undefined) write(GATEWAY_KEY, gatewayId);
}
