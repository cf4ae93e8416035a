"""The form in which the desk types a referral."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from gobernacion.access.editing import VersionedForm
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.lib.periods import months_after
from programs.convenios.models import Convenio, Grupo

ES_MENOR = "Según su fecha de nacimiento es menor de edad: elija «{}»."
NO_ES_MENOR = "Según su fecha de nacimiento no es menor de edad: revise el grupo o la fecha."


class DerivacionForm(FichaFields, VersionedForm):
    """Somebody who asks to be sent, who lives in the comuna they are counted in."""

    falta_comuna = "Elija la comuna donde vive: por ella se cuentan las personas derivadas."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "convenio" in self.fields:
            field: Any = self.fields["convenio"]
            field.queryset = _offered(self.instance.convenio_id)
            if self.instance._state.adding:
                in_force = list(field.queryset[:2])
                if len(in_force) == 1:
                    self.initial.setdefault("convenio", in_force[0].pk)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.ficha is not None:
            self._check_age(self.ficha.pudo_nacer)
        convenio, day = self.cleaned_data.get("convenio"), self.cleaned_data.get("ocurrido_el")
        if (
            convenio
            and day
            and {"convenio", "ocurrido_el"} & {*self.changed_data}
            and not convenio.vigente(day)
        ):
            self.add_error(
                "convenio", "Ese convenio no estaba vigente ese día: revise la fecha o elija otro."
            )
        return cleaned

    def _check_age(self, born: tuple[date, date] | None) -> None:
        """Whoever consents for a child is another person: the group must not be mistaken.

        Of whoever only the year is known, in the year of their age either may be.
        """
        grupo, day = self.cleaned_data.get("grupo"), self.cleaned_data.get("ocurrido_el")
        if not grupo or not day or born is None:
            return
        of_age, of_age_at_last = (months_after(one, 18 * 12) for one in born)
        if day < of_age and grupo != Grupo.MENOR:
            self.add_error("grupo", ES_MENOR.format(Grupo.MENOR.label))
        elif day >= of_age_at_last and grupo == Grupo.MENOR:
            self.add_error("grupo", NO_ES_MENOR)


def _offered(chosen: int | None) -> Any:
    """The agreements under which people are named, in force this year or last; and the one already chosen."""
    since = months_after(timezone.localdate(), -12)
    in_force = Q(Q(hasta=None) | Q(hasta__gte=since), con_nomina=True)
    return Convenio.objects.filter(in_force | Q(pk=chosen)).order_by("nombre")
