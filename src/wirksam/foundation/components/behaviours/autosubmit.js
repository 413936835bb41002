// <form data-autosubmit>: sends itself when a choice changes; a search word after a pause.
const waiting = new WeakMap();

function send(form) {
  clearTimeout(waiting.get(form));
  if (form.checkValidity()) form.requestSubmit();
}

for (const button of document.querySelectorAll("form[data-autosubmit] .toolbar-submit")) {
  button.classList.add("visually-hidden");
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && !event.target.matches("input[type=search], input[type=text]")) send(form);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  // Only where htmx exchanges the list: a whole new page would take the field away while typing.
  if (!form?.hasAttribute("hx-get") || !event.target.matches("input[type=search]")) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => send(form), 400));
});
