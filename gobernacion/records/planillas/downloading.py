"""The page from which a planilla is taken out, empty or with the rows of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.grants import grants
from gobernacion.access.proving_again import ProvenAgain
from gobernacion.access.reasons import MotivoField
from gobernacion.access.rules import Accion
from gobernacion.records.planillas import workbook
from gobernacion.records.planillas.answering import draw, file_of, plural
from gobernacion.records.planillas.columns import Columna, columns_of, stored
from gobernacion.records.planillas.models import LOOKED_UP
from gobernacion.records.planillas.signing import Firma, digest_of
from gobernacion.records.planillas.stored_rows import StoredRows
from gobernacion.territory.models import Institucion

MOST_OUT = 5_000
"""Records that a planilla takes out at once."""

VACIA, FILAS = "vacia", "filas"


class DownloadForm(forms.Form):
    """An empty planilla, or one with the rows of the list; those, with what for where they tell of somebody."""

    contenido = forms.ChoiceField(
        label="Qué lleva",
        choices=[
            (VACIA, "Vacía, para agregar registros"),
            (FILAS, "Con las filas de la lista, para corregirlas"),
        ],
        initial=VACIA,
        widget=forms.RadioSelect,
    )
    motivo = MotivoField(
        label="Para qué se llevan las filas",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="Queda en la bitácora. Por ejemplo: visita a terreno sin conexión. Sin nombres ni RUN.",
    )

    def __init__(self, *args: Any, personal: bool, takes_out: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.personal = personal
        if not takes_out:
            self.fields["contenido"].choices = self.fields["contenido"].choices[:1]  # type: ignore[attr-defined]
        if not (personal and takes_out):
            del self.fields["motivo"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.personal and cleaned.get("contenido") == FILAS and not cleaned.get("motivo"):
            self.add_error("motivo", "Escriba para qué se llevan estos datos.")
        return cleaned


class Download:
    """A planilla on its way out, for one person."""

    def __init__(self, admin: Any, request: HttpRequest) -> None:
        self.admin, self.request = admin, request

    def answer(self) -> HttpResponseBase:
        """The page, or the workbook that was asked for."""
        changelist = self.admin.get_changelist_instance(self.request)
        takes_out = self._may_take_out()
        form = DownloadForm(
            self.request.POST if self.request.method == "POST" else None,
            personal=journal.is_sensitive(self.admin.model),
            takes_out=takes_out,
        )
        columns = columns_of(self.admin, self.request)
        if form.is_valid():
            rows: list[workbook.Fila] = []
            if form.cleaned_data["contenido"] == FILAS:
                desk: ProvenAgain = self.admin
                if first := desk.asked_again(self.request, Accion.EXPORTAR, "Descargar"):
                    return first
                chosen = grants(self.request).scope(changelist.queryset, Accion.EXPORTAR)
                chosen = grants(self.request).scope(chosen, Accion.MODIFICAR)
                rows = self.rows_out(chosen.values_list("pk", flat=True)[: MOST_OUT + 1], columns)
            if len(rows) > MOST_OUT:
                form.add_error("contenido", f"La lista tiene más de {MOST_OUT} registros: fíltrela primero.")
            else:
                if rows:
                    why = form.cleaned_data.get("motivo") or "Planilla sin datos personales."
                    user: Any = self.request.user
                    journal.note_export(user, self.admin.model, len(rows), why, [row.pk for row in rows])
                return file_of(self.admin, self.book(columns, rows), "planilla")
        context = {
            "title": f"Descargar planilla de {self.admin.opts.verbose_name_plural}",
            "crumb": "Descargar planilla",
            "form": form,
            "columns": columns,
            "takes_out": takes_out,
            "filtered": changelist.has_active_filters or changelist.query,
            "list_query": changelist.get_query_string(),
        }
        return draw(self.admin, self.request, "descargar", context)

    def _may_take_out(self) -> bool:
        held = grants(self.request)
        return held.may(Accion.EXPORTAR, self.admin.model) and held.may(Accion.MODIFICAR, self.admin.model)

    def rows_out(self, keys: Any, columns: Any) -> list[workbook.Fila]:
        """The rows of these records: those that this person may still correct."""
        found = StoredRows(self.admin, self.request, columns)
        order = list(keys)
        rows: dict[Any, Any] = {}
        for start in range(0, len(order), LOOKED_UP):
            part = order[start : start + LOOKED_UP]
            rows |= {one.pk: one for one in found.queryset().filter(pk__in=part)}
        return [
            workbook.Fila(
                one.pk, found.version_of(one), str(one), [stored(column, one) for column in columns]
            )
            for one in (rows[key] for key in order if key in rows)
            if self.admin.has_change_permission(self.request, one)
        ]

    def book(self, columns: Any, rows: Any) -> bytes:
        firma = firma_of(self.admin, self.request, columns, timezone.localtime().isoformat())
        return workbook.write(firma, columns, rows, plural(self.admin), str(self.request.user))


def firma_of(admin: Any, request: HttpRequest, columns: Sequence[Columna], when: str) -> Firma:
    """The signature of a planilla with these columns, made for this person."""
    user: Any = request.user
    office = Institucion.objects.en(timezone.localdate())
    return Firma(
        model=admin.opts.label_lower,
        columns=tuple(column.name for column in columns),
        headers=tuple(column.header for column in columns),
        office=str(office or admin.admin_site.site_header),
        user=user.pk,
        when=when,
        example=digest_of(workbook.example_of(column) for column in columns),
    )
