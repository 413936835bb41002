// <button data-copy="/programm/2026/zeilen/160-164/">: the full address goes to the clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const { phrase, say } = globalThis.wirksam;
  const address = new URL(button.dataset.copy, location.href).href;
  const label = button.querySelector("span");
  const word = button.dataset.word ?? label.textContent;
  button.dataset.word = word;
  try {
    await navigator.clipboard.writeText(address);
    label.textContent = phrase("copied");
    say(phrase("copied"));
    setTimeout(() => { label.textContent = word; }, 2500);
  } catch {
    globalThis.prompt(word, address);
  }
});
