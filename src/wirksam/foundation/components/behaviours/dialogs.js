// data-opens="id" opens a native dialog. data-confirm="Sentence?" on a button, or on the form that it
// sends, asks before it is sent.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});

function ask(sentence, word) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const text = document.createElement("p");
  text.id = "frage";
  text.textContent = sentence;
  dialog.setAttribute("aria-labelledby", "frage");
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "cluster";
  for (const [value, label, tone] of [
    ["yes", word, "primary"],
    ["no", globalThis.wirksam.phrase("cancel"), "quiet"],
  ]) {
    const button = document.createElement("button");
    button.value = value;
    button.className = `button button-${tone}`;
    button.textContent = label;
    form.append(button);
  }
  dialog.append(text, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  const sends = button?.type === "submit" && button.form;
  const sentence = button?.dataset.confirm ?? (sends && sends.dataset.confirm);
  if (!sentence || button.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await ask(sentence, button.textContent.trim()))) {
    button.focus();
    return;
  }
  button.dataset.confirmed = "yes";
  button.click();
  delete button.dataset.confirmed;
}, true);
