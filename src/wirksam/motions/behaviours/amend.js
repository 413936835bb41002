// <form data-write="/preview/">: paragraphs open into fields; while typing, how it reads appears below.
const wait = 350;

function begin(form) {
  const parts = [...form.querySelectorAll(".write-part")];
  const fields = new Map(parts.map((part) => [part, part.querySelector("textarea")]));
  const counter = form.querySelector("[data-write-count]");
  const base = (field) => field.dataset.base ?? field.defaultValue;
  const isChanged = (field) => field.value.trim() !== base(field).trim();
  const was = new Map();
  const timers = new Map();

  function count() {
    const changed = [...fields.values()].filter(isChanged).length;
    const word = changed === 0 ? "none" : changed === 1 ? "one" : "more";
    counter.textContent = changed ? `${changed} ${counter.dataset[word]}` : counter.dataset.none;
  }

  function reset(part) {
    part.querySelector("[data-write-live]").replaceChildren();
    part.querySelector("[data-write-was]").replaceChildren(...was.get(part).map((node) => node.cloneNode(true)));
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
    try {
      const answer = await fetch(form.dataset.write, { method: "POST", body });
      if (answer.ok) show(part, field.value, await answer.text());
    } catch {
      // Without a connection there is no look ahead; the words are kept on the device.
    }
  }

  function show(part, asked, html) {
    if (fields.get(part).value !== asked) return;
    const read = new DOMParser().parseFromString(html, "text/html");
    const nodes = [...read.body.childNodes];
    part.querySelector("[data-write-live]").replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    if (read.querySelector(".changes")) part.querySelector("[data-write-was]").replaceChildren(...nodes);
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
    was.set(part, [...part.querySelector("[data-write-was]").childNodes].map((node) => node.cloneNode(true)));
    field.addEventListener("input", () => changed(part));
    part.addEventListener("toggle", () => {
      if (part.open && part.dataset.touched) field.focus();
    });
    part.querySelector("summary").addEventListener("click", () => { part.dataset.touched = "yes"; });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      part.open = false;
      part.querySelector("summary").focus();
    });
    const deeds = {
      add: () => put(part, `${field.value.trimEnd()}\n\n`),
      strike: () => put(part, ""),
      back: () => put(part, base(field)),
    };
    for (const [name, deed] of Object.entries(deeds)) {
      part.querySelector(`[data-write-${name}]`)?.addEventListener("click", deed);
    }
    if (isChanged(field)) ask(part);
  }
  count();
  form.querySelector(".write-part[open]:not(.write-changed) textarea")?.focus({ preventScroll: true });
  form.querySelector(".write-part[open]")?.scrollIntoView({ block: "center" });
}

for (const form of document.querySelectorAll("form[data-write]")) begin(form);
