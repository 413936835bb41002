// After a decision the next proposal is a new page: begin at its heading, and say what was decided.
const said = document.querySelector("#meldungen .notice");
const heading = document.querySelector(".desk-page h1");

if (said && heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  globalThis.wirksam.say(said.textContent.trim());
}
