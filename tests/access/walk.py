"""Walks one person through every model of the staff site and every channel to it, and says what the policy forbids.

Nothing is listed by hand: models, pages, actions, inlines, filters and references come from the admin registry, and
what should happen from the policy.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from django.contrib.admin.models import LogEntry
from django.contrib.admin.sites import site
from django.contrib.admin.utils import quote
from django.db import models
from django.db.models import Max
from django.forms.models import model_to_dict
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.channels import Kind
from gobernacion.access.exported_files import FORMATOS
from gobernacion.access.grants import Grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.journal import names_somebody
from gobernacion.access.models import Anotacion, User
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion
from gobernacion.records.adjuntos import adjuntos_of
from gobernacion.records.models import Record
from gobernacion.summaries.reading import summary_of_days
from gobernacion.summaries.rights import areas_told
from gobernacion.summaries.spans import Clase, Lapso
from tests.access.canaries import WORDS, Aviary
from tests.access.people import browser_of

QUERIES: list[dict[str, str]] = [
    {},
    {"_popup": "1"},
    {"all": ""},
    {"_facets": "True"},
    {"o": "1.-2.3.-4.5"},
]
LOOKUPS = ["", "__exact", "__startswith", "__isnull", "__in", "__gt"]
FORGED = "forjado"
REFUSALS = {403, 404}
REASON = {"motivo": "Resolución exenta 123"}


def names_of_cuts(held: Grants) -> set[str]:
    """The words by which the figures of this year are cut, in the areas whose figures somebody may read."""
    if not (areas := areas_told(held)):
        return set()
    resumen = summary_of_days(Lapso.around(Clase.YEAR, held.at), areas, timezone.now())
    return {word for linea in resumen.lineas for word in WORDS.findall(linea.categoria.lower())}


def words_of_people(aviary: Aviary) -> dict[str, str]:
    """The words that say something of a person, with where they are written.

    But for the staff: who signed a step of a case is said to those who see the case.
    """
    return {
        word: ", ".join(f"{row._meta.label}.{field}" for row, field in places)
        for word, places in aviary.words.items()
        if any(
            (politica := registry().of(type(row))) and field in politica.personales and type(row) is not User
            for row, field in places
        )
    }


class Found(Exception):
    """One wrong thing is enough for whoever only asks whether there is any."""


class Walk:
    """One person's way through the site: ``asked`` counts it, and ``wrong`` fills with what should not have happened.

    Every address of a model stands behind one door. ``every_door`` tries the closed ones one by one; otherwise, of a
    model that is not theirs, the list and a record. Likewise every row of a model and every word hidden in it, or
    otherwise the own rows with one that is not, and one word of each field.
    """

    def __init__(self, user: User, aviary: Aviary, stop: bool = False, every_door: bool = True) -> None:
        self.user = user
        self.stop = stop
        self.every_door = every_door
        self.aviary = aviary
        self.held = Grants(user, timezone.localdate())
        told = names_of_cuts(self.held)
        self.hidden = {
            word: where
            for word, where in aviary.hidden_from(self.held).items()
            if not self.told_by_figures(word, told)
        }
        self.client = browser_of(user, raise_request_exception=False)
        self.personal = words_of_people(aviary)
        self.wrong: list[str] = []
        self.asked = 0

    def told_by_figures(self, word: str, told: set[str]) -> bool:
        """Whether a word is by what a figure that this person may read is cut, and says nothing of a person."""
        return word in told and any(
            (politica := registry().of(type(row))) and field in politica.publicos
            for row, field in self.aviary.words[word]
        )

    def blame(self, sentence: str) -> None:
        self.wrong.append(sentence)
        if self.stop:
            raise Found(sentence)

    def everywhere(self) -> list[str]:
        self.ask("index", reverse("admin:index"), {200})
        for page in site.pages:
            for given in page.every():
                address = reverse(f"admin:{page.name}", kwargs=given)
                if self.every_door or not given or crc32(f"{self.user.pk} {address}".encode()) % 5 == 0:
                    self.ask("page", address, {200} if page.may(self.held, **given) else {404})
        for admin in site._registry.values():
            self.through(admin)
        self.what_outlives()
        return self.wrong

    def through(self, admin: Any) -> None:
        """Every channel to one model."""
        assert isinstance(admin, HouseAdmin)
        if not self.held.actions(admin.model):
            if self.every_door or not self.held.functions or self.drawn(admin):
                self.closed_door(admin)
            return
        self.list_and_add(admin)
        self.oracles(admin)
        self.references(admin)
        for row in self.rows_tried(admin):
            self.reading(admin, row)
            self.writing(admin, row)

    def drawn(self, admin: HouseAdmin) -> bool:
        """Whether the door of this model is tried by this function: one in five, so that all of them try every door."""
        return self.draw(admin) % 5 == 0

    def draw(self, admin: HouseAdmin) -> int:
        """A number of this function and this model."""
        held = sorted(f"{one.rol} {one.area}" for one in self.held.functions)
        return crc32(f"{held} {admin.opts.label}".encode())

    def rows_tried(self, admin: HouseAdmin) -> list[models.Model]:
        """The rows of a model that are walked over: all, or those within reach (up to two) and one that is not."""
        rows = [row for row in self.aviary.rows if type(row) is admin.model]
        if self.every_door:
            return rows
        own = [row for row in rows if self.within(row)]
        others = [row for row in rows if row not in own]
        return own[:2] + ([others[self.draw(admin) % len(others)]] if others else [])

    def words_tried(self, admin: HouseAdmin) -> list[tuple[str, str]]:
        """The hidden words of a model with their fields: all, or one of each field within reach and one beyond it."""
        hidden = {}
        for word, [(row, field), *_] in self.aviary.words.items():
            if type(row) is admin.model and word in self.hidden:
                hidden[(field, self.within(row)) if not self.every_door else word] = (word, field)
        return list(hidden.values())

    # --- asking ---

    def ask(
        self, channel: str, address: str, expected: set[int], data: Any = None, post: bool = False
    ) -> Any:
        """Visit an address, and check its status and every word it says."""
        self.asked += 1
        last = self.last_line()
        response = self.client.post(address, data or {}) if post else self.client.get(address, data or {})
        if response.status_code not in expected:
            self.blame(f"{channel} {address}: {response.status_code}, expected {sorted(expected)}")
        body = read_whole(b"".join(response) if response.streaming else response.content).lower()
        said = " ".join([body, *map(str, response.headers.values())]).lower()
        asked = " ".join(map(str, (data or {}).values())).lower() + address.lower()
        told = [word for word in dict.fromkeys(WORDS.findall(said)) if word not in asked]
        for word in told:
            if word in self.hidden:
                self.blame(f"{channel} {address}: shows {self.hidden[word]}")
        named = [word for word in told if word in self.personal]
        if named and self.last_line() == last:
            self.blame(f"{channel} {address}: shows {self.personal[named[0]]} and leaves no line")
        return response

    def last_line(self) -> int:
        """The last line that this person left in the journal."""
        return Anotacion.objects.filter(quien=self.user).aggregate(last=Max("pk"))["last"] or 0

    def refusal(self, admin: HouseAdmin) -> int:
        """How a model answers who may not: in words to whoever may do something with it, else as if it were not."""
        return 403 if self.held.actions(admin.model) else 404

    def within(self, row: models.Model, accion: str = Accion.VER) -> bool:
        return self.held.scope(type(row)._default_manager.filter(pk=row.pk), accion).exists()

    def address(self, admin: HouseAdmin, page: str, row: models.Model | None = None) -> str:
        name = f"admin:{admin.opts.app_label}_{admin.opts.model_name}_{page}"
        return reverse(name, args=[quote(row.pk)] if row else [])

    # --- the channels ---

    def closed_door(self, admin: HouseAdmin) -> None:
        """To whoever may do nothing with a model, every address of it is one that never was, asked or posted."""
        of_list, of_row = ["changelist"], ["change"]
        if self.every_door:
            of_list += ["add", *(page.name for page in admin.pages(of_list=True))]
            of_row += ["delete", "history", *(page.name for page in admin.pages())]
        addresses = [self.address(admin, name) for name in of_list]
        row = next((row for row in self.aviary.rows if type(row) is admin.model), None)
        if row is not None:
            addresses += [self.address(admin, name, row) for name in of_row]
        for address in addresses:
            self.ask("closed door", address, {404})
            self.ask("closed door", address, {404}, {"post": "yes"}, post=True)
        self.references(admin)

    def list_and_add(self, admin: HouseAdmin) -> None:
        sees, adds = self.held.may(Accion.VER, admin.model), self.held.may(Accion.AGREGAR, admin.model)
        reads = sees or self.held.may(Accion.MODIFICAR, admin.model)
        refusal = self.refusal(admin)
        for query in QUERIES if self.every_door else (QUERIES[0], QUERIES[1 + self.draw(admin) % 4]):
            self.ask("list", self.address(admin, "changelist"), {200} if reads else {refusal}, query)
            # What is only added from inside another record may refuse to be added by itself.
            self.ask("add", self.address(admin, "add"), {200, *REFUSALS} if adds else REFUSALS, query)
        label = admin.opts.app_label
        own = any(self.held.actions(model) for model in site._registry if model._meta.app_label == label)
        self.ask("section", reverse("admin:app_list", args=[label]), {200, 404} if own else {404})
        for page in admin.pages(of_list=True):
            may = page.open_to(self.held, admin.model)
            self.ask(page.name, self.address(admin, page.name), {200, 302} if may else {refusal})
            if may and page.permission == Accion.EXPORTAR:
                self.take(admin, page.name)

    def take(self, admin: HouseAdmin, page: str) -> None:
        """The list as a file, in every format or in one of them: what is in no page is in no file."""
        formatos = list(FORMATOS) if self.every_door else [list(FORMATOS)[self.draw(admin) % len(FORMATOS)]]
        for formato in formatos:
            asked = {"formato": formato, "motivo": "Informe mensual."}
            self.ask(page, self.address(admin, page), {200}, asked, post=True)

    def oracles(self, admin: HouseAdmin) -> None:
        """Addresses and searches that would tell whether a value exists."""
        listed = self.address(admin, "changelist")
        nothing = self.matches(admin, self.aviary.word())
        for word, field in self.words_tried(admin):
            if self.matches(admin, word) != nothing:
                self.blame(f"search {listed}: finds by {self.hidden[word]}")
            if field in self.held.visible(admin.model):
                continue  # seen in other rows: its filter may be offered
            for lookup in LOOKUPS:
                self.ask("filter", listed, {400, 403, 404}, {f"{field}{lookup}": word[:4]})
        self.ask("to_field", listed, {400, 403, 404}, {"_to_field": "nope"})

    def matches(self, admin: HouseAdmin, word: str) -> int | None:
        """How many rows a search finds, where there is one."""
        found = self.ask("search", self.address(admin, "changelist"), {200, 403, 404}, {"q": word})
        return found.context["cl"].result_count if found.status_code == 200 else None

    def references(self, admin: HouseAdmin) -> None:
        """What each reference of the form, and of the forms inside it, offers while somebody types."""
        for options in (admin, *(inline(admin.model, site) for inline in admin.inlines)):
            for name in options.autocomplete_fields:
                for term in ("", "zq"):
                    opts = options.opts
                    query = {
                        "app_label": opts.app_label,
                        "model_name": opts.model_name,
                        "field_name": name,
                        "term": term,
                    }
                    self.ask("autocomplete", reverse("admin:autocomplete"), {200, 403, 404}, query)

    def reading(self, admin: HouseAdmin, row: models.Model) -> None:
        refusal = self.refusal(admin)
        may = {page.name: self.held.may(page.permission, row) for page in admin.pages()}
        within = self.within(row)
        reads = self.held.may(Accion.VER, admin.model) or self.held.may(Accion.MODIFICAR, admin.model)
        missing = 404 if reads else refusal
        about_it = Anotacion.objects.filter(
            modelo=admin.model._meta.label, registro=str(row.pk), accion=Accion.VER
        )
        lines = about_it.count()
        self.ask("detail", self.address(admin, "change", row), {200} if within and reads else {missing})
        expected = int(within and reads and self.shows_somebody(admin))
        if about_it.count() - lines != expected:
            self.blame(f"detail of {row}: {about_it.count() - lines} lines, expected {expected}")
        seen = self.held.may(Accion.VER_HISTORIAL, row)
        absent = 404
        self.ask(
            "history",
            self.address(admin, "history", row),
            {200} if within and seen else {403 if within else absent},
        )
        deletes = self.held.may(Accion.ELIMINAR, row) and within
        missing = 404 if self.held.may(Accion.ELIMINAR, admin.model) else refusal
        self.ask("delete", self.address(admin, "delete", row), {200} if deletes else {missing})
        for page in admin.pages():
            allowed = {302} if page.kind is Kind.BUTTON else {200, 302}
            outcome = allowed if within and may[page.name] else {403} if within else {404}
            self.ask(page.name, self.address(admin, page.name, row), outcome)

    def shows_somebody(self, admin: HouseAdmin) -> bool:
        inside = [inline.model for inline in admin.inlines]
        if issubclass(admin.model, Record) and (papers := adjuntos_of(admin.model)):
            inside.append(papers)
        inside = [model for model in inside if self.held.actions(model)]
        return any(names_somebody(model) for model in (admin.model, *inside))

    def writing(self, admin: HouseAdmin, row: models.Model) -> None:
        """Post everything at once: what may not be written stays as it was."""
        before = type(row)._base_manager.filter(pk=row.pk).values().first() or {}
        forged = {name: value for name, value in model_to_dict(row).items() if value is not None}
        forged |= {
            name: FORGED for name in registry().of(admin.model).campos if isinstance(before.get(name), str)
        }  # type: ignore[union-attr]
        for inline in admin.get_inline_instances(self.request_of_nobody(), None) if admin.inlines else ():
            prefix = inline.get_formset(self.request_of_nobody()).get_default_prefix()
            forged |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
        writes = self.within(row) and self.held.may(Accion.MODIFICAR, row)
        outcome = {200, 302, 403} if writes else REFUSALS
        self.ask("change", self.address(admin, "change", row), outcome, forged, post=True)
        if not (self.within(row) and self.held.may(Accion.ELIMINAR, row)):
            self.ask("delete", self.address(admin, "delete", row), REFUSALS, {"post": "yes"}, post=True)
        self.deciding(admin, row)
        self.compare(row, before, self.held.editable(row, Accion.MODIFICAR) if writes else frozenset())

    def deciding(self, admin: HouseAdmin, row: models.Model) -> None:
        """Press every button and choose every action that is not this person's to use."""
        for page in admin.pages():
            if not (self.within(row) and self.held.may(page.permission, row)):
                self.ask(page.name, self.address(admin, page.name, row), REFUSALS, REASON, post=True)
        for name in admin.actions or ():
            permission = admin.get_action(name)[0].permission  # type: ignore[index, union-attr]
            if not (self.within(row) and self.held.may(permission, row)):
                data = {"action": name, "_selected_action": [row.pk], "index": "0"}
                self.ask("action", self.address(admin, "changelist"), {200, 302} | REFUSALS, data, post=True)

    def compare(self, row: models.Model, before: dict[str, Any], allowed: frozenset[str]) -> None:
        """What may not be written stays as it was; then everything is put back."""
        after = type(row)._base_manager.filter(pk=row.pk).values().first() or {}
        for field in row._meta.concrete_fields:
            if before.get(field.attname) != after.get(field.attname) and field.name not in allowed:
                self.blame(f"change of {row}: {field.name} was written")
        if before and before != after:
            type(row)._base_manager.filter(pk=row.pk).update(**before)

    def request_of_nobody(self) -> Any:
        request = RequestFactory().get("/")
        request.user = self.user
        return request

    def what_outlives(self) -> None:
        """Nothing personal in what stays when the record is gone."""
        kept = [line.object_repr + line.change_message for line in LogEntry.objects.all()]
        kept += [" ".join(map(str, row)) for row in Anotacion.objects.values_list()]
        for word, places in self.aviary.words.items():
            if any(field in registry().of(type(row)).publicos for row, field in places):  # type: ignore[union-attr]
                continue
            if any(word in text.lower() for text in (*kept, *(str(row) for row, _ in places))):
                self.blame(f"{places[0][0]._meta.label}.{places[0][1]} outlives its record")


def read_whole(content: bytes) -> str:
    """Everything a page or a file says: of a workbook every part, its properties and what its charts keep too."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode(errors="replace")
    book = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())


def models_of_the_site() -> Iterator[type[models.Model]]:
    """Every model the staff can reach, on its own or inside another."""
    seen = dict.fromkeys(site._registry)
    for admin in site._registry.values():
        seen |= dict.fromkeys(inline.model for inline in admin.inlines)
    yield from seen
