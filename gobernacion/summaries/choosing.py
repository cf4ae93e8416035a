"""What an official chooses a summary by: over which days, or of which edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from gobernacion.days import DiaFormField
from gobernacion.published.models import EdicionPublicada
from gobernacion.summaries.spans import Clase, Lapso

FIRST_DAY = date(1990, 1, 1)
SPANS = (
    (Clase.SEMANA.value, "La semana"),
    (Clase.MES.value, "El mes"),
    (Clase.TRIMESTRE.value, "El trimestre"),
    (Clase.YEAR.value, "El año"),
)


class DiasForm(forms.Form):
    """The span in which a day falls, up to that day; the year up to today where nothing is asked."""

    lapso = forms.ChoiceField(label="De qué", choices=SPANS)
    dia = DiaFormField(label="Hasta el día", required=False, help_text="Ese día incluido.")

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__({"lapso": data.get("lapso") or Clase.YEAR.value, "dia": data.get("dia") or _today()})

    def clean_dia(self) -> date:
        day: date = self.cleaned_data["dia"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError("Ese día no ha llegado: elija uno hasta hoy.")
        if day < FIRST_DAY:
            raise forms.ValidationError(f"Elija un día desde el {FIRST_DAY:%d-%m-%Y}.")
        return day

    def chosen(self) -> Lapso:
        """The span that was chosen. The form must be valid."""
        return Lapso.around(Clase(self.cleaned_data["lapso"]), self.cleaned_data["dia"])


class LapsoForm(DiasForm):
    """The same, or an edition as it was published, which needs no day."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        editions = EdicionPublicada.objects.en_orden()
        told = [
            (edicion.slug, f"{edicion.slug}: {edicion.titulo}") for edicion in editions.only("slug", "titulo")
        ]
        field: Any = self.fields["lapso"]
        field.choices = [("Los registros", list(SPANS)), *([("Lo publicado", told)] if told else [])]

    def clean(self) -> dict[str, Any]:
        """An edition needs no day: one that cannot be read keeps nobody from it."""
        found = super().clean() or self.cleaned_data
        if found.get("lapso") not in (None, *dict(SPANS)):
            self.errors.pop("dia", None)
        return found

    def edition(self) -> EdicionPublicada | None:
        """The edition that was chosen, if it was one. The form must be valid."""
        lapso = self.cleaned_data["lapso"]
        return None if lapso in dict(SPANS) else EdicionPublicada.objects.get(slug=lapso)


def _today() -> str:
    return f"{timezone.localdate():%d-%m-%Y}"
