"""The invented organisations of the province: the same ones every time, with RUTs that belong to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
from gobernacion.lib.run import DEMO_RANGE, check_digit
from gobernacion.records.demo import write_unnumbered
from gobernacion.territory.models import Comuna
from programs.fondo_social.demo import texts

FIRST_RUT = 4_000_000
"""Among the numbers of nobody, far above those of the invented people."""

MOST = 10_000
"""Organisations that one comuna may have."""

LEADERS = 40_000
"""Who leads them: people of the invented province from this number on."""


def of_comuna(comuna: Comuna, how_many: int, start: int = 0) -> list[Organizacion]:
    """So many organisations of a comuna, from a number on."""
    return numbered([(comuna, number) for number in range(start, start + how_many)])


def numbered(places: Sequence[tuple[Comuna, int]]) -> list[Organizacion]:
    """The organisations with those numbers in those comunas, written if the directory did not hold them yet."""
    invented = [_invent(comuna, number) for comuna, number in places]
    held = _held(invented)
    write_unnumbered([one for one in invented if one.rut not in held])
    held = _held(invented)
    return [held[one.rut] for one in invented]


def _held(organizaciones: Sequence[Organizacion]) -> dict[str | None, Organizacion]:
    found = Organizacion.objects.filter(rut__in=[one.rut for one in organizaciones]).select_related("comuna")
    return {one.rut: one for one in found}


def _invent(comuna: Comuna, number: int) -> Organizacion:
    place = int(comuna.cut[-2:]) * MOST + number
    rut = DEMO_RANGE[FIRST_RUT + place]
    clase, called = texts.ORGANIZACIONES[number % len(texts.ORGANIZACIONES)]
    nombre = called.format(texts.NOMBRES[number % len(texts.NOMBRES)])
    leader = directory.invent(LEADERS + place % 10_000)
    organizacion = Organizacion(
        rut=f"{rut}-{check_digit(rut)}",
        nombre=f"{nombre} de {comuna.nombre}",
        clase=clase,
        comuna=comuna,
        personalidad_juridica_vigente=True,
        personalidad_juridica_al=date(2018, 1, 15),
        registro_ley_19862=f"DEMO-{place:06}",
        representante_nombre=f"{leader.nombres} {leader.primer_apellido}",
    )
    organizacion.derive()
    return organizacion
