// <form data-jump>: a line number and Enter lead to #z160 on this page; elsewhere the server finds it.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-jump]");
  if (!form) return;
  const field = form.querySelector("input[inputmode=numeric]");
  const number = Number.parseInt(field.value, 10);
  const line = document.getElementById(`z${number}`);
  if (!line) {
    if (document.querySelector(".textline")) {
      event.preventDefault();
      field.setAttribute("aria-invalid", "true");
      globalThis.wirksam.say(globalThis.wirksam.phrase("noLine"));
      field.select();
    }
    return;
  }
  event.preventDefault();
  field.removeAttribute("aria-invalid");
  field.blur();
  location.hash = line.id;
  line.querySelector("a")?.focus({ preventScroll: true });
});
