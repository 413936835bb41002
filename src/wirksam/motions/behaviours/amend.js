// <form data-write="/preview/">: paragraphs open into fields; while typing, how it reads appears below.
const wait = 350;
const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));
const leave = (summary) => { summary.click(); summary.focus(); };

function begin(form) {
  const parts = [...form.querySelectorAll(".write-part")];
  const fields = new Map(parts.map((part) => [part, part.querySelector("textarea")]));
  const [was, timers, counter] = [new Map(), new Map(), form.querySelector("[data-write-count]")];
  const base = (field) => field.dataset.base ?? field.defaultValue;
  const isChanged = (field) => field.value.trim() !== base(field).trim();

  function count() {
    const changed = [...fields.values()].filter(isChanged).length;
    const { none, one, more } = counter.dataset;
    counter.textContent = changed ? `${changed} ${changed === 1 ? one : more}` : none;
  }

  function reset(part) {
    part.querySelector("[data-write-live]").replaceChildren();
    part.querySelector("[data-write-was]").replaceChildren(...copies(was.get(part)));
    part.classList.remove("write-changed");
  }

  async function ask(part) {
    const field = fields.get(part);
    if (!isChanged(field)) return reset(part);
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "fassung", "zu"]) {
      const hidden = form.querySelector(`[name=${name}]`);
      if (hidden) body.append(name, hidden.value);
    }
    body.append(field.name, field.value);
    // Without a connection there is no look ahead; the words are kept on the device.
    const answer = await fetch(form.dataset.write, { method: "POST", body }).catch(() => null);
    if (answer?.ok) show(part, body.get(field.name), await answer.text());
  }

  function show(part, asked, html) {
    if (fields.get(part).value !== asked) return;
    const read = new DOMParser().parseFromString(html, "text/html");
    part.querySelector("[data-write-live]").replaceChildren(...copies(read.body.childNodes));
    if (read.querySelector(".changes")) part.querySelector("[data-write-was]").replaceChildren(...copies(read.body.childNodes));
    part.classList.add("write-changed");
  }

  function changed(part) {
    count();
    clearTimeout(timers.get(part));
    timers.set(part, setTimeout(ask, wait, part));
  }

  function put(part, words) {
    const field = fields.get(part);
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    field.setSelectionRange(words.length, words.length);
  }

  for (const [part, field] of fields) {
    was.set(part, copies(part.querySelector("[data-write-was]").childNodes));
    field.addEventListener("input", () => changed(part));
    const summary = part.querySelector("summary");
    summary.addEventListener("click", () => setTimeout(() => part.open && field.focus()));
    field.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(summary); });
    const deed = (name, words) => part.querySelector(`[data-write-${name}]`)?.addEventListener("click", () => put(part, words()));
    deed("add", () => `${field.value.trimEnd()}\n\n`);
    deed("strike", () => "");
    deed("back", () => base(field));
    if (isChanged(field)) ask(part);
  }
  count();
  const open = form.querySelector(".write-part[open]");
  open?.querySelector("textarea").focus({ preventScroll: true });
  open?.scrollIntoView({ block: "center" });
}

for (const form of document.querySelectorAll("form[data-write]")) begin(form);
