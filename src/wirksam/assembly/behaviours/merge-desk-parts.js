// What an open page of the merge desk exchanges with the house: parts by their id, and their revision.
const desk = document.querySelector("[data-desk]");
const patience = 15_000;

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
    signal: AbortSignal.timeout(patience),
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

if (desk) globalThis.wirksam.desk = { desk, put, send, tell };
