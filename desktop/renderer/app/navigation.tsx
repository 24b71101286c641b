import { Tooltip } from '@mantine/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import { announce } from './announcer.tsx';
import type { Feature, NavBadge } from './feature.ts';
import { featurePath } from './feature-path.ts';
import { features } from './features.ts';
import { lastGatewayId } from './last-place.ts';
import classes from './navigation.module.css';

/** The eight words at the left. */
export function Navigation({ gatewayId }: { readonly gatewayId: string | undefined }): ReactElement {
  return (
    <nav className={classes['navigation']} aria-label="Pages">
      <ul>
        {features.map((feature) => (
          <li key={feature.word}>
            <NavigationItem feature={feature} gatewayId={gatewayId ?? lastGatewayId()} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface NavigationItemProps {
  readonly feature: Feature;
  readonly gatewayId: string;
}

const noBadge = (): undefined => undefined;

function NavigationItem({ feature, gatewayId }: NavigationItemProps): ReactElement {
  const useBadge = feature.useBadge ?? noBadge;
  const badge = useBadge(gatewayId);
  useAnnounced(feature.label, badge);
  const Icon = feature.icon;
  return (
    <Tooltip label={`g ${feature.key}`} position="right" openDelay={700}>
      <NavLink to={featurePath(feature, gatewayId)} className={classes['item'] ?? ''}>
        <Icon size={17} stroke={1.7} aria-hidden />
        <span className={classes['word']}>{feature.label}</span>
        {badge && <Badge badge={badge} />}
      </NavLink>
    </Tooltip>
  );
}

/** A state that changes is said on whatever page one is; how it stood at first is read in the navigation. */
function useAnnounced(label: string, badge: NavBadge | undefined): void {
  const word = badge?.kind === 'state' ? badge.label : undefined;
  const last = useRef(word);
  useEffect(() => {
    if (word !== undefined && last.current !== undefined && last.current !== word)
      announce(`${label}: ${word}`);
    last.current = word ?? last.current;
  }, [label, word]);
}

const Badge = ({ badge }: { readonly badge: NavBadge }): ReactElement => (
  <span
    className={badge.kind === 'count' ? classes['count'] : classes['dot']}
    data-state={badge.kind === 'state' ? badge.state : undefined}
    title={badge.label}
  >
    {badge.kind === 'count' && <span aria-hidden>{badge.count > 999 ? '999+' : badge.count}</span>}
    <span className="gh-visually-hidden">{badge.label}</span>
  </span>
);
