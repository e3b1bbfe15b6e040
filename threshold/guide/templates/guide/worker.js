// The guide's service worker: it keeps the page for when there is no network, and sends what waits when there is one.
"use strict";

importScripts("{{ queue }}");
const CACHE = "guide-{{ version }}";
const FILES = {{ files|safe }};
const PAGE = /^\/g\/(?!(?:records|staff)\/)(?:[0-9A-Za-z-]{1,20}\/)?$/;
const PATIENCE = 2000;
const KEPT = { ignoreVary: true };

self.addEventListener("install", event => {
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => event.waitUntil(renew().then(() => self.clients.claim())));

self.addEventListener("sync", event => {
  if (event.tag === "records") event.waitUntil(Queue.flush());
});

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (FILES.includes(url.pathname)) event.respondWith(kept(event.request).then(found => found || fetch(event.request)));
  else if (event.request.mode === "navigate" && PAGE.test(url.pathname)) event.respondWith(page(event, url));
});

// A new version fetches anew the pages the old one kept; without a network their old words stay.
async function renew() {
  const cache = await caches.open(CACHE);
  for (const name of (await caches.keys()).filter(name => name.startsWith("guide-") && name !== CACHE)) {
    const old = await caches.open(name);
    for (const request of await old.keys()) {
      if (!PAGE.test(new URL(request.url).pathname)) continue;
      const fresh = await fetch(request.url).catch(() => null);
      await cache.put(request.url, fresh && fresh.ok ? fresh : await old.match(request, KEPT));
    }
    await caches.delete(name);
  }
}

const kept = (request, more = {}) => caches.open(CACHE).then(cache => cache.match(request, { ...KEPT, ...more }));

// The network for so long as a person can wait, then what was kept: this page, this page in any language, the guide.
async function page(event, url) {
  const fetching = fetch(event.request).then(async fresh => {
    if (fresh.ok && !fresh.redirected) await (await caches.open(CACHE)).put(url.pathname + url.search, fresh.clone());
    return fresh;
  });
  event.waitUntil(fetching.catch(() => null));
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, null));
  const fresh = await Promise.race([fetching.catch(() => null), late]);
  if (fresh && fresh.status < 500) return fresh;
  const found = (await kept(url.pathname + url.search)) || (await kept(url.pathname, { ignoreSearch: true }))
    || (await kept("/g/", { ignoreSearch: true }));
  return found || fetching;
}
