/** Keeps the program for reading without a connection, and says when a new version of it is there. */
import { useSyncExternalStore } from 'react';
import { connection, onConnection } from '../api/connection.ts';
import { looksNewer, tellNewer } from '../api/newer.ts';
import { readBeforeOffline } from '../api/request.ts';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** Whether a new version waits for the page to be opened anew, for components. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
}

/** Opens the page anew, with the new version. */
export function takeNewVersion(): void {
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting.postMessage('use the new version');
}

/** The reader stays with this version until the next visit. */
export function refuseNewVersion(): void {
  tell(null);
  tellNewer(false);
}

/** A page may be open for days: it asks when it is looked at again, and after each outage. */
const betweenLooksMs = 10 * 60_000;
let lookedAt = Date.now();

/** Looks now and then whether the server was upgraded. */
export function watchForUpgrades(): void {
  if (import.meta.env.DEV) return;
  let was = connection();
  onConnection(() => {
    if (connection() === 'well' && was !== 'well') void lookForNewer();
    was = connection();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - lookedAt > betweenLooksMs) void lookForNewer();
  });
}

async function lookForNewer(): Promise<void> {
  lookedAt = Date.now();
  try {
    if (!(await looksNewer())) return;
    const kept = await navigator.serviceWorker?.getRegistration();
    // What it installs says itself that it is ready.
    if (kept) await kept.update();
    else tellNewer();
  } catch {
    // The server is away again; it is asked when it is back.
  }
}

/** Installs it when the page has all that it needs itself. */
export function keepForOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const start = () => void register().catch(() => {});
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const look = () => {
    // The first one of all replaces nothing.
    if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  const { active } = await navigator.serviceWorker.ready;
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'));
  active?.postMessage({ seen: [...assets, ...readBeforeOffline()] });
}

function tell(next: ServiceWorker | null): void {
  waiting = next;
  for (const listener of listeners) listener();
}
