// <form data-passkey="create" data-options="…"> makes a passkey, "get" shows one. Its button of type
// "button" begins; what the browser answers goes into the field "credential", and the form is sent.
// With data-fetch="/address/" the task is fetched first. data-trouble names what went wrong.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function task(options) {
  const { publicKey } = options;
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const ready = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) ready.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) ready.excludeCredentials = known(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) ready.allowCredentials = known(publicKey.allowCredentials);
  return { publicKey: ready };
}

function answer(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  });
}

async function fetched(address) {
  const reply = await fetch(address, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error("no task");
  return (await reply.json()).request_options;
}

function complain(form) {
  const place = form.querySelector("[data-passkey-trouble]");
  place.hidden = false;
  globalThis.wirksam.say(place.textContent.trim());
}

document.addEventListener("click", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  const button = form && event.target.closest("button[type=button]");
  if (!button) return;
  button.disabled = true;
  try {
    const { fetch: address, options, passkey } = form.dataset;
    const given = task(address ? await fetched(address) : JSON.parse(options));
    form.elements.namedItem("credential").value = answer(await navigator.credentials[passkey](given));
    form.submit();
  } catch {
    complain(form);
    button.disabled = false;
  }
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!globalThis.PublicKeyCredential) form.querySelector("button[type=button]").hidden = true;
}
