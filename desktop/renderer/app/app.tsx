import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { RouterProvider } from 'react-router';
import { cssVariables, theme } from '../theme.ts';
import { Announcer } from './announcer.tsx';
import { router } from './router.tsx';

/** Calls go to the same machine: they are never paused for want of a network, and a failure is shown at once. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

export const App = (): ReactElement => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <Notifications position="bottom-right" limit={4} />
      <Announcer />
      {/* At once: a page that is still busy must not answer a navigation away from it with one of its own. */}
      <RouterProvider router={router} useTransitions={false} />
    </QueryClientProvider>
  </MantineProvider>
);
