"""A referral in preparation, and another sent with its signed consent, under which something was handed over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile

from gobernacion.directory.models import Ficha, Persona
from programs.convenios.models import (
    CentroSalud,
    Consiente,
    Convenio,
    Derivacion,
    Estado,
    Grupo,
    PapelDerivacion,
)
from tests.papers import PDF

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def sent(aviary: Aviary, area: str | None) -> dict[str, Any]:
    typed_by = aviary.plant(Derivacion, area).registrado_por
    ficha = Ficha.objects.create(
        area=area, persona=aviary.another(Persona, None), nombres="Nadie", primer_apellido="Inventado"
    )
    day = date(2026, 1, 2)
    derivacion = Derivacion.objects.create(
        convenio=aviary.plant(Convenio, area),
        ficha=ficha,
        comuna=aviary.plant(Derivacion, area).comuna,
        grupo=Grupo.ADULTO_MAYOR,
        razon="Vista",
        ocurrido_el=day,
        registrado_por=typed_by,
    )
    paper = PapelDerivacion.objects.create(
        registro=derivacion,
        papel="Consentimiento",
        archivo=ContentFile(PDF, name="p.pdf"),
        subido_por=typed_by,
    )
    Derivacion.objects.filter(pk=derivacion.pk).update(
        estado=Estado.DERIVADA,
        centro=aviary.plant(CentroSalud, area),
        antecedentes_el=day,
        consiente=Consiente.TITULAR,
        consentimiento_el=day,
        consentimiento=paper,
        derivada_el=day,
        derivada_por=typed_by,
    )
    return {"derivacion": derivacion}


PLANTING = {
    "convenios.Derivacion": lambda aviary, area: {"motivo": ""},
    "convenios.Prestacion": sent,
}
