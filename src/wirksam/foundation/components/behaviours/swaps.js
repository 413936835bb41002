// After htmx has exchanged a part of the page: keep the focus in sense, say what has changed.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  if (!(part instanceof Element)) return;
  const wanted = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
  if (wanted) {
    if (!wanted.matches("a[href], button, input, select, textarea, [tabindex]")) wanted.tabIndex = -1;
    wanted.focus();
  }
  const spoken = part.matches("[data-say]") ? part : part.querySelector("[data-say]");
  if (spoken) globalThis.wirksam.say(spoken.dataset.say);
});

function failed() {
  const messages = document.getElementById("meldungen");
  const sentence = globalThis.wirksam.phrase("failed");
  if (!messages || !sentence) return;
  const notice = document.createElement("div");
  notice.className = "notice notice-error";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  messages.replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);
document.addEventListener("htmx:responseError", failed);
