import type { ReactElement } from 'react';
import { GATEWAY_HEX, type GatewayColor } from '../../theme-gateway-colors.ts';
import classes from './header.module.css';

/** A gateway's colour; always beside its name. */
export const Swatch = ({ color }: { readonly color: GatewayColor }): ReactElement => (
  <span className={classes['swatch']} style={{ background: GATEWAY_HEX[color] }} aria-hidden />
);
