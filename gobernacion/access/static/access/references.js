/* A reference chosen while typing is drawn in a box of its own: it gets the name of the field it stands for. */
"use strict";
{
  const nameBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const box =
        document.getElementById(`select2-${select.id}-container`) ||
        select.parentElement.querySelector(".select2-search__field");
      const name = select.labels[0] ? select.labels[0].textContent.trim() : select.getAttribute("aria-label");
      if (box && name) {
        box.setAttribute("aria-label", name);
      }
    }
  };
  // The boxes are drawn when their own script comes to it, on a slow machine after the page has loaded.
  document.addEventListener("DOMContentLoaded", () => {
    nameBoxes();
    new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
  });
}
