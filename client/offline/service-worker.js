/**
 * Opens without a connection what was opened with one: the shell and its chunks from the version that
 * was installed, and answers of the API that were read before, marked as such. The build puts the
 * version and the lists of files in place of the names in capitals.
 *
 * Never kept: what writes, what is asked with a token, what says `no-store`, and what tells who may
 * write or whether the server is there.
 */
const version = '__VERSION__';
/** What every page needs, and what single pages need. */
const core = __CORE__;
const rest = __REST__;
const shell = `stancegraph-shell-${version}`;
const seen = `stancegraph-seen-${version}`;
const page = '/';
/** Answers that are kept, the earliest leave first. */
const mostSeen = 300;
const neverSeen = /^\/api\/(health|ready|session|tokens|webhooks|reports|audit|imports|coding)\b/;
/** Pages that others frame or that are no part of the shell. */
const notShell = /^\/(api|embed|mcp|metrics|assets|about|privacy|\.well-known)(\/|$)/;
const seenAtHeader = '__SEEN_AT__';

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'use the new version') self.skipWaiting();
  else if (event.data?.seen) event.waitUntil(keepSeen(event.data.seen));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!notShell.test(url.pathname)) event.respondWith(navigation(request));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(asset(request));
  } else if (isReadable(request, url)) {
    event.respondWith(answer(event, request));
  }
});

/** Files keep their names as long as they are the same: what the last version has is not fetched again. */
async function install() {
  const cache = await caches.open(shell);
  await cache.add(new Request(page, { cache: 'no-cache' }));
  for (const file of [...core, ...rest]) {
    const known = await caches.match(file);
    if (known) await cache.put(file, known);
    else if (core.includes(file)) await cache.add(file);
  }
}

/** What the page had read before this was there; then, where the network is good, all that is left. */
async function keepSeen(urls) {
  const cache = await caches.open(shell);
  for (const url of urls) {
    const request = new Request(url);
    const { origin, pathname } = new URL(request.url);
    if (origin !== self.location.origin) continue;
    if (pathname.startsWith('/assets/')) await asset(request).catch(() => {});
    else if (isReadable(request, new URL(request.url))) await readAgain(request).catch(() => {});
  }
  const { saveData, effectiveType } = self.navigator.connection ?? {};
  if (saveData || (effectiveType && effectiveType !== '4g')) return;
  for (const file of rest) {
    if (!(await cache.match(file))) await cache.add(file).catch(() => {});
  }
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter(
    (name) => name.startsWith('stancegraph-') && ![shell, seen].includes(name),
  );
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The server's page while there is one: it knows the newest version. */
async function navigation(request) {
  try {
    const response = await fetch(request);
    if (response.status < 500) return response;
  } catch {
    // Without a connection: the page that was installed.
  }
  return (await caches.match(page, { cacheName: shell })) ?? Response.error();
}

async function asset(request) {
  const known = await caches.match(request.url, { ignoreVary: true });
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    const cache = await caches.open(shell);
    await cache.put(request.url, copy).catch(() => {});
  }
  return response;
}

function isReadable(request, url) {
  return (
    url.pathname.startsWith('/api/') &&
    !neverSeen.test(url.pathname) &&
    !request.headers.has('authorization')
  );
}

/** The server's answer; without one the answer of before. */
async function answer(event, request) {
  try {
    const response = await fetch(request);
    if (mayKeep(response)) event.waitUntil(keep(request, response.clone()));
    if (response.status !== 502 && response.status !== 503) return response;
    return (await seenEarlier(request)) ?? response;
  } catch (error) {
    const earlier = await seenEarlier(request);
    if (earlier) return earlier;
    throw error;
  }
}

/** The browser still has it, and asks only whether it is the same. */
async function readAgain(request) {
  const response = await fetch(request);
  if (mayKeep(response)) await keep(request, response);
}

function mayKeep(response) {
  const type = response.headers.get('content-type') ?? '';
  const control = response.headers.get('cache-control') ?? '';
  return response.status === 200 && /\bjson\b/.test(type) && !/no-store|private/.test(control);
}

async function keep(request, response) {
  const headers = new Headers(response.headers);
  headers.set(seenAtHeader, String(Date.now()));
  const cache = await caches.open(seen);
  // Put again, an answer becomes the latest of the list.
  await cache.delete(request.url);
  await cache.put(request.url, new Response(await response.blob(), { headers })).catch(() => {});
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, -mostSeen).map((one) => cache.delete(one)));
}

function seenEarlier(request) {
  return caches.match(request.url, { cacheName: seen, ignoreVary: true });
}
