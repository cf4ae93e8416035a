"""The hands of a clerk who never touches the mouse: only keys, and the eyes to see what has the focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest

from gobernacion.releases.management.commands.demo import CLAVE

MOST_TABS = 200
KEPT_FILTERS = "?_changelist_filters="
"""What the address of a record keeps of the list it was opened from."""

# What the focus is on: how it is called, which field of a form it writes, where it leads, whether it sends the form.
FOCUS = """() => {
  const one = document.activeElement;
  const box = one.closest(".select2-container");
  const field = box ? box.parentElement.querySelector("select") : one;
  const said = one.labels && one.labels.length ? one.labels[0] : null;
  const picture = said ? said.querySelector("img") : null;
  const label = said ? said.innerText.trim() || (picture ? picture.alt : "") : "";
  return {
    label: (label || one.getAttribute("aria-label") || one.innerText || one.value || "").trim().replace(/:$/, ""),
    name: field && field.name || "",
    kind: box ? "reference" : one.type || "",
    leads: one.href || (field && field.form ? field.form.action : ""),
    sends: one.type === "submit",
  };
}"""

CHOSEN = """name => [...document.querySelector(`[name="${name}"]`).selectedOptions].map(one => one.text).join(" · ")"""

Typed = str | bool | date | Sequence[str]


class Keyboard:
    """A person at the keyboard of one page of the demonstration."""

    def __init__(self, page):
        self.page = page

    # --- going somewhere ---

    def focus(self):
        return self.page.evaluate(FOCUS)

    def go(self, wanted: Callable[[dict], bool], called: str) -> dict:
        """Press the tab key until the focus is where it is wanted; it may be there already."""
        for _ in range(MOST_TABS):
            if wanted(found := self.focus()):
                return found
            self.page.keyboard.press("Tab")
        return pytest.fail(f"«{called}» is not reached with the tab key on «{self.page.title()}»")

    def follow(self, wanted: Callable[[dict], bool], called: str) -> None:
        """Follow a link or press a button."""
        self.go(wanted, called)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, label: str) -> None:
        self.follow(lambda focus: focus["label"] == label, label)

    def take(self, address: str) -> None:
        """Follow the link, or press the button, that leads to an address that ends so."""
        self.follow(lambda focus: focus["leads"].split(KEPT_FILTERS)[0].endswith(address), address)

    def send(self) -> None:
        """Press the button of the form one is in."""
        here = self.focus()["leads"]
        self.follow(lambda focus: focus["sends"] and focus["leads"] == here, "the button that saves")

    def confirm(self) -> None:
        """Enter, in the box that was written last."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    # --- writing ---

    def write(self, **labels: str) -> None:
        """Write in the boxes that are called so: `write(Número_del_acta="77")`."""
        for name, text in labels.items():
            called = name.replace("_", " ")
            focus = self.go(lambda focus, called=called: focus["label"].startswith(called), called)
            self.fill({focus["name"]: text})

    def fill(self, fields: Mapping[str, Typed]) -> None:
        """Write each field of a form, by its name in the form, in the order of the tab key."""
        for name, said in fields.items():
            focus = self.go(lambda focus, name=name: focus["name"] == name, name)
            match focus["kind"]:
                case "checkbox":
                    if self.page.locator(f'[name="{name}"]').is_checked() != bool(said):
                        self.page.keyboard.press("Space")
                case "reference":
                    for one in [said] if isinstance(said, str) else said:
                        self._choose(name, one)
                case "select-one":
                    self._pick(name, said)
                case _:
                    self._type(f"{said:%d-%m-%Y}" if isinstance(said, date) else said)

    def mark(self, *labels: str) -> None:
        for label in labels:
            self.go(lambda focus, label=label: focus["label"].startswith(label), label)
            self.page.keyboard.press("Space")

    def _type(self, text: str) -> None:
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _pick(self, name: str, said: str) -> None:
        """Type the beginning of a choice, and go down from there to the one that is meant."""
        # The browser's driver has keys for plain letters alone.
        self.page.keyboard.type(re.match(r"[ -~]*", said)[0])
        while said.casefold() not in (chosen := self.page.evaluate(CHOSEN, name)).casefold():
            self.page.keyboard.press("ArrowDown")
            assert self.page.evaluate(CHOSEN, name) != chosen, f"{name}: «{said}» is not among the choices"

    def _choose(self, name: str, said: str) -> None:
        """Open a reference that is chosen while typing, type some of it, and take the first that is offered."""
        if self.page.locator(".select2-container--open").count() == 0:
            self.page.keyboard.press("Enter")
            self.page.locator(".select2-container--open .select2-search__field").wait_for()
        self.page.keyboard.type(said)
        self.page.locator(".select2-results__option--highlighted").filter(has_text=said).wait_for()
        self.page.keyboard.press("Enter")
        self._chose(name, said)

    def _chose(self, name: str, said: str) -> None:
        chosen = self.page.evaluate(CHOSEN, name)
        assert said.casefold() in chosen.casefold(), f"{name}: «{chosen}» was chosen where «{said}» was typed"

    # --- what is done everywhere ---

    def enter_as(self, username: str) -> None:
        if self.page.get_by_role("button", name="Cerrar sesión").count():
            self.press("Cerrar sesión")
        self.page.goto("/interno/")
        self.fill({"username": username, "password": CLAVE})
        self.confirm()

    def search(self, words: str) -> None:
        """Search in the list one is looking at, and open what it finds."""
        self.fill({"q": words})
        self.confirm()
        found = self.page.locator("#result_list tbody tr").count()
        assert found == 1, f"«{words}» finds {found} records"
        self.press(self.page.locator("#result_list tbody a").first.inner_text())

    def says(self, text: str) -> None:
        assert text in self.page.locator("body").inner_text()
