"""The paper forms of the desk: what an organisation writes, and the leader who comes to the office."""

from __future__ import annotations

from typing import Any

from django import forms

from gobernacion.access.editing import VersionedForm
from gobernacion.access.inlines import LinesFormSet
from gobernacion.directory.ficha_fields import FichaFields
from programs.fondo_social.models import Concurso

FALTA_COMUNA = "Elija la comuna: el directorio no dice de cuál es la organización."
DE_LA_ORGANIZACION = "Si la deja en blanco, la de la organización."


class OfOrganisation(VersionedForm):
    """A record counted in the comuna of its organisation, unless somebody says another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "comuna" in self.fields:
            self.fields["comuna"].required = False
            self.fields["comuna"].help_text = DE_LA_ORGANIZACION

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "comuna" in self.fields and not self.cleaned_data.get("comuna"):
            comuna = self._known_comuna()
            if comuna is not None:
                self.cleaned_data["comuna"] = comuna
            elif "comuna" not in self.errors:
                self.add_error("comuna", FALTA_COMUNA)
        return cleaned

    def _known_comuna(self) -> Any:
        organizacion = self.cleaned_data.get("organizacion")
        return organizacion and organizacion.comuna


class ProyectoForm(OfOrganisation):
    """What an organisation asks for, in the contest it asks it in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "concurso" in self.fields:
            field: Any = self.fields["concurso"]
            field.queryset = Concurso.objects.order_by("-year", "modalidad", "-llamado")


class AtencionForm(FichaFields, OfOrganisation):
    """A leader who comes to the office, with the organisation they speak for."""

    def _known_comuna(self) -> Any:
        return super()._known_comuna() or (self.ficha and self.ficha.comuna)


class AsistenciaFormSet(LinesFormSet):
    """The organisations of a workshop: together they brought no more leaders than there were in the room."""

    def clean(self) -> None:
        super().clean()
        typed = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        counted = sum(line.get("dirigentes") or 0 for line in typed if not line.get("DELETE"))
        present = self.instance.asistentes or 0
        if counted > present:
            raise forms.ValidationError(
                f"Estas organizaciones suman {counted} dirigentes y la lista firmada tiene {present}: "
                "revise los números o corrija cuántos hubo."
            )
