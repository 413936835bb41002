// From card to card by j and k, to the next open one by n; the keys of a card press its own buttons.
const cards = () => [...document.querySelectorAll(".merge-places [data-desk-card]")];
let current = null;

function choose(card, { scroll = true } = {}) {
  for (const old of document.querySelectorAll(".merge-card.is-current")) {
    old.classList.remove("is-current");
    for (const button of old.querySelectorAll("[data-desk-key]")) button.removeAttribute("data-key");
  }
  for (const old of document.querySelectorAll('[data-desk-word][data-key]')) old.removeAttribute("data-key");
  current = card?.id ?? null;
  if (!card) return;
  card.classList.add("is-current");
  for (const button of card.querySelectorAll(":scope > .merge-card-ways [data-desk-key]")) button.dataset.key = button.dataset.deskKey;
  const word = card.closest("article")?.querySelector("[data-desk-word]");
  if (word) word.dataset.key = "h";
  if (scroll) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
}

function go(by) {
  const all = cards();
  const at = all.findIndex((card) => card.id === current);
  if (by === "open") {
    const open = all.filter((card) => "deskOpen" in card.dataset);
    choose(open.find((card) => all.indexOf(card) > at) ?? open[0] ?? null);
  } else {
    choose(all[Math.min(Math.max(at + Number(by), 0), all.length - 1)] ?? null);
  }
}

if (document.querySelector("[data-desk]")) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk-go]");
    if (button) go(button.dataset.deskGo);
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.("[data-desk-card]");
    if (card && card.id !== current) choose(card, { scroll: false });
  });
  document.addEventListener("desk", () => {
    const card = current && document.getElementById(current);
    if (card) choose(card, { scroll: false });
  });
}
