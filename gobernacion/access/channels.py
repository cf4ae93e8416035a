"""What an admin class offers besides its fields: columns, pages of a record, buttons and actions over several.

Each says which permission it needs and which fields it shows, so that the policy holds there too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.text import capfirst

from gobernacion.access import journal
from gobernacion.access.grants import Grants, grants
from gobernacion.transitions import TransicionRechazada

F = TypeVar("F", bound=Callable[..., Any])

MAX_SELECTED = 1000
"""How many records one action may decide about; more is the work of a command that shows its progress."""


REFUSALS = (ValidationError, TransicionRechazada)
"""What a decision raises to say no: it is undone and the person reads why."""


def sentence(refusal: Exception) -> str:
    """Why something was refused, in a clerk's words."""
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


class Kind(Enum):
    """What a page of its own does: it shows, it decides at once, or it asks something and then decides."""

    READS = "reads"
    BUTTON = "button"
    FORM = "form"


@dataclass(frozen=True)
class Page:
    """A page of one record, or of a whole list, with the permission it needs."""

    name: str
    title: str
    permission: str
    kind: Kind
    of_list: bool
    function: Callable[..., HttpResponseBase]
    when: Callable[[Any], bool]
    removes: bool = False
    """Whether the record is no more afterwards: its line in the journal says which it was."""
    also: str = ""
    """Another permission that opens it too, where it does different things for different people."""
    anota: str = ""
    """Of a page of the list: the action of the line it leaves."""
    sin_anotar: str = ""
    """Or why it leaves none."""

    def open_to(self, held: Grants, subject: type[Model]) -> bool:
        """Whether a person may come in; what they may do there, the page asks."""
        return any(held.may(one, subject) for one in (self.permission, self.also) if one)


def column(
    title: str, *, uses: tuple[str, ...] = (), ordering: str | None = None, boolean: bool = False
) -> Callable[[F], F]:
    """A column or read-only value worked out from the record; ``uses`` names every field it shows."""

    def declare(function: F) -> F:
        vars(function).update(short_description=title, uses=uses, admin_order_field=ordering, boolean=boolean)
        return function

    return declare


def action(title: str, *, permission: str) -> Callable[[F], Callable[..., Any]]:
    """A decision about the records selected in a list: all in one transaction, each with its line in the journal."""

    def declare(function: F) -> Callable[..., Any]:
        @wraps(function)
        def decide(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
            if first := model_admin.asked_again(request, permission, title):
                return first
            chosen = list(queryset.order_by("pk")[: MAX_SELECTED + 1])
            permitted = grants(request).scope(queryset.model._base_manager.all(), permission)
            permitted = permitted.filter(pk__in=[record.pk for record in chosen])
            try:
                if len(chosen) > MAX_SELECTED:
                    raise ValidationError(f"Elija hasta {MAX_SELECTED} registros a la vez.")
                with transaction.atomic(using=queryset.db):
                    if permitted.count() != len(chosen):
                        raise ValidationError(
                            "No puede hacer esto con todos los registros elegidos; no se cambió ninguno."
                        )
                    answer = function(model_admin, request, permitted)
                    journal.note_decision(request.user, permission, chosen)  # type: ignore[arg-type]
            except REFUSALS as refusal:
                messages.error(request, sentence(refusal))
                return None
            return answer

        vars(decide).update(short_description=title, permission=permission)
        return decide

    return declare


def reading_page(
    title: str, *, permission: str, when: Callable[[Any], bool] = lambda record: True
) -> Callable[[F], F]:
    """A page that shows a record in another way (print, history, a file); it leaves its line in the journal."""
    return _page(title, permission, Kind.READS, when)


def button(
    title: str, *, permission: str, when: Callable[[Any], bool] = lambda record: True
) -> Callable[[F], F]:
    """A decision about one record, taken by pressing a button; a refusal undoes it and is shown."""
    return _page(title, permission, Kind.BUTTON, when)


def form_page(
    title: str,
    *,
    permission: str,
    when: Callable[[Any], bool] = lambda record: True,
    removes: bool = False,
) -> Callable[[F], F]:
    """A decision that asks something first, which is a reading of its record. Answering a POST with a redirect means it
    was taken; what was written as ``motivo`` is its reason in the journal. One that ``removes`` its record names it
    there too, unless that record says something of somebody."""
    return _page(title, permission, Kind.FORM, when, removes=removes)


def list_page(
    title: str, *, permission: str, also: str = "", anota: str = "", sin_anotar: str = ""
) -> Callable[[F], F]:
    """A page of the whole list (export, import): it works on the rows the permission reaches and journals by itself.

    It says the action of its line (``anota``), or why it leaves none (``sin_anotar``)."""
    answers_for_its_line(title, anota, sin_anotar)

    def declare(function: F) -> F:
        page = Page(
            function.__name__,
            title,
            str(permission),
            Kind.FORM,
            of_list=True,
            function=function,
            when=lambda record: True,
            also=str(also),
            anota=str(anota),
            sin_anotar=sin_anotar,
        )
        vars(function).update(page=page)
        return function

    return declare


HAS_HISTORY = "Lo que guarda son registros: su historial dice quién y cuándo."
"""Why a page that adds or changes records leaves no line of its own."""


def answers_for_its_line(what: str, anota: str, sin_anotar: str) -> None:
    """Refuse to start with a page that says neither what it leaves in the journal nor why nothing, or both."""
    if bool(anota) == bool(sin_anotar):
        raise ImproperlyConfigured(f"{what}: say what it leaves in the journal, or why nothing.")


def _page(
    title: str,
    permission: str,
    kind: Kind,
    when: Callable[[Any], bool],
    removes: bool = False,
) -> Callable[[F], F]:
    def declare(function: F) -> F:
        name = function.__name__
        page = Page(name, title, str(permission), kind, False, function, when, removes)
        vars(function).update(page=page)
        return function

    return declare


def pages_of(admin_class: type) -> list[Page]:
    """The pages an admin class declares, in the order they were written, its bases' first."""
    found: dict[str, Page] = {}
    for base in reversed(admin_class.__mro__):
        for name, value in vars(base).items():
            if isinstance(page := getattr(value, "page", None), Page):
                found[name] = page
            else:
                found.pop(name, None)
    return list(found.values())


def answer_page(page: Page, model_admin: Any, request: HttpRequest, record: Model) -> HttpResponseBase | None:
    """Run a page of one record with its transaction and its line in the journal; None if the decision was refused."""
    user: Any = request.user
    if page.kind is Kind.READS:
        response = page.function(model_admin, request, record)
        journal.note_read(user, record, page.permission)
        return response
    try:
        with transaction.atomic(using=record._state.db):
            response = page.function(model_admin, request, record)
            if request.method == "POST" and 300 <= response.status_code < 400:
                # A button asks nothing: what comes with it was asked by nobody.
                motivo = request.POST.get("motivo", "") if page.kind is Kind.FORM else ""
                if page.removes and not journal.is_sensitive(type(record)):
                    motivo = f"{capfirst(record._meta.verbose_name)} {record}. {motivo}"
                journal.note_decision(user, page.permission, [record], motivo)
            elif page.kind is Kind.FORM:  # what is decided about is shown beside the form
                journal.note_read(user, record)
            return response
    except REFUSALS as refusal:
        messages.error(request, sentence(refusal))
        return None
