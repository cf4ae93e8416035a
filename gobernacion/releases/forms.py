"""What is asked to measure an edition, to explain what does not add up and to throw a draft away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.releases.models import Cuadratura, Edicion

FIRST_YEAR = 1990


class MeasuringForm(forms.Form):
    """Which year, and up to which day if it has not ended."""

    year = forms.IntegerField(label="Año", min_value=FIRST_YEAR)
    corte = forms.DateField(
        label="A la fecha",
        required=False,
        help_text="Último día que se cuenta. Déjelo vacío para el año entero, si ya terminó.",
        widget=forms.DateInput(attrs={"placeholder": "dd-mm-aaaa"}),
    )

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise ValidationError("Ese año aún no empieza.")
        if Edicion.objects.filter(year=year).exists():
            raise ValidationError(
                f"La cuenta {year} ya está empezada: compárela con los registros, o descarte el borrador."
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        year, corte, today = cleaned.get("year"), cleaned.get("corte"), timezone.localdate()
        if year is None or "corte" in self.errors:
            return cleaned
        if corte is None and year == today.year:
            self.add_error("corte", "El año no ha terminado: diga hasta qué día se cuenta.")
        elif corte is not None and corte > today:
            self.add_error("corte", "Esa fecha aún no llega.")
        elif corte is not None and corte.year != year:
            self.add_error("corte", f"La fecha debe ser de {year}.")
        return cleaned


class NoteForm(forms.Form):
    """The public note that explains one contradiction."""

    cuadratura = forms.ModelChoiceField(
        label="Lo que no cuadra", queryset=Cuadratura.objects.none(), empty_label=None
    )
    texto = forms.CharField(
        label="Nota pública", max_length=2000, widget=forms.Textarea(attrs={"rows": 5, "cols": 80})
    )
    firma = forms.CharField(label="Firma", max_length=200, help_text="Unidad y nombre de quien responde.")

    def __init__(self, *args: Any, found: Iterable[Cuadratura], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cuadratura"]
        field.queryset = Cuadratura.objects.filter(pk__in=[one.pk for one in found]).order_by("orden")
        field.label_from_instance = lambda one: f"{one.nombre}. {one.frase}"


class DiscardForm(forms.Form):
    motivo = forms.CharField(
        label="Motivo",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60, "autofocus": True}),
        validators=[journal.without_personal_data],
        help_text="Queda en la bitácora.",
    )
