// <button data-copy="/programm/2026/zeilen/160-164/">: the full address goes to the clipboard.
// <button data-copy-from="text">: what stands in the field with this id.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const { phrase, say } = globalThis.wirksam;
  const field = document.getElementById(button.dataset.copyFrom);
  const copied = field?.value ?? new URL(button.dataset.copy, location.href).href;
  const label = button.querySelector("span");
  const word = button.dataset.word ?? label.textContent;
  button.dataset.word = word;
  try {
    await navigator.clipboard.writeText(copied);
    label.textContent = phrase("copied");
    say(phrase("copied"));
    setTimeout(() => { label.textContent = word; }, 2500);
  } catch {
    if (field) field.select();
    else globalThis.prompt(word, copied);
  }
});
