"""The paper forms of the desk: a request, and an hour to come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from extranjeria.models import Cita, CupoDiario, TipoSolicitud, Tramite
from extranjeria.models.estados import APATRIDA
from gobernacion.access.editing import VersionedForm
from gobernacion.directory.ficha_fields import FichaFields

FALTA_NACIONALIDAD = "Elija la nacionalidad con que se presenta, o marque «apátrida»."
MESES_ADELANTE = 6
OTRA_HORA = (
    "Esta persona ya tiene hora para ese trámite el {:%d-%m-%Y} a las {:%H:%M}: reprográmela o cancélela."
)


class ForeignPerson(FichaFields, VersionedForm):
    """A record about somebody who comes to this office: nobody is taken for Chilean unless it is said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ficha_nacionalidad"].initial = None


class SolicitudForm(ForeignPerson):
    """The paper form of a request."""

    falta_comuna = "Elija la comuna donde vive: por ella se cuentan las solicitudes."
    apatrida = forms.BooleanField(
        label="Es apátrida", required=False, help_text="Ningún país la reconoce como nacional suya."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tipo" in self.fields:
            # Inherited files ask for what is no longer in the catalogue: its name says until when it was.
            self.fields["tipo"].queryset = TipoSolicitud.objects.order_by("nombre", "-desde")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._check_type()
        if self.ficha is not None and self.instance._state.adding:
            self._keep_nationality(self.ficha.nacionalidad)
        return cleaned

    def _keep_nationality(self, nacionalidad: str) -> None:
        """The request keeps the one it is filed with, whatever the person's ficha says later."""
        self.instance.nacionalidad = APATRIDA if self.cleaned_data.get("apatrida") else nacionalidad
        if not self.instance.nacionalidad and "ficha_nacionalidad" not in self.errors:
            self.add_error("ficha_nacionalidad", FALTA_NACIONALIDAD)

    def _check_type(self) -> None:
        tipo, day = self.cleaned_data.get("tipo"), self.cleaned_data.get("ocurrido_el")
        asked = {"tipo", "ocurrido_el"}.intersection(self.changed_data)
        if asked and tipo and day and not tipo.vigente(day):
            self.add_error("tipo", "Eso no se podía solicitar ese día: revise la fecha o elija otro tipo.")


class CitaForm(ForeignPerson):
    """An hour for somebody who asks for one by telephone or at the counter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        if "tramite" in self.fields:
            offered = Tramite.objects.vigentes(today).filter(con_cita=True)
            self.fields["tramite"].queryset = (  # type: ignore[attr-defined]
                offered | Tramite.objects.filter(pk=self.instance.tramite_id)
            ).order_by("nombre")
        if "ocurrido_el" in self.fields:
            day = self.initial.get("ocurrido_el") or today
            cupo = CupoDiario.objects.filter(dia=day).first() or CupoDiario(dia=day)
            self.fields["ocurrido_el"].help_text = f"Para el {day:%d-%m-%Y} {cupo.frase()}"

    def clean_ocurrido_el(self) -> Any:
        day, today = self.cleaned_data["ocurrido_el"], timezone.localdate()
        if day < today:
            raise forms.ValidationError("Ese día ya pasó: las horas se dan para hoy o más adelante.")
        if day > today + timedelta(days=31 * MESES_ADELANTE):
            raise forms.ValidationError(f"Revise el año: se dan horas hasta {MESES_ADELANTE} meses adelante.")
        return day

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        tramite = self.cleaned_data.get("tramite")
        if self.ficha is not None and not self.ficha._state.adding and tramite:
            others = Cita.objects.reservadas().filter(
                ficha=self.ficha, tramite=tramite, ocurrido_el__gte=timezone.localdate()
            )
            if other := others.exclude(pk=self.instance.pk).first():
                self.add_error("tramite", OTRA_HORA.format(other.ocurrido_el, other.hora))
        return cleaned
