"""How the random referrals go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from gobernacion.access.roles import Rol
from gobernacion.records.demo import PAPER, holders
from programs.convenios.models import (
    CentroSalud,
    Consiente,
    Convenio,
    Derivacion,
    Estado,
    Grupo,
    PapelDerivacion,
    Prestacion,
)
from tests.every_area import another, last_day, live_on

AREA = "convenios"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]
    centro = CentroSalud.objects.order_by("pk").first()

    def answers(case: Derivacion, step: str, on: date) -> dict[str, Any]:
        child = case.grupo == Grupo.MENOR
        told = {
            "centro": centro,
            "pendientes": "Falta la interconsulta.",
            "consiente": Consiente.REPRESENTANTE if child else Consiente.TITULAR,
            "motivo": "Así se respondió.",
            **dict.fromkeys(("antecedentes_el", "consentimiento_el", "derivada_el", "respondida_el"), on),
        }
        if step == "derivar":
            told["consentimiento"] = PapelDerivacion.objects.create(
                registro=case,
                papel="Consentimiento",
                archivo=ContentFile(PAPER, name="c.pdf"),
                subido_por=staff[0],
            )
        return told

    for one in Derivacion.objects.vigentes().filter(estado=Estado.COMPLETA).order_by("pk"):
        if chance.random() < 0.4:
            one.devolver(staff[0], last_day(one, day) + timedelta(days=1), pendientes="La interconsulta.")
    changed = sum(
        bool(live_on(one, staff, answers, chance, day))
        for one in Derivacion.objects.vigentes().order_by("pk")
    )
    for given in Prestacion.objects.vigentes().filter(derivacion__anulado_el=None).order_by("pk")[:10]:
        another(given, last_day(given, day) + timedelta(days=chance.randrange(1, 90)))
    for agreed in Convenio.objects.filter(hasta=None).order_by("pk")[:2]:
        if not Derivacion.objects.filter(convenio=agreed, estado=Estado.COMPLETA).exists():
            agreed.hasta = max(day, agreed.desde) + timedelta(days=chance.randrange(1, 90))
            agreed.save()
    return changed
