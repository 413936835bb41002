// The merge desk: deeds without loading the page anew, and what others do as soon as it is heard of. Whatever
// cannot be sent waits here and is sent when there is a connection again; the server knows what was seen.
const { desk: shared } = globalThis.wirksam;
const form = document.getElementById("tisch-form");
const calm = { retry: 3000, watchers: 700 };
const waiting = [];
let [sending, fetching, again] = [false, null, false];

const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

function showWaiting() {
  const line = shared.desk.querySelector("[data-desk-offline]");
  line.hidden = waiting.length === 0;
  line.textContent = waiting.length ? shared.desk.dataset.deskFailed : "";
}

async function flush() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    const { data, card } = waiting[0];
    let answer;
    try {
      answer = await shared.send(form.action, data);
    } catch {
      showWaiting();
      await wait(calm.retry);
      continue;
    }
    waiting.shift();
    card?.classList.remove("is-waiting");
    const { said, changed } = shared.put(await answer.text());
    if (said) shared.tell(said);
    else globalThis.wirksam.say(document.querySelector("#tisch-stand .progress-text")?.textContent.trim());
    const worded = answer.headers.get("X-Desk-Word");
    if (worded) document.dispatchEvent(new CustomEvent("desk-word", { detail: worded }));
    else if (changed.length && !document.activeElement?.closest(".merge-place")) changed[0].focus({ preventScroll: true });
  }
  showWaiting();
  sending = false;
}

async function news() {
  again = Boolean(fetching);
  if (fetching) return;
  fetching = (async () => {
    if (!("deskRuns" in shared.desk.dataset)) await wait(Math.random() * calm.watchers);
    const answer = await shared.send(`${shared.desk.dataset.deskNewsUrl}${shared.desk.dataset.revision}`);
    if (!answer.ok) return;
    const { changed } = shared.put(await answer.text());
    for (const place of changed) place.classList.add("is-new");
    setTimeout(() => { for (const place of changed) place.classList.remove("is-new"); }, 2500);
    if (document.querySelector("[data-desk-follow]")?.checked) changed[0]?.scrollIntoView({ block: "center" });
  })();
  await fetching.catch(() => {});
  fetching = null;
  if (again) news();
}

if (shared) {
  document.addEventListener("live", ({ detail: latest }) => {
    const scope = shared.desk.dataset.live;
    if (!latest.has(scope) || latest.get(scope) <= BigInt(shared.desk.dataset.liveNumber)) return;
    shared.desk.dataset.liveNumber = String(latest.get(scope));
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
