// [data-key="a"]: the key presses the button or follows the link. "?" lists what there is.
const keyed = () =>
  [...document.querySelectorAll("[data-key]")].filter((one) => one.checkVisibility?.() ?? true);

function list() {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const title = document.createElement("h2");
  title.className = "dialog-title";
  title.textContent = globalThis.wirksam.phrase("keys");
  const rows = document.createElement("ul");
  rows.className = "key-list";
  for (const one of keyed()) {
    const row = document.createElement("li");
    const key = document.createElement("kbd");
    key.className = "key";
    key.textContent = one.dataset.key;
    const words = one.getAttribute("aria-label") ?? one.querySelector("span")?.textContent ?? "";
    row.append(key, ` ${words.trim()}`);
    rows.append(row);
  }
  const close = document.createElement("form");
  close.method = "dialog";
  const button = document.createElement("button");
  button.className = "button button-secondary";
  button.textContent = globalThis.wirksam.phrase("close");
  close.append(button);
  dialog.append(title, rows, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const shown = keyed();
  if (shown.length === 0) return;
  if (event.key === "?") {
    event.preventDefault();
    list();
    return;
  }
  const one = shown.find((each) => each.dataset.key === event.key && !each.disabled);
  if (one) {
    event.preventDefault();
    one.click();
  }
});
