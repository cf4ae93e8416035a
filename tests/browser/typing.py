"""A record typed at the keyboard: what each area declares in tests/<area>/typed.py, and the clerk who types it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from zlib import crc32

from django.apps import apps
from django.utils import timezone

from gobernacion.lib.run import DEMO_RANGE, check_digit
from tests.browser.keyboard import Keyboard, Typed

LISTA, BORRADOR = "/interno/{}/{}/", "/interno/releases/edicion/"
NUMERO = re.compile(r"(?:19|20)\d\d-\d{5,}")
PREPARA = "cuentas"
"""Who measures drafts in the demonstration."""


def run(of: str) -> str:
    """The RUN of somebody who does not exist, and whom the demonstration does not have either; each word its own."""
    number = DEMO_RANGE[len(DEMO_RANGE) - 10_000 + crc32(of.encode()) % 10_000]
    return f"{number}-{check_digit(number)}"


@dataclass(frozen=True)
class Paso:
    """A step taken at the keyboard after the record is saved."""

    nombre: str
    campos: Mapping[str, Typed] = field(default_factory=dict)
    cuenta: str = ""
    """Who takes it, if not whoever typed the record."""


@dataclass(frozen=True)
class Tecleado:
    """A record of an area, as its clerk types it."""

    modelo: str
    cuenta: str
    campos: Mapping[str, Typed]
    indicador: str
    suma: Decimal | int = 1
    """By how much its indicator rises."""
    pasos: tuple[Paso, ...] = ()
    """Those after which it counts."""
    year: int = 0
    """The year whose draft counts it; this one, up to today, if it is not said."""


class Clerk:
    """Types one record of an area, finds it again, and takes it as far as it counts."""

    def __init__(self, page, said: Tecleado) -> None:
        self.keyboard, self.said = Keyboard(page), said
        opts = apps.get_model(said.modelo)._meta
        self.list = LISTA.format(opts.app_label, opts.model_name)

    def types_it(self) -> str:
        """The number it was given."""
        keyboard = self.keyboard
        self._opens_the_list(self.said.cuenta)
        keyboard.take(f"{self.list}add/")
        keyboard.fill(self.said.campos)
        keyboard.send()
        wrong = keyboard.page.locator(".errorlist, .errornote").all_inner_texts()
        assert not wrong, wrong
        found = NUMERO.search(keyboard.page.locator(".messagelist").inner_text())
        assert found, "nothing says under which number it was saved"
        return found[0]

    def finds_it(self, numero: str) -> None:
        self._opens_the_list(self.said.cuenta)
        self.keyboard.search(numero)
        self.keyboard.says(numero)

    def takes_it_as_far_as_it_counts(self, numero: str) -> None:
        seated = self.said.cuenta
        for paso in self.said.pasos:
            who = paso.cuenta or self.said.cuenta
            if who != seated:
                self._opens_the_list(who)
                self.keyboard.search(numero)
                seated = who
            self.keyboard.take(f"/{paso.nombre}/")
            self.keyboard.fill(paso.campos)
            self.keyboard.take(f"/{paso.nombre}/")
            page = self.keyboard.page
            wrong = page.locator(".errorlist, .errornote, .messagelist .error").all_inner_texts()
            assert not wrong, f"{paso.nombre}: {wrong}"

    def _opens_the_list(self, who: str) -> None:
        """As whoever sits at the desk and comes in to look for it."""
        self.keyboard.enter_as(who)
        self.keyboard.take(self.list)


def drafted(page, said: Tecleado) -> Decimal:
    """What the draft of its year says of an indicator, 0 where it rests on no record: measured on the staff pages, read
    and thrown away."""
    keyboard, today = Keyboard(page), timezone.localdate()
    keyboard.enter_as(PREPARA)
    page.goto(f"{BORRADOR}medir/")
    page.fill("[name=year]", str(said.year or today.year))
    if said.year in (0, today.year):
        page.fill("[name=corte]", f"{today:%d-%m-%Y}")
    page.get_by_role("button", name="Medir").click()
    page.get_by_role("link", name="Cifras", exact=True).click()
    page.wait_for_url("**/ver_cifras/")
    rows = page.locator("section.cifras tbody tr").filter(has=page.get_by_text(said.indicador, exact=True))
    total = rows.filter(has_not=page.locator(".categoria")).locator("td.numero").inner_text().split("\n")[0]
    page.go_back()
    page.get_by_role("link", name="Descartar").click()
    page.fill("[name=motivo]", "Borrador de prueba.")
    page.get_by_role("button", name="Descartar").click()
    page.wait_for_url(f"**{BORRADOR}")
    return Decimal(re.sub(r"[^\d,-]", "", total).replace(",", ".") or 0)
