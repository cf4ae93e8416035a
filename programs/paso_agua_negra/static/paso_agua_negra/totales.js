"use strict";
// The foot of each table says what its columns add up to, as the paper sheet does, while they are typed.
document.addEventListener("DOMContentLoaded", () => {
  const number = (cell) => {
    const box = cell.querySelector("input");
    return Number((box ? box.value : cell.textContent).replace(/[.\s]/g, "")) || 0;
  };
  document.querySelectorAll("table[data-totales]").forEach((table) => {
    const add = () => table.querySelectorAll("[data-total]").forEach((total) => {
      const column = Number(total.dataset.total);
      const cells = [...table.tBodies[0].rows].map((row) => row.querySelectorAll("td")[column]);
      total.textContent = cells.reduce((sum, cell) => sum + number(cell), 0).toLocaleString("es-CL");
    });
    table.addEventListener("input", add);
    add();
  });
});
