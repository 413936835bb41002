// What becomes of a change: the line (component live) offers to show it, a part with data-live-url fetches
// itself anew, unless somebody is just using it.
function isOld(part, latest) {
  const scopes = part.dataset.live.split(" ");
  if (!scopes.every((scope) => latest.has(scope))) return false;
  return scopes.reduce((sum, scope) => sum + latest.get(scope), 0n) > BigInt(part.dataset.liveNumber);
}

function isInUse(part) {
  return part.contains(document.activeElement) || part.querySelector("dialog[open], details[open]");
}

async function renew(part) {
  await new Promise((resolve) => { setTimeout(resolve, Math.random() * 1000); });
  const answer = await fetch(part.dataset.liveUrl, { headers: { Accept: "text/html" } });
  if (!answer.ok || isInUse(part)) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
  if (found) part.replaceWith(document.adoptNode(found));
}

document.addEventListener("live", ({ detail: latest }) => {
  for (const part of document.querySelectorAll("[data-live]")) {
    if (!isOld(part, latest)) continue;
    if (part.dataset.liveUrl) {
      if (part.dataset.liveBusy || isInUse(part)) continue;
      part.dataset.liveBusy = "yes";
      renew(part).catch(() => {}).finally(() => { delete part.dataset.liveBusy; });
    } else if (part.hidden) {
      part.hidden = false;
      globalThis.wirksam.say(part.querySelector("p").textContent);
    }
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-live-show]")) location.reload();
});
