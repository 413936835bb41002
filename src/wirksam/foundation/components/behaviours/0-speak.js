// Says a sentence to screen readers; the sentences themselves are in the page, translated.
const voice = document.getElementById("ansage");

globalThis.wirksam = {
  phrase: (name) => voice?.dataset[name] ?? "",
  say(sentence) {
    if (!voice || !sentence) return;
    voice.textContent = "";
    requestAnimationFrame(() => { voice.textContent = sentence; });
  },
};

for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
