"""The forms in which the desk types a case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from gobernacion.access.editing import VersionedForm
from gobernacion.directory.ficha_fields import FichaFields
from orasmi.models import Ayuda


class PersonForm(FichaFields, VersionedForm):
    """A record about one person, who lives in the comuna it is counted in."""

    falta_comuna = "Elija la comuna donde vive: por ella se cuentan las ayudas."


class PostulacionForm(PersonForm):
    """The paper form of an application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "ayuda" in self.fields:
            # What was withdrawn from the catalogue is still there for what happened before.
            offered = Ayuda.objects.ofrecidas(timezone.localdate(), self.instance.ayuda_id)
            self.fields["ayuda"].queryset = offered.order_by("materia", "nombre")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        ayuda, day = self.cleaned_data.get("ayuda"), self.cleaned_data.get("ocurrido_el")
        asked = {"ayuda", "ocurrido_el"}.intersection(self.changed_data)
        if asked and ayuda and day and not ayuda.vigente(day):
            self.add_error("ayuda", "Esa ayuda no se podía pedir ese día: revise la fecha o elija otra.")
        return cleaned
