// <form data-draft="report-4.2">: what is typed outlives a lost connection, on this device, a week at most.
const prefix = "entwurf:";
const week = 7 * 24 * 60 * 60 * 1000;
const kept = (form) =>
  [...form.elements].filter(
    (field) => field.name && !field.matches("[type=hidden], [type=password], [type=file], button"),
  );

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < week ? draft : null;
  } catch {
    return null;
  }
}

function write(form) {
  const values = kept(form).map((field) =>
    field.matches("[type=checkbox], [type=radio]") ? field.checked : field.value,
  );
  try {
    localStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store: the form works as without drafts.
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const fields = kept(form);
  const draft = read(prefix + form.dataset.draft);
  const untouched = fields.every((field) => field.value === field.defaultValue || !("defaultValue" in field));
  if (draft && untouched && draft.values.length === fields.length && !form.querySelector("[aria-invalid]")) {
    for (const [place, field] of fields.entries()) {
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = draft.values[place];
      else field.value = draft.values[place];
    }
    globalThis.wirksam.say(globalThis.wirksam.phrase("restored"));
  }
  form.addEventListener("input", () => write(form));
}

// The page after a successful sending names the draft that is done with.
for (const done of document.querySelectorAll("[data-draft-done]")) {
  localStorage.removeItem(prefix + done.dataset.draftDone);
}
for (const key of Object.keys(localStorage)) {
  if (key.startsWith(prefix) && !read(key)) localStorage.removeItem(key);
}
