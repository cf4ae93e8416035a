"""Whoever walks through everything hears nothing of somebody whose time is over, before and after the clock ran."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
from programs.abriendo_caminos.models import Familia, Integrante
from programs.abriendo_caminos.models.estados import Parentesco
from tests.access.canaries import Aviary
from tests.access.people import make_user, name
from tests.access.test_the_walk import FUNCTIONS
from tests.access.walk import Walk
from tests.turns import of_today

AREA = "abriendo_caminos"


@pytest.fixture
def released(aviary: Aviary) -> Integrante:
    """Somebody known for a deprivation of liberty alone, whose every word is listened for."""
    persona = aviary.another(Persona, None)
    ficha = Ficha.objects.create(
        area=AREA,
        persona=persona,
        **{campo: aviary.word() for campo in ("nombres", "primer_apellido", "segundo_apellido", "direccion")},
    )
    familia = aviary.plant(Familia, AREA)
    member = Integrante.objects.create(
        familia=familia,
        ficha=ficha,
        rol=Parentesco.PRIVADA,
        ocurrido_el=familia.ocurrido_el,
        registrado_por=familia.registrado_por,
        termino=timezone.localdate() + timedelta(days=1),
    )
    for row in (persona, ficha, member):
        aviary._note(row)
    return member


def heard(aviary: Aviary, rol: Rol, area: str, released: Integrante, every_door: bool) -> list[str]:
    """What this function is told of them, wherever it goes."""
    user = make_user(f"caminante{timezone.now():%f}")
    name(user, rol, area)
    own = {word for word, places in aviary.words.items() if any(row in of(released) for row, _ in places)}
    assert len(own) >= 5
    walk = Walk(user, aviary, every_door=every_door)
    walk.hidden |= dict.fromkeys(own, "what is over")
    return [sentence for sentence in walk.everywhere() if "what is over" in sentence]


def of(released: Integrante) -> list[object]:
    return [released, released.ficha, released.ficha.persona]


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("rol", "area"), of_today(FUNCTIONS, 1, many_on_postgresql=1), ids=lambda part: str(part) or "todas"
)
def test_from_the_day_it_is_over(
    aviary: Aviary, released: Integrante, rol: Rol, area: str, campaign_size: Callable[..., bool]
) -> None:
    every_door = campaign_size(sample=False, whole=True)
    Integrante.objects.filter(pk=released.pk).update(termino=timezone.localdate())
    assert heard(aviary, rol, area, released, every_door) == []
    call_command("poner_al_dia", "--todas", stdout=StringIO())
    assert not Persona.objects.filter(pk=released.ficha.persona_id).exists()
    assert heard(aviary, rol, area, released, every_door) == []


def test_the_day_before_its_own_area_and_the_steward_are_told(aviary: Aviary, released: Integrante) -> None:
    """Otherwise the other test would listen for words that nobody says."""
    assert heard(aviary, Rol.ENCARGADO, AREA, released, every_door=False)
