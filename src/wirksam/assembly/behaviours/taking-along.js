// [data-folder="/versammlungen/x/mappe/"]: buttons to take the folder along on this device and to delete it
// there. A folder that was taken along is brought up to date whenever its page is opened; one of somebody
// else is deleted.
const { folders, say } = globalThis.wirksam;

function show(part, state) {
  for (const words of part.querySelectorAll("[data-folder-state]")) {
    words.hidden = words.dataset.folderState !== state;
    if (!words.hidden) say(words.textContent.trim());
  }
  part.querySelector("[data-folder-take]").hidden = state === "kept";
  part.querySelector("[data-folder-forget]").hidden = state !== "kept";
}

async function trying(part, deed, done) {
  try {
    await deed();
    show(part, done);
  } catch {
    await folders.forget(part.dataset.folder).catch(() => {});
    show(part, "failed");
  }
}

// What cannot reach the house shall not be pressed.
function wire(part) {
  const away = !navigator.onLine;
  part.querySelector("[data-folder-offline]").hidden = !away;
  for (const button of document.querySelectorAll(".mark button")) button.disabled = away;
}

async function begin(part) {
  const { folder: home, folderOwner: owner } = part.dataset;
  await folders.ready;
  const kept = await folders.told(home);
  part.hidden = false;
  wire(part);
  for (const turn of ["online", "offline"]) globalThis.addEventListener(turn, () => wire(part));
  part.querySelector("[data-folder-take]").addEventListener("click", () =>
    trying(part, () => folders.take(part.dataset), "kept"));
  part.querySelector("[data-folder-forget]").addEventListener("click", () =>
    trying(part, () => folders.forget(home), "gone"));
  if (!kept) return;
  if (kept.owner === owner) {
    show(part, "kept");
    if (navigator.onLine) folders.take(part.dataset).catch(() => {});
  } else await folders.forget();
}

const part = document.querySelector("[data-folder]");
if (part && folders.able) begin(part).catch(() => {});
