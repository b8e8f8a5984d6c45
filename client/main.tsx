/** Starts the client. */
// First, so that the style of every component comes after it.
import './ui/base.css';
import './ui/stance-colours.ts';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { connection, onConnection, watchNetwork } from './api/connection.ts';
import { ApiError } from './api/request.ts';
import './app/canvas-panels.ts';
import { watchConnection } from './app/recovery.ts';
import { router } from './app/router.tsx';
import { keepForOffline, watchForUpgrades } from './app/service-worker.ts';
import { applyTheme, savedTheme } from './app/theme.ts';

// The page may not make code from text, as zod would try; read when zod is first loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Without a network what was seen earlier is given, or the request fails at once.
      networkMode: 'always',
      refetchOnReconnect: false,
      retryDelay: 400,
      retry: (failures, error) =>
        failures < 2 &&
        error instanceof ApiError &&
        error.problem.status === 503 &&
        connection() !== 'offline',
    },
    mutations: { networkMode: 'always' },
  },
});

watchNetwork();
keepForOffline();
watchForUpgrades();
watchConnection(client);

applyTheme(savedTheme());
const holder = document.getElementById('app');

function start(): void {
  if (!holder || holder.dataset.started) return;
  holder.dataset.started = 'yes';
  const root = createRoot(holder);
  // In short pieces: the text of index.html stays, and answers, until the first of it is there.
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
}

// Until the page of this address is there, or cannot be had, the text of index.html stays. In a task of
// its own, so that it answers in between.
setTimeout(() => {
  void router.load().finally(start);
  onConnection(start);
  if (connection() !== 'well') start();
});
