/* Asks how far a planilla is, and shows it in place; without this, the link of the page does the same. */
"use strict";
(() => {
  const look = async () => {
    const box = document.getElementById("avance");
    if (!box) return;
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("avance");
      if (!now) return window.location.reload();
      box.replaceChildren(...now.childNodes);
    } catch {
      /* The connection comes back, or the link is pressed. */
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
