// <div data-dropzone>: a file may be dropped on the field; its name and size are shown.
function over(event, inside) {
  const zone = event.target.closest?.("[data-dropzone]");
  if (!zone) return null;
  event.preventDefault();
  zone.classList.toggle("upload-over", inside);
  return zone;
}

document.addEventListener("dragover", (event) => over(event, true));
document.addEventListener("dragleave", (event) => over(event, false));
document.addEventListener("drop", (event) => {
  const field = over(event, false)?.querySelector("input[type=file]");
  if (!field || !event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  const zone = event.target.closest("[data-dropzone]");
  const shown = zone?.querySelector("[data-chosen]");
  if (!shown) return;
  const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  shown.textContent = [...event.target.files]
    .map((file) => `${file.name} (${size.format(Math.max(file.size / 1e6, 0.1))} MB)`)
    .join(", ");
});
