"""The page on which a second person mends what a stage of a record says, seeing first which figures that moves."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gobernacion.access.channels import Page, form_page, sentence
from gobernacion.access.grants import grants
from gobernacion.access.reasons import MOTIVO, MotivoField
from gobernacion.labels import label_of
from gobernacion.records.models import Record
from gobernacion.records.rectifying import corregibles, corregibles_de, figures_moved, rectify
from gobernacion.records.stepping import RecordSteps, StepForm
from gobernacion.transitions import TransicionRechazada

RECTIFICAR = "rectificar"
ESCRITO = "motivo_escrito"
"""How the form calls a field «motivo» of the record, beside the reason why it is mended."""


class RecordRectifying(RecordSteps):
    """The side of the admin of a record on which what was taken is mended."""

    def pages(self, of_list: bool = False) -> list[Page]:
        """Where its steps write nothing that could be mended, there is nothing to mend."""
        offered = super().pages(of_list)
        return offered if corregibles_de(self.model) else [one for one in offered if one.name != RECTIFICAR]

    @form_page(
        "Corregir lo escrito",
        permission=RECTIFICAR,
        when=lambda record: not record.anulado and bool(corregibles(record)),
    )
    def rectificar(self, request: HttpRequest, record: Record) -> HttpResponse:
        """Choose what to mend, type it with the reason, read which figures it moves, and confirm."""
        seen = grants(request).visible(record)
        parts = {title: [n for n in names if n in seen] for title, names in corregibles(record).items()}
        parts = {title: names for title, names in parts.items() if names}
        titulo = request.GET.get("etapa", "") or next(iter(parts), "")
        context: dict[str, Any] = {
            "title": f"Corregir lo escrito: {record}",
            "crumb": "Corregir lo escrito",
            "confirm": "Ver qué cambia",
            "partes": list(parts),
            "titulo": titulo,
        }
        if titulo not in parts:
            refusal = f"De {record} no hay qué corregir todavía." if not parts else "Elija qué corregir."
            return self._render(request, record, "records/rectificar.html", {**context, "refusal": refusal})
        form = self._rectifying_form(request, record, parts[titulo])
        user: Any = request.user

        def take(motivo: str, **values: Any) -> None:
            written = {MOTIVO if name == ESCRITO else name: value for name, value in values.items()}
            rectify(record, titulo, user, timezone.localdate(), motivo, written)

        if request.method == "POST" and "confirmar" not in request.POST and form.is_valid():
            context |= self._previewed(record, form, take)
        elif request.method == "POST":
            done = partial("{}: «{}» quedó corregido.".format, record, titulo)
            return self._confirm(request, record, form, take, done, context, "records/rectificar.html")
        return self._render(request, record, "records/rectificar.html", {"form": form, **context})

    def _rectifying_form(self, request: HttpRequest, record: Record, names: list[str]) -> StepForm:
        asked = {ESCRITO if name == MOTIVO else name: self._step_field(request, name) for name in names}
        for field in asked.values():
            field.required = False  # what may not be left out, the conditions of the record say
        stored = {field.name: field for field in self.opts.fields}
        now = {key: stored[name].value_from_object(record) for key, name in zip(asked, names, strict=True)}
        data = request.POST if request.method == "POST" else None
        form = StepForm(data, initial={**now, "version_leida": record.version})
        form.fields.update(asked)
        form.fields[MOTIVO] = MotivoField(label="Por qué se corrige")
        return form

    def _previewed(self, record: Record, form: StepForm, take: Any) -> dict[str, Any]:
        """What would change, and which figures that moves; or why it is refused, beside what was typed."""
        answers = dict(form.cleaned_data)
        record.version = answers.pop("version_leida")
        written = {MOTIVO if name == ESCRITO else name: answers[name] for name in answers if name != MOTIVO}
        changes = [
            (label_of(record, name), getattr(record, name), value)
            for name, value in written.items()
            if getattr(record, name) != value
        ]
        try:
            moved = figures_moved(record, partial(take, **answers))
        except TransicionRechazada as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            return {"cambios": changes, "cifras": moved, "confirm": "Corregir", "confirmar": True}
        return {}
