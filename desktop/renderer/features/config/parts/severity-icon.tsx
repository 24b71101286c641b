import { IconAlertTriangleFilled, IconCircleXFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Severity } from '../../../../../config/problem.ts';
import classes from './severity-icon.module.css';

const ICONS = { error: IconCircleXFilled, warning: IconAlertTriangleFilled, info: IconInfoCircleFilled };

/** Always beside its word, or beside a count that says it. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): ReactElement {
  const Icon = ICONS[severity];
  return <Icon size={14} aria-hidden className={classes['icon']} data-severity={severity} />;
}
