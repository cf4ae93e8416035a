// Of the three kinds of document, the form shows the rows of the one that was chosen. Without this script all are shown.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const chosen = document.querySelector("select[name$=ficha_documento]");
  if (!chosen) {
    return;
  }
  const rows = { run: ["run"], extranjero: ["numero", "pais"], sin_documento: ["motivo"] };
  const show = () => {
    for (const [kind, names] of Object.entries(rows)) {
      for (const name of names) {
        const field = document.querySelector(`[name$=ficha_${name}]`);
        const row = field && field.closest(".form-row");
        if (row) {
          // What was typed and is wrong stays in sight whatever is chosen.
          row.hidden = kind !== chosen.value && !field.value;
        }
      }
    }
  };
  chosen.addEventListener("change", show);
  show();
});
