/* The browser asks a passkey to sign, or makes one, and sends what comes of it with the form.
   Where there is no script, or the browser has no passkeys, the code of the telephone is written instead. */
"use strict";
{
  const form = document.querySelector("form[data-passkey]");
  const failed = document.getElementById("sin-llave");
  const passkeys = window.PublicKeyCredential;
  const answers = {
    create: (options) =>
      navigator.credentials.create({ publicKey: passkeys.parseCreationOptionsFromJSON(options) }),
    get: (options) => navigator.credentials.get({ publicKey: passkeys.parseRequestOptionsFromJSON(options) }),
  };
  let waits = false;

  const send = async (event) => {
    event.preventDefault();
    if (waits || !form.reportValidity()) {
      return;
    }
    waits = true;
    failed.hidden = true;
    try {
      const answer = await answers[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.llave.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
      waits = false;
    }
  };

  if (form && passkeys && passkeys.parseRequestOptionsFromJSON && passkeys.prototype.toJSON) {
    const instead = document.getElementById("sin-llaves");
    if (instead) {
      instead.hidden = true;
    }
    form.hidden = false;
    form.addEventListener("submit", send);
  }
}
