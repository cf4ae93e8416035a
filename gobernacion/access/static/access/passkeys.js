/* The browser asks a passkey to sign, or makes one, and sends what comes of it with the form.
   Where there is no script, or the browser has no passkeys, the code of the telephone is written instead. */
"use strict";
{
  const form = document.querySelector("form[data-passkey]");
  const passkeys = window.PublicKeyCredential;
  const answers = {
    create: (options) =>
      navigator.credentials.create({ publicKey: passkeys.parseCreationOptionsFromJSON(options) }),
    get: (options) => navigator.credentials.get({ publicKey: passkeys.parseRequestOptionsFromJSON(options) }),
  };

  const send = async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) {
      return;
    }
    const failed = document.getElementById("sin-llave");
    failed.hidden = true;
    try {
      const answer = await answers[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.llave.value = JSON.stringify(answer.toJSON());
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  };

  if (form && passkeys && passkeys.parseRequestOptionsFromJSON) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
}
