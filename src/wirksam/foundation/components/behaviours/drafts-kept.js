// Drafts of forms on this device, a week at most, as { at, values }; used by drafts.js. A full or forbidden
// store is no error: then forms work as without drafts.
const prefix = "entwurf:";
const week = 7 * 24 * 60 * 60 * 1000;

function trying(deed) {
  try {
    return deed();
  } catch {
    return null;
  }
}

function read(key) {
  const draft = trying(() => JSON.parse(localStorage.getItem(key)));
  return draft && Date.now() - draft.at < week ? draft : null;
}

const ticked = (field) => field.matches("[type=checkbox], [type=radio]");
const typed = (field) =>
  ticked(field)
    ? field.checked !== field.defaultChecked
    : "defaultValue" in field && field.value !== field.defaultValue;
const fields = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      (field.hasAttribute("data-draft-key") ||
        !field.matches("[type=hidden], [type=password], [type=file], button")),
  );

function write(form) {
  const values = fields(form).map((field) => (ticked(field) ? field.checked : field.value));
  const draft = JSON.stringify({ at: Date.now(), values });
  trying(() => localStorage.setItem(prefix + form.dataset.draft, draft));
}

globalThis.wirksam.drafts = {
  fields,
  typed,
  write,
  read: (form) => read(prefix + form.dataset.draft),
  put: (field, value) => { field[ticked(field) ? "checked" : "value"] = value; },
  sent: (form) => trying(() => sessionStorage.setItem(prefix, form.dataset.draft)),
  forget: (name) => trying(() => localStorage.removeItem(prefix + name)),
};

// A draft is done with if the page right after its sending says that it went well, or names it.
const sent = trying(() => sessionStorage.getItem(prefix));
trying(() => sessionStorage.removeItem(prefix));
if (sent && document.querySelector("#meldungen .notice-success")) globalThis.wirksam.drafts.forget(sent);
for (const done of document.querySelectorAll("[data-draft-done]")) {
  globalThis.wirksam.drafts.forget(done.dataset.draftDone);
}
trying(() => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && !read(key)) localStorage.removeItem(key);
  }
});
