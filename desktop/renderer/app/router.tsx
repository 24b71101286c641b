import { createHashRouter, Navigate } from 'react-router';
import { GatewayPage } from './gateway-page.tsx';
import { lastPath } from './last-place.ts';
import { NoSuchPage } from './no-such-page.tsx';
import { Shell } from './shell.tsx';
import { TopPage } from './top-page.tsx';
import { WindowCrash } from './window-crash.tsx';

/** `#/<word>` and `#/g/<gatewayId>/<word>…`; whatever else is said to be no page. */
export const router = createHashRouter([
  {
    path: '/',
    element: <Shell />,
    errorElement: <WindowCrash />,
    children: [
      { index: true, element: <Navigate to={lastPath()} replace /> },
      { path: ':word', element: <TopPage /> },
      { path: 'g/:gatewayId/:word?/*', element: <GatewayPage /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
]);
