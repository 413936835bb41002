// Wording a paragraph at the merge desk in its place: saved by itself while one writes, kept on this device
// while there is no connection. Without this the link leads to a page of its own.
const { desk: shared, drafts } = globalThis.wirksam;
const pause = { typing: 900, retry: 4000 };

const slot = (position) => document.querySelector(`#absatz-${position} [data-desk-hand]`);
const say = (form, key) => {
  form.querySelector("[data-desk-status]").textContent = shared.desk.dataset[key] ?? "";
};

async function open(position, address) {
  const place = slot(position);
  if (!place || place.firstElementChild) {
    place?.querySelector("textarea")?.focus();
    return;
  }
  const answer = await shared.send(address);
  if (!answer.ok) return;
  show(place, await answer.text());
}

function show(place, html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-desk-wording]");
  if (!found) return;
  const form = document.adoptNode(found);
  place.replaceChildren(form);
  const text = form.querySelector("textarea");
  const draft = drafts.read(form);
  if (draft?.values?.[0] && draft.values[0] !== text.value) {
    text.value = draft.values[0];
    say(form, "deskUnsaved");
    later(form);
  }
  text.focus();
}

const timers = new WeakMap();
function later(form, time = pause.typing) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), time));
}

// Answers come one by one: what is typed meanwhile is sent with the next.
async function save(form, submitter = null) {
  if (form.dataset.saving) {
    later(form);
    return false;
  }
  form.dataset.saving = "yes";
  say(form, "deskSaving");
  drafts.write(form);
  try {
    const text = form.elements.text.value;
    const answer = await shared.send(form.action, new FormData(form, submitter));
    if (!answer.ok) {
      conflict(form, await answer.text());
      return false;
    }
    const revision = answer.headers.get("X-Desk-Hand");
    form.elements.revision.value = revision;
    form.querySelector(".merge-theirs")?.remove();
    for (const notice of form.querySelectorAll(".notice-warning:not([hidden])")) if (!notice.closest("[hidden]")) notice.remove();
    if (form.elements.text.value === text) drafts.forget(form.dataset.draft);
    say(form, "deskSaved");
    shared.put(await answer.text());
    return true;
  } catch {
    say(form, "deskUnsaved");
    later(form, pause.retry);
    return false;
  } finally {
    delete form.dataset.saving;
  }
}

// Somebody else was quicker: both wordings stand here, mine stays in the field.
function conflict(form, html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-desk-wording]");
  say(form, "");
  if (!found) return;
  form.querySelector(".merge-theirs")?.remove();
  for (const part of found.querySelectorAll(".merge-theirs, :scope > .notice")) form.prepend(document.adoptNode(part));
  form.querySelector(".merge-theirs")?.scrollIntoView({ block: "nearest" });
}

function close(form) {
  clearTimeout(timers.get(form));
  drafts.forget(form.dataset.draft);
  const place = form.closest("article");
  form.remove();
  place?.focus({ preventScroll: true });
}

if (shared) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-desk-word]");
    const ending = event.target.closest(".merge-hand [data-desk-close]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const { id } = link.closest("article");
      open(id.replace("absatz-", ""), link.href).catch(() => { location.assign(link.href); });
    } else if (ending) {
      event.preventDefault();
      close(ending.closest("form"));
    }
  });
  document.addEventListener("desk-word", ({ detail: position }) => {
    document.querySelector(`#absatz-${position} [data-desk-word]`)?.click();
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".merge-hand form");
    if (form && !form.querySelector(".merge-theirs")) later(form);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".merge-hand form");
    if (!form) return;
    event.preventDefault();
    clearTimeout(timers.get(form));
    if (await save(form, event.submitter)) close(form);
  });
}
