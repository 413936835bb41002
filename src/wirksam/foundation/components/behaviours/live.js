// [data-live="programme:2026"] hears of changes: one stream an address and token, told to all as an event
// "live" with the newest numbers (see live-show.js). Nothing is heard while the page is hidden, and
// without a stream process everything works as before.
const latest = new Map();
const lines = new Map();
const calm = { first: 500, least: 1500, most: 60_000, hidden: 30_000 };
let leaving;

const parts = () =>
  [...document.querySelectorAll("[data-live]")].filter((part) => part.dataset.liveAddress);

function open(line) {
  if (line.source || line.over) return;
  const query = [...line.scopes].map((scope) => `s=${encodeURIComponent(scope)}`);
  if (line.token) query.push(`t=${encodeURIComponent(line.token)}`);
  line.source = new EventSource(`${line.address}?${query.join("&")}`);
  line.source.onmessage = ({ data }) => {
    line.pause = calm.least;
    for (const [scope, number] of Object.entries(JSON.parse(data))) latest.set(scope, BigInt(number));
    document.dispatchEvent(new CustomEvent("live", { detail: latest }));
  };
  line.source.addEventListener("ende", () => { line.over = true; close(line); });
  line.source.onerror = () => {
    // Refused: until the page is shown again. Broken off: after a pause, longer each time, never all at once.
    const refused = line.source?.readyState === EventSource.CLOSED;
    close(line);
    if (refused || document.hidden) return;
    line.timer = setTimeout(() => open(line), line.pause * (0.5 + Math.random()));
    line.pause = Math.min(line.pause * 2, calm.most);
  };
}

function close(line) {
  clearTimeout(line.timer);
  line.source?.close();
  line.source = null;
}

function listen() {
  for (const { dataset } of parts()) {
    const token = dataset.liveToken ?? "";
    const key = `${dataset.liveAddress} ${token}`;
    const line = lines.get(key) ?? { address: dataset.liveAddress, token, scopes: new Set(), pause: calm.least };
    for (const scope of dataset.live.split(" ")) line.scopes.add(scope);
    lines.set(key, line);
  }
  lines.forEach(open);
}

if (parts().length) {
  setTimeout(() => { if (!document.hidden) listen(); }, calm.first * (1 + Math.random()));
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(() => lines.forEach(close), calm.hidden);
    else listen();
  });
  addEventListener("pagehide", () => lines.forEach(close));
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
}
