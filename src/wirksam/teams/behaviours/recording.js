// [data-recorder="id of a file field"]: records the voice and puts it into that field; sent with the form, not
// before. Parts: [data-recorder-start], [data-recorder-stop], [data-recorder-time], [data-recorder-heard] and
// sentences [data-recorder-say="on|done|refused"]. Where nothing can be recorded it stays hidden.
const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const endings = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };
const able = Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && globalThis.DataTransfer);

function tell(box, what) {
  for (const words of box.querySelectorAll("[data-recorder-say]")) {
    words.hidden = words.dataset.recorderSay !== what;
    if (!words.hidden) globalThis.wirksam.say(words.textContent.trim());
  }
}

function show(box, recording) {
  box.querySelector("[data-recorder-start]").hidden = recording;
  box.querySelector("[data-recorder-stop]").hidden = !recording;
  box.querySelector(`[data-recorder-${recording ? "stop" : "start"}] button`).focus();
}

function hand(box, parts, kind) {
  const bare = kind.split(";")[0];
  const file = new File(parts, `stimme.${endings[bare] ?? "webm"}`, { type: bare });
  const carrier = new DataTransfer();
  carrier.items.add(file);
  const field = document.getElementById(box.dataset.recorder);
  field.files = carrier.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const heard = box.querySelector("[data-recorder-heard]");
  if (heard.src) URL.revokeObjectURL(heard.src);
  heard.src = URL.createObjectURL(file);
  heard.hidden = false;
}

function clock(box, begun) {
  const seconds = Math.floor((Date.now() - begun) / 1000);
  const time = box.querySelector("[data-recorder-time]");
  time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return seconds;
}

async function record(box) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    tell(box, "refused");
    return;
  }
  const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 48000 });
  const parts = [];
  const begun = Date.now();
  const most = Number(box.dataset.recorderMinutes) * 60;
  const ticking = setInterval(() => clock(box, begun) >= most && recorder.stop(), 500);
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  recorder.addEventListener("stop", () => {
    clearInterval(ticking);
    for (const track of stream.getTracks()) track.stop();
    hand(box, parts, recorder.mimeType || mimeType || kinds[0]);
    show(box, false);
    tell(box, "done");
  }, { once: true });
  box.querySelector("[data-recorder-stop]").addEventListener("click", () => recorder.stop(), { once: true });
  recorder.start(1000);
  show(box, true);
  tell(box, "on");
}

for (const box of able ? document.querySelectorAll("[data-recorder]") : []) {
  box.hidden = false;
  box.querySelector("[data-recorder-start]").addEventListener("click", () => record(box));
}
