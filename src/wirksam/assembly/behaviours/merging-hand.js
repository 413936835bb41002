// Wording a paragraph at the merge desk in its place: saved by itself while one writes, kept on this device
// while there is no connection. Without this the link leads to a page of its own.
const { desk: shared, drafts } = globalThis.wirksam;

const slot = (position) => document.querySelector(`#absatz-${position} [data-desk-hand]`);

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
    shared.say(form, "deskUnsaved");
    shared.later(form);
  }
  text.focus();
}

function close(form) {
  shared.stop(form);
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
    if (form && !form.querySelector(".merge-theirs")) shared.later(form);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".merge-hand form");
    if (!form) return;
    event.preventDefault();
    shared.stop(form);
    if (await shared.save(form, event.submitter)) close(form);
  });
}
