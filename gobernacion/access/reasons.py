"""Why something is decided, asked in one way everywhere: in words that somebody can understand years later.

The form is the gate: what code writes by itself says why in sentences of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gobernacion.access import journal

SHORTEST, LETTERS, DIFFERENT = 8, 3, 5
"""Of what may be a reason: letters and figures, letters among them, and how many of all are not the same one."""
MOTIVO = "motivo"
"""How a field is called that says why something was decided, alone or with what it decides: «motivo_retiro»."""

SAYS_NOTHING = (
    "Escriba el motivo con palabras que se entiendan dentro de unos años: qué pasó o qué documento lo dispone. "
    "Por ejemplo: «Resolución exenta 123» o «Se registró dos veces»."
)


def says_why(motivo: str) -> None:
    """Refuse a reason that gives none: a dot, a few letters, the same key held down."""
    written = [sign for sign in motivo.casefold() if sign.isalnum()]
    letters = sum(sign.isalpha() for sign in written)
    if len(written) < SHORTEST or letters < LETTERS or len(set(written)) < DIFFERENT:
        raise ValidationError(SAYS_NOTHING, code="motivo")
    [(_, most)] = Counter(written).most_common(1)
    if most > len(written) / 2:
        raise ValidationError(SAYS_NOTHING, code="motivo")


GATE = (says_why, journal.without_personal_data)
"""What a reason has to pass that goes into the journal."""


def gate(field: str) -> tuple[Callable[[str], None], ...]:
    """What is asked of a field of a model by its name. Only the one called «motivo» goes into the journal."""
    if field == MOTIVO:
        return GATE
    return (says_why,) if MOTIVO in field.split("_") else ()


class MotivoField(forms.CharField):
    """The reason of a decision."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Motivo")
        kwargs.setdefault("max_length", journal.LONGEST)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "cols": 60}))
        kwargs.setdefault("help_text", "Queda en la bitácora: no escriba RUN, teléfonos ni correos.")
        kwargs["validators"] = [*GATE, *kwargs.get("validators", ())]
        super().__init__(**kwargs)


TO_BEGIN_WITH = forms.Textarea(attrs={"rows": 3, "cols": 60, "autofocus": True})
"""The box of a form that asks little else."""


class ReasonForm(forms.Form):
    """Why something is decided, and nothing else."""

    motivo = MotivoField(widget=TO_BEGIN_WITH)


def ask_why(
    admin: Any,
    request: HttpRequest,
    record: Model,
    *,
    title: str,
    confirm: str,
    warning: str,
    decide: Callable[[], str],
) -> HttpResponse:
    """The page of a decision about one record that asks for its reason alone; ``decide`` says what was done."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        admin.message_user(request, decide())
        return HttpResponseRedirect(admin.change_url(record))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": record,
        "change_url": admin.change_url(record),
        "media": admin.media,
        "title": title,
        "crumb": confirm,
        "confirm": confirm,
        "warning": warning,
        "form": form,
    }
    return render(request, "access/step.html", context)
