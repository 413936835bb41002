// <form data-draft="report-4.2">: what is typed outlives a lost connection (see drafts-kept.js).
// Parts of the form: [data-draft-restored] and [data-draft-offline], hidden, are shown when it is so;
// [data-draft-discard] throws the draft away; a hidden [data-draft-key] keeps its value with the draft.
const { drafts, say, phrase } = globalThis.wirksam;
const patience = 8000;

function show(form, part, sentence) {
  const notice = form.querySelector(`[data-draft-${part}]`);
  if (notice) {
    notice.hidden = false;
    for (const fold of form.querySelectorAll("details")) fold.open ||= filled(fold);
  }
  say(notice?.textContent.trim() || phrase(sentence));
  return notice;
}

const filled = (fold) =>
  [...fold.querySelectorAll("input:not([type=hidden]), textarea")].some(drafts.typed);

function restore(form) {
  const fields = drafts.fields(form);
  const draft = drafts.read(form);
  const own = fields.filter((field) => !field.hasAttribute("data-draft-key"));
  if (!draft || own.some(drafts.typed) || draft.values.length !== fields.length) return;
  if (form.querySelector("[aria-invalid]")) return;
  fields.forEach((field, place) => drafts.put(field, draft.values[place]));
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
  drafts.write(form);
  form.dataset.draftSending = "asking";
  if (await reachable()) {
    form.dataset.draftSending = "yes";
    drafts.sent(form);
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
  form.addEventListener("input", () => drafts.write(form));
  form.addEventListener("submit", send);
  form.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    drafts.forget(form.dataset.draft);
    form.reset();
    if (key) key.value = fresh;
    form.querySelector("[data-draft-restored]").hidden = true;
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
}

globalThis.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-draft]")) delete form.dataset.draftSending;
});
