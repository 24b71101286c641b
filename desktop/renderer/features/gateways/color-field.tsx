import { Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import { GATEWAY_COLORS } from '../../../contract/gateways.ts';
import { GATEWAY_HEX, type GatewayColor } from '../../theme-gateway-colors.ts';
import classes from './gateways.module.css';

interface ColorFieldProps {
  readonly value: GatewayColor;
  readonly onChange: (color: GatewayColor) => void;
}

/** The colour that marks a gateway everywhere; production's is the operator's choice. */
export const ColorField = ({ value, onChange }: ColorFieldProps): ReactElement => (
  <Radio.Group
    label="Color"
    description="A stripe over every page of this gateway."
    value={value}
    onChange={(next) => onChange(GATEWAY_COLORS.find((color) => color === next) ?? value)}
  >
    <div className={classes['colors']}>
      {GATEWAY_COLORS.map((color) => (
        <label key={color} className={classes['color']} data-chosen={color === value} title={color}>
          <Radio className={classes['colorInput'] ?? ''} value={color} aria-label={color} />
          <span className={classes['colorSwatch']} style={{ background: GATEWAY_HEX[color] }} />
        </label>
      ))}
    </div>
  </Radio.Group>
);
