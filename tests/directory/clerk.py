"""What a clerk types in the form of a visit, and what the form says back."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.forms import BooleanField
from django.http import HttpResponse
from django.test import Client

from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.territory.models import Comuna
from tests.peoplearea.models import Visita

ADD = "/interno/peoplearea/visita/add/"


def change(visita: Visita) -> str:
    return f"/interno/peoplearea/visita/{visita.pk}/change/"


def typed(comuna: Comuna, **values: Any) -> dict[str, Any]:
    """The form of a visit as a browser sends it; the person's fields without their prefix."""
    boxes = {name for name, field in FichaFields.base_fields.items() if isinstance(field, BooleanField)}
    empty = dict.fromkeys(FichaFields.base_fields.keys() - boxes, "")
    visit = {"ocurrido_el": "03-06-2019", "comuna": comuna.pk, "detalle": "", "version_leida": ""}
    person = {
        f"ficha_{name}": value for name, value in values.items() if f"ficha_{name}" in FichaFields.base_fields
    }
    rest = {name: value for name, value in values.items() if f"ficha_{name}" not in FichaFields.base_fields}
    given = {"ficha_documento": "run", "ficha_nacionalidad": "CL"}
    return {**empty, **visit, **given, **person, **rest}


def form_of(response: HttpResponse) -> Any:
    return response.context["adminform"].form  # type: ignore[attr-defined]


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """The sentences next to each field; none if the form was taken."""
    if response.status_code == 302:
        return {}
    return {name: list(sentences) for name, sentences in form_of(response).errors.items()}


def shown(response: HttpResponse) -> dict[str, Any]:
    """What each of the person's fields holds in the page that comes back."""
    form = form_of(response)
    return {name: form[name].value() for name in form.fields if name.startswith("ficha_")}


def again(response: HttpResponse) -> dict[str, Any]:
    """The page that came back, sent again as it stands."""
    form = form_of(response)
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


def open_form(client: Client, visita: Visita) -> dict[str, Any]:
    """The form of a visit as it is opened."""
    return again(client.get(change(visita)))


def text_of(response: HttpResponse) -> str:
    """The page without what differs each time it is served."""
    page = unescape(response.content.decode())
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r'nonce="[^"]*"', "", page)
