"""The page that answers who could have seen a person, for whoever reads the journal or looks after the directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import journal, presence
from gobernacion.access.exported_files import ExportForm, file_response
from gobernacion.access.grants import Grants, grants
from gobernacion.access.journal_filters import BACKWARDS, the_one
from gobernacion.access.journal_reading import Reader
from gobernacion.access.models import Anotacion
from gobernacion.access.rules import Accion
from gobernacion.access.site import SitePage
from gobernacion.codes import CodigoFormField
from gobernacion.days import DiaFormField
from gobernacion.directory.models import Persona
from gobernacion.directory.models.ficha import known_to_some_area
from gobernacion.directory.who_saw import COLUMNS, WhoSaw, rows
from gobernacion.directory.whose import known

ASKED = "quien_vio"
A_MONTH = timedelta(days=30)
MOST = 300
"""Lines that the page shows; the file has all of them."""
A_FEW = 3


class WhoForm(forms.Form):
    """Of whom it is asked. What is typed is sent in the body: a document belongs in no address."""

    documento = CodigoFormField(
        label="RUN u otro documento", max_length=60, help_text="Como lo tenga escrito."
    )

    def clean_documento(self) -> str:
        return the_one(self.cleaned_data["documento"])


class DaysForm(forms.Form):
    """Between which days, both included."""

    desde = DiaFormField(label="Desde el día")
    hasta = DiaFormField(label="Hasta el día", help_text="Ese día incluido.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("desde"), cleaned.get("hasta")
        if first and last and last < first:
            raise ValidationError(BACKWARDS)
        return cleaned


def may_ask(held: Grants) -> bool:
    """Whoever reads the journal, and whoever looks after the directory."""
    return held.may(Accion.VER, Anotacion) or held.may(Accion.VER, Persona)


def may_ask_of(held: Grants, persona: UUID) -> bool:
    """Of somebody whom the directory knows: whoever was forgotten is nobody."""
    return may_ask(held) and known(str(persona)) is not None


def search(request: HttpRequest) -> HttpResponse:
    """Asks of whom, and goes on to the page that answers."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return HttpResponseRedirect(_address("quien_vio_persona", UUID(form.cleaned_data["documento"])))
    return _draw(request, "buscar", {"title": "Quién pudo ver a una persona", "form": form})


def show(request: HttpRequest, persona: UUID) -> HttpResponse:
    """Who did, what left, and who could have; that it was asked is a line itself."""
    whom, form = _known(persona), DaysForm(_asked_days(request))
    context = {"title": f"Quién pudo ver a {whom}", "form": form, "persona": whom}
    if form.is_valid():
        answer = WhoSaw(whom, **form.cleaned_data)
        journal.note_decision(request.user, ASKED, [whom])  # type: ignore[arg-type]
        did = list(answer.did[: MOST + 1])
        context |= {
            "answer": answer,
            "did": _told(did[:MOST], request),
            "more": len(did) > MOST,
            "most": MOST,
            "maybe": _told(list(answer.maybe_left[:MOST]), request),
            "could": answer.could(),
            "download": f"{_address('quien_vio_descargar', persona)}?{urlencode(_days(answer))}",
        }
    return _draw(request, "respuesta", context)


def download(request: HttpRequest, persona: UUID) -> HttpResponseBase:
    """The whole answer as a file, for a reason, to whoever proves again that it is them."""
    if not presence.is_fresh(request):
        return presence.ask_again(request, request.get_full_path())
    whom, days = _known(persona), DaysForm(_asked_days(request))
    back = _address("quien_vio_persona", persona)
    if not days.is_valid():
        return HttpResponseRedirect(back)
    form = ExportForm(request.POST if request.method == "POST" else None, asks_why=True)
    answer = WhoSaw(whom, **days.cleaned_data)
    if form.is_valid():
        taken = list(rows(answer))
        journal.note_export(request.user, Persona, 1, form.motivo_escrito, [whom.pk])  # type: ignore[arg-type]
        return file_response(form.cleaned_data["formato"], "quien-vio", f"Quién vio a {whom}", COLUMNS, taken)
    context = {"title": "Descargar la respuesta", "form": form, "persona": whom, "answer": answer}
    return _draw(request, "descargar", {**context, "back": f"{back}?{urlencode(_days(answer))}"})


def say_at_home(request: HttpRequest) -> str:
    """The way to it, on the first page of those who may ask."""
    return render_to_string("directory/quien_vio/inicio.html", {}, request)


def register() -> None:
    """Give the site its pages."""
    house: Any = site
    of_one = "quien_vio/<uuid:persona>/"
    house.declare(
        SitePage(
            "quien_vio/", "quien_vio", may_ask, search, say_at_home, sin_anotar="Solo pregunta de quién."
        ),
        SitePage(of_one, "quien_vio_persona", may_ask_of, show, every=_some, anota=ASKED),
        SitePage(
            f"{of_one}descargar/",
            "quien_vio_descargar",
            may_ask_of,
            download,
            every=_some,
            anota=Accion.EXPORTAR,
        ),
    )


def _some() -> Iterable[Mapping[str, Any]]:
    people = Persona.objects.filter(known_to_some_area(timezone.localdate())).order_by("pk")
    return [{"persona": key} for key in people.values_list("pk", flat=True)[:A_FEW]]


def _known(persona: UUID) -> Persona:
    found = known(str(persona))
    assert found is not None  # the door asked it already
    return found


def _asked_days(request: HttpRequest) -> dict[str, Any]:
    """The days of the address, or the last month."""
    today = timezone.localdate()
    asked = request.GET.dict()
    return asked or {"desde": _typed(today - A_MONTH), "hasta": _typed(today)}


def _days(answer: WhoSaw) -> dict[str, str]:
    return {"desde": _typed(answer.desde), "hasta": _typed(answer.hasta)}


def _typed(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _told(lines: list[Anotacion], request: HttpRequest) -> list[Any]:
    reader = Reader(lines, grants(request))
    return [(line, reader.told(line)) for line in lines]


def _address(name: str, persona: UUID) -> str:
    return reverse(f"admin:{name}", kwargs={"persona": persona})


def _draw(request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
    house: Any = site
    return render(request, f"directory/quien_vio/{page}.html", {**house.each_context(request), **context})
