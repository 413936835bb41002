// <form data-draft="report-4.2">: what is typed outlives a lost connection, on this device, a week at most.
// Parts of the form: [data-draft-restored] and [data-draft-offline], hidden, are shown when it is so;
// [data-draft-discard] throws the draft away; a hidden [data-draft-key] keeps its value with the draft.
const prefix = "entwurf:";
const week = 7 * 24 * 60 * 60 * 1000;
const patience = 8000;
const kept = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      (field.hasAttribute("data-draft-key") ||
        !field.matches("[type=hidden], [type=password], [type=file], button")),
  );
const ticked = (field) => field.matches("[type=checkbox], [type=radio]");

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < week ? draft : null;
  } catch {
    return null;
  }
}

function write(form) {
  const values = kept(form).map((field) => (ticked(field) ? field.checked : field.value));
  try {
    localStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store: the form works as without drafts.
  }
}

function forget(name) {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // The same.
  }
}

function show(form, part, sentence) {
  const notice = form.querySelector(`[data-draft-${part}]`);
  if (notice) {
    notice.hidden = false;
    for (const fold of form.querySelectorAll("details")) fold.open ||= filled(fold);
  }
  globalThis.wirksam.say(notice?.textContent.trim() || globalThis.wirksam.phrase(sentence));
  return notice;
}

const filled = (fold) =>
  [...fold.querySelectorAll("input:not([type=hidden]), textarea")].some(
    (field) => field.value !== field.defaultValue && !field.matches("[type=radio], [type=checkbox]"),
  );

function restore(form) {
  const fields = kept(form);
  const draft = read(prefix + form.dataset.draft);
  const typed = (field) => "defaultValue" in field && field.value !== field.defaultValue;
  const own = fields.filter((field) => !field.hasAttribute("data-draft-key"));
  if (!draft || own.some(typed) || draft.values.length !== fields.length) return;
  if (form.querySelector("[aria-invalid]")) return;
  for (const [place, field] of fields.entries()) {
    if (ticked(field)) field.checked = draft.values[place];
    else field.value = draft.values[place];
  }
  show(form, "restored", "restored");
}

// Any answer below 500 will do: the house is there.
async function reachable() {
  if (!navigator.onLine) return false;
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch("/healthz", { method: "HEAD", cache: "no-store", signal });
    return answer.status < 500;
  } catch {
    return false;
  }
}

async function send(event) {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.draftSending === "yes") return;
  event.preventDefault();
  if (form.dataset.draftSending) return;
  write(form);
  form.dataset.draftSending = "asking";
  if (await reachable()) {
    form.dataset.draftSending = "yes";
    form.requestSubmit(event.submitter);
    return;
  }
  delete form.dataset.draftSending;
  show(form, "offline", "failed")?.scrollIntoView({ block: "nearest" });
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.querySelector("[data-draft-key]");
  const fresh = key?.value;
  restore(form);
  form.addEventListener("input", () => write(form));
  form.addEventListener("submit", send);
  form.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    forget(form.dataset.draft);
    form.reset();
    if (key) key.value = fresh;
    form.querySelector("[data-draft-restored]").hidden = true;
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
}

globalThis.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-draft]")) delete form.dataset.draftSending;
});

// The page after a successful sending names the draft that is done with.
for (const done of document.querySelectorAll("[data-draft-done]")) forget(done.dataset.draftDone);
try {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && !read(key)) localStorage.removeItem(key);
  }
} catch {
  // The same.
}
