// Folders that a member took along on this device (see taking-along.js and worker/folder.js): one cache a
// folder. All go when somebody signs out; each goes some days after its assembly.
const prefix = "mappe:";
const able = "caches" in globalThis && "serviceWorker" in navigator;
const own = (key) => key.startsWith(prefix);
let last = Promise.resolve();

// One deed after the other, so that nothing comes back that was just deleted.
const inTurn = (deed) => {
  last = last.then(deed, deed);
  return last;
};

async function forget(wanted = own) {
  for (const key of await caches.keys()) if (own(key) && wanted(key)) await caches.delete(key);
  for (const one of await navigator.serviceWorker.getRegistrations()) {
    const home = new URL(one.scope).pathname;
    if (home.endsWith("/mappe/") && wanted(prefix + home)) await one.unregister();
  }
}

async function told(home) {
  if (!(await caches.has(prefix + home))) return null;
  const stand = await (await caches.open(prefix + home)).match(`${home}stand`);
  return stand ? stand.json() : { until: 0 };
}

async function tidy() {
  const late = [];
  for (const key of (await caches.keys()).filter(own)) {
    if (Date.now() > (await told(key.slice(prefix.length))).until) late.push(key);
  }
  if (late.length) await forget((key) => late.includes(key));
}

// The look of the page: only files of the house that hold nothing of anybody.
const looks = () =>
  performance.getEntriesByType("resource").map((one) => new URL(one.name))
    .filter((url) => url.origin === location.origin && /\.(css|js|svg|woff2)$/.test(url.pathname))
    .map((url) => url.pathname + url.search);

async function take({ folder: home, folderWhole, folderWorker, folderOwner: owner, folderUntil }) {
  await navigator.serviceWorker.register(folderWorker, { scope: home });
  const cache = await caches.open(prefix + home);
  for (const url of new Set([home, folderWhole, ...looks()])) {
    const answer = await fetch(url, { credentials: "same-origin", cache: "reload" });
    if (answer.redirected || [401, 403, 404].includes(answer.status)) await forget();
    if (!answer.ok || answer.redirected) throw new Error(url);
    await cache.put(url, answer);
  }
  const stand = { at: Date.now(), until: Number(folderUntil), owner };
  await cache.put(`${home}stand`, new Response(JSON.stringify(stand)));
}

// Whoever is asked to sign in is nobody here; whoever leaves takes everything out at once.
async function begin() {
  const guest = document.querySelector('.masthead-account a[href^="/anmelden/"]');
  const leaving = location.pathname === "/abmelden/" && document.querySelector("main form[method=post]");
  if (leaving) leaving.addEventListener("submit", () => forget());
  await (guest ? forget() : tidy());
}

globalThis.wirksam.folders = {
  able,
  take: (data) => inTurn(() => take(data)),
  told,
  forget: (home) => inTurn(() => forget(home ? (key) => key === prefix + home : own)),
  ready: able ? begin().catch(() => {}) : Promise.resolve(),
};
