import { useParams } from 'react-router';
import { SANDBOX_GATEWAY_ID, type Gateway } from '../../contract/gateways.ts';
import { lastGatewayId } from './last-place.ts';
import { useGateways } from './live/gateways.ts';

export type GatewayInView =
  | { readonly kind: 'here'; readonly gateway: Gateway }
  | { readonly kind: 'loading' }
  /** The address names a gateway that is not in the list. */
  | { readonly kind: 'unknown'; readonly id: string };

/** The gateway that the address names, or the last one on pages that belong to none. */
export function useGatewayInView(): GatewayInView {
  const { gatewayId } = useParams();
  const { value: gateways } = useGateways();
  if (!gateways) return { kind: 'loading' };
  const named = gateways.find(({ id }) => id === (gatewayId ?? lastGatewayId()));
  if (named) return { kind: 'here', gateway: named };
  if (gatewayId !== undefined) return { kind: 'unknown', id: gatewayId };
  const fallback = gateways.find(({ id }) => id === SANDBOX_GATEWAY_ID) ?? gateways[0];
  return fallback ? { kind: 'here', gateway: fallback } : { kind: 'loading' };
}

/** Where a gateway is, in the operator's words: account and region, or this machine. */
export const placeOf = (gateway: Gateway): string =>
  gateway.kind === 'sandbox'
    ? 'this machine'
    : [
        gateway.profile === undefined || gateway.profile === '' ? 'default profile' : gateway.profile,
        gateway.region,
      ].join(' · ');
