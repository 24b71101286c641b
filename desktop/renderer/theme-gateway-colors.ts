import type { GATEWAY_COLORS } from '../contract/gateways.ts';

export type GatewayColor = (typeof GATEWAY_COLORS)[number];

/** Stripe and swatch of a gateway; strong enough against both themes (3 to 1 and more). Always beside its name. */
export const GATEWAY_HEX: Record<GatewayColor, string> = {
  teal: '#0e9384',
  blue: '#2e7dd7',
  violet: '#8b5cf6',
  pink: '#d6409f',
  red: '#dc3b3b',
  orange: '#d9660b',
  yellow: '#b08a00',
  lime: '#5a9216',
  gray: '#7b8490',
};
