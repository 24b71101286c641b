import { type ReactElement, useEffect, useRef } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';
import { GATEWAY_HEX } from '../theme-gateway-colors.ts';
import { ActivityBar } from './activity-bar.tsx';
import { announce } from './announcer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { features } from './features.ts';
import { useGatewayInView } from './gateway-in-view.ts';
import { Header } from './header/header.tsx';
import { rememberPlace } from './last-place.ts';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette/palette.tsx';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import classes from './shell.module.css';

/** The frame around every page. */
export function Shell(): ReactElement {
  const inView = useGatewayInView();
  const gateway = inView.kind === 'here' ? inView.gateway : undefined;
  useRememberPlace();
  const stripe = gateway ? GATEWAY_HEX[gateway.color] : 'transparent';
  return (
    <div className={classes['shell']} style={{ '--gh-gateway': stripe }}>
      <a className={classes['skip']} href="#page" onClick={skipToPage}>
        Skip to page
      </a>
      <Header inView={inView} />
      <div className={classes['middle']}>
        <Navigation gatewayId={gateway?.id} />
        <main id="page" tabIndex={-1} className={classes['main']}>
          <ConnectionBanner />
          <Outlet />
        </main>
      </div>
      <ActivityBar />
      <Palette gateway={gateway} />
      <Shortcuts gatewayId={gateway?.id} />
    </div>
  );
}

/** The hash is the router's, so the link cannot use it. */
function skipToPage(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#page')?.focus();
}

function useRememberPlace(): void {
  const { pathname } = useLocation();
  const { gatewayId, word } = useParams();
  const isFirst = useRef(true);
  useEffect(() => rememberPlace(pathname, gatewayId), [pathname, gatewayId]);
  useEffect(() => {
    if (!isFirst.current) announce(features.find((each) => each.word === word)?.label ?? document.title);
    isFirst.current = false;
  }, [word, gatewayId]);
}
