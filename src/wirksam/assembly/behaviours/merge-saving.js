// Saving what is worded by hand, by itself while one writes; kept on this device while there is no connection.
const { desk: shared, drafts } = globalThis.wirksam;
const pause = { typing: 900, retry: 4000 };

const say = (form, key) => {
  form.querySelector("[data-desk-status]").textContent = shared.desk.dataset[key] ?? "";
};

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

if (shared) Object.assign(shared, { say, later, save, stop: (form) => clearTimeout(timers.get(form)) });
