import type { ReactElement } from 'react';
import type { GatewayInView } from '../gateway-in-view.ts';
import { GatewaySwitcher } from './gateway-switcher.tsx';
import { SearchButton } from './search-button.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import classes from './header.module.css';

/** Which gateway is in view, the way to everything, and the theme. */
export const Header = ({ inView }: { readonly inView: GatewayInView }): ReactElement => (
  <header className={classes['header']}>
    <GatewaySwitcher inView={inView} />
    <SearchButton />
    <div className={classes['right']}>
      <ThemeMenu />
    </div>
  </header>
);
