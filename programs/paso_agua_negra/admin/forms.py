"""The form of a day, laid out as the sheet of the complex: a box for each kind and direction."""

from __future__ import annotations

from typing import Any

from django import forms

from gobernacion.access.editing import VersionedForm
from gobernacion.labels import label_of
from gobernacion.numbers import EnteroFormField
from programs.paso_agua_negra.models import Grupo, Recuento, Sentido, Tipo
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS
from programs.paso_agua_negra.models.recuento import MOST

NADA_ANOTADO = (
    "Anote cuántas personas o vehículos cruzaron; escriba 0 si no cruzó nadie. Si el paso estuvo cerrado, "
    "agregue un cierre en lugar del recuento."
)

FILAS = {
    f"{sentido.value}_{kind.value}": kind.label
    for sentido in Sentido
    for kinds in (Grupo, Tipo)
    for kind in kinds
}
"""What the row of each box is headed by."""


class RecuentoForm(VersionedForm):
    """An empty box counts as none, but not all of them."""

    class Meta:
        model = Recuento
        fields = "__all__"
        labels = FILAS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.boxes:
            what = label_of(Recuento, name)
            self.fields[name] = EnteroFormField(
                label=FILAS[name],
                required=False,
                min_value=0,
                max_value=MOST,
                widget=forms.TextInput(
                    attrs={
                        "inputmode": "numeric",
                        "placeholder": "0",
                        "size": 7,
                        "aria-label": what.capitalize(),
                    }
                ),
            )
            if self.instance._state.adding:
                self.initial[name] = None

    @property
    def boxes(self) -> list[str]:
        """Those this person may write."""
        return [name for name in (*PERSONAS, *VEHICULOS) if name in self.fields]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        boxes = [name for name in self.boxes if name not in self.errors]
        if boxes and not self.errors and all(self.cleaned_data.get(name) is None for name in boxes):
            self.add_error(None, NADA_ANOTADO)
        for name in boxes:
            if self.cleaned_data.get(name) is None:
                self.cleaned_data[name] = 0
        return cleaned
