// The merge desk: deeds without loading the page anew, and what others do as soon as it is heard of. Whatever
// cannot be sent waits here and is sent when there is a connection again; the server knows what was seen.
const desk = document.querySelector("[data-desk]");
const form = document.getElementById("tisch-form");
const calm = { retry: 3000, watchers: 700, patience: 15_000 };
const waiting = [];
let sending = false;
let fetching = null;
let again = false;

const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

// A part in the place of the old one; whoever writes in it goes on writing.
function exchange(old, fresh) {
  const writing = old.querySelector("[data-desk-hand] form");
  const inside = old.contains(document.activeElement) ? document.activeElement : null;
  const caret = inside?.selectionStart ?? null;
  const card = inside?.closest("[data-desk-card]")?.id;
  if (writing) fresh.querySelector("[data-desk-hand]")?.append(writing);
  for (const part of fresh.querySelectorAll("[data-needs-script]")) part.hidden = false;
  old.replaceWith(fresh);
  if (inside && writing?.contains(inside)) {
    inside.focus({ preventScroll: true });
    if (caret !== null) inside.setSelectionRange(caret, caret);
  } else if (card) {
    document.getElementById(card)?.focus({ preventScroll: true });
  }
}

// What an answer brings: its parts by their id, and the revision the page has with them.
function put(html) {
  const found = new DOMParser().parseFromString(html, "text/html");
  const news = found.querySelector("[data-desk-news]");
  const said = found.querySelector("[data-desk-refused]")?.textContent ?? "";
  if (!news) return { said, changed: [] };
  const revision = Number(news.dataset.revision);
  const changed = [];
  if (revision >= Number(desk.dataset.revision)) {
    desk.dataset.revision = String(revision);
    for (const part of [...news.children]) {
      const old = document.getElementById(part.id);
      if (!old) continue;
      exchange(old, document.adoptNode(part));
      if (part.matches(".merge-place")) changed.push(part);
    }
  }
  document.dispatchEvent(new CustomEvent("desk", { detail: { changed } }));
  return { said, changed };
}

async function send(url, body, more = {}) {
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    body,
    headers: { "X-Desk": desk.dataset.revision, Accept: "text/html", ...more },
    signal: AbortSignal.timeout(calm.patience),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) location.reload();
  if (answer.status >= 500) throw new TypeError("the house is in trouble");
  return answer;
}

function tell(sentence, tone = "warning") {
  const notice = document.createElement("div");
  notice.className = `notice notice-${tone}`;
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  document.getElementById("meldungen").replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function showWaiting() {
  const line = desk.querySelector("[data-desk-offline]");
  line.hidden = waiting.length === 0;
  line.textContent = waiting.length ? desk.dataset.deskFailed : "";
}

async function flush() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    const { data, card } = waiting[0];
    let answer;
    try {
      answer = await send(form.action, data);
    } catch {
      showWaiting();
      await wait(calm.retry);
      continue;
    }
    waiting.shift();
    card?.classList.remove("is-waiting");
    const { said, changed } = put(await answer.text());
    if (said) tell(said);
    else globalThis.wirksam.say(document.querySelector("#tisch-stand .progress-text")?.textContent.trim());
    const worded = answer.headers.get("X-Desk-Word");
    if (worded) document.dispatchEvent(new CustomEvent("desk-word", { detail: worded }));
    else if (changed.length && !document.activeElement?.closest(".merge-place")) changed[0].focus({ preventScroll: true });
  }
  showWaiting();
  sending = false;
}

async function news() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = (async () => {
    if (!("deskRuns" in desk.dataset)) await wait(Math.random() * calm.watchers);
    const answer = await send(`${desk.dataset.deskNewsUrl}${desk.dataset.revision}`);
    if (!answer.ok) return;
    const { changed } = put(await answer.text());
    for (const place of changed) place.classList.add("is-new");
    setTimeout(() => { for (const place of changed) place.classList.remove("is-new"); }, 2500);
    if (document.querySelector("[data-desk-follow]")?.checked) changed[0]?.scrollIntoView({ block: "center" });
  })();
  await fetching.catch(() => {});
  fetching = null;
  if (again) {
    again = false;
    news();
  }
}

if (desk) {
  globalThis.wirksam.desk = { desk, put, send, tell };
  document.addEventListener("live", ({ detail: latest }) => {
    const scope = desk.dataset.live;
    if (!latest.has(scope) || latest.get(scope) <= BigInt(desk.dataset.liveNumber)) return;
    desk.dataset.liveNumber = String(latest.get(scope));
    news();
  });
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const card = event.submitter?.closest("[data-desk-card]");
    card?.classList.add("is-waiting");
    waiting.push({ data: new FormData(form, event.submitter), card });
    flush();
  });
  addEventListener("online", () => { if (waiting.length) flush(); else news(); });
  addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });
}
