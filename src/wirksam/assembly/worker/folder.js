// Serves one assembly folder where there is no connection. It keeps nothing by itself: the page puts
// into the cache what the member asked to take along (behaviours/taking-along.js), and takes it out again.
const home = new URL(globalThis.registration.scope).pathname;
const name = `mappe:${home}`;
const stand = `${home}stand`;
const looks = new Set(["style", "script", "font", "image"]);

globalThis.addEventListener("install", () => globalThis.skipWaiting());
globalThis.addEventListener("activate", (event) => event.waitUntil(globalThis.clients.claim()));
globalThis.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.mode === "navigate" || looks.has(request.destination);
  if (request.method === "GET" && ours) event.respondWith(answer(request));
});

async function answer(request) {
  try {
    return await fetch(request);
  } catch (offline) {
    const kept = await taken(request);
    if (kept) return kept;
    throw offline;
  }
}

async function taken(request) {
  if (!(await caches.has(name))) return null;
  const cache = await caches.open(name);
  const told = await cache.match(stand);
  const { until } = told ? await told.json() : { until: 0 };
  if (Date.now() > until) {
    await caches.delete(name);
    return null;
  }
  return cache.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
}
