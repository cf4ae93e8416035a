// Of the kinds of document, the form shows the rows of the one that was chosen. Without this script all are shown.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const chosen = document.querySelector("select[name$=ficha_documento]");
  if (!chosen) {
    return;
  }
  const rows = { run: ["run"], provisorio: ["run"], sin_documento: ["motivo"] };
  const foreign = ["numero", "pais"];
  const show = () => {
    const asked = rows[chosen.value] || foreign;
    for (const name of ["run", "numero", "pais", "motivo"]) {
      const field = document.querySelector(`[name$=ficha_${name}]`);
      const row = field && field.closest(".form-row");
      if (row) {
        // What was typed and is wrong stays in sight whatever is chosen.
        row.hidden = !asked.includes(name) && !field.value;
      }
    }
  };
  chosen.addEventListener("change", show);
  show();
});
