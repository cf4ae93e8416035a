"""A policy that forgets, repeats or contradicts is refused when the product starts, saying what is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.db.models import Q

from gobernacion.access.grants import Grants
from gobernacion.access.registry import PoliticaInvalida, Registry, registry
from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from tests.testarea.models import Nota

AREA = apps.get_app_config("testarea")
WHY = Tratamiento("Probar.", "Ninguna.", Plazo(2, "el cierre"))
GOOD = Politica(
    "testarea.Nota",
    acciones={Accion.VER: {Rol.ENCARGADO, Rol.JEFATURA}, Accion.AGREGAR: {Rol.ENCARGADO}},
    publicos=("caso", "fecha"),
    personales={"texto": Dato(Clase.PERSONAL, ven={Rol.JEFATURA}, escriben={Rol.ENCARGADO})},
    reservados={"reserva": Clase.SENSIBLE},
    tratamiento=WHY,
)


def declare(*politicas: Politica) -> Registry:
    declared = Registry()
    declared.add(AREA, politicas)
    return declared


def test_a_good_policy_is_taken() -> None:
    declare(GOOD)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"modelo": "testarea.Nada"}, "no existe ese modelo"),
        ({"modelo": "Nota"}, "no existe ese modelo"),
        ({"modelo": "otherarea.Expediente"}, "solo puede declarar sus propios modelos"),
        ({"publicos": ("caso", "fecha", "nada")}, "no tiene el campo nada"),
        ({"publicos": ("caso", "fecha", "texto")}, "declara dos veces"),
        ({"acciones": {Accion.VER: {Rol.ADMINISTRADOR}}}, "quien administra las cuentas no ve casos"),
        ({"tratamiento": None}, "no dice finalidad, base legal y plazo"),
        ({"tratamiento": replace(WHY, base="")}, "no dice finalidad, base legal y plazo"),
        ({"area_en": "caso__nada"}, "no se llega a un área"),
        ({"toda_la_oficina": ("aprobar",)}, "no tiene la acción aprobar"),
        ({"de_nuevo": ("borrar",)}, "no tiene la acción borrar"),
        ({"acciones": {Accion.EXPORTAR: {Rol.AUTORIDAD}}}, "lo exportaría quien no lo ve"),
        (
            {
                "acciones": {Accion.VER: {Rol.JEFATURA}, Accion.EXPORTAR: {Rol.JEFATURA}},
                "sin_exportar": "No.",
            },
            "dice por qué nadie exporta y quién exporta",
        ),
        ({"etiqueta": ("reserva",)}, "la etiqueta nombra un campo que no se muestra"),
        ({"personales": {"texto": Dato(Clase.PUBLICA)}}, "se declara en publicos"),
        (
            {"personales": {"texto": Dato(Clase.PERSONAL, ven={Rol.AUDITOR})}},
            "lo vería quien no ve el registro",
        ),
        ({"personales": {"texto": Dato(Clase.PERSONAL, escriben={Rol.JEFATURA})}}, "lo escribiría quien no"),
    ],
)
def test_a_bad_policy_is_refused_with_its_reason(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(PoliticaInvalida, match=reason):
        declare(replace(GOOD, **changes))  # type: ignore[arg-type]


def test_a_model_is_declared_once() -> None:
    with pytest.raises(PoliticaInvalida, match="ya tiene una política"):
        declare(GOOD, GOOD)


def test_what_is_not_declared_nobody_may_do() -> None:
    assert GOOD.roles("aprobar") == frozenset()
    assert not GOOD.sees("reserva", set(Rol))
    assert not GOOD.writes("reserva", set(Rol))
    assert not GOOD.sees("nada", set(Rol))


def test_the_matrix_says_every_role_action_and_model() -> None:
    cells = {(cell.accion, cell.rol): cell.permitido for cell in declare(GOOD).matrix()}
    assert len(cells) == 2 * len(Rol)
    assert cells["ver", Rol.JEFATURA]
    assert not cells["agregar", Rol.JEFATURA]
    assert not any(permitted for (_, rol), permitted in cells.items() if rol is Rol.AUDITOR)


def test_the_register_of_processing_has_every_personal_field_and_no_other() -> None:
    rows = {row.campo: row for row in declare(GOOD).registro_de_tratamiento()}
    assert rows.keys() == {"texto", "reserva"}
    assert rows["texto"].clase == "personal"
    assert rows["texto"].ven == (Rol.ENCARGADO, Rol.JEFATURA)
    assert rows["texto"].escriben == (Rol.ENCARGADO,)
    assert rows["texto"].plazo == "2 años desde el cierre"
    assert rows["reserva"].ven == ()
    assert rows["reserva"].finalidad == "Probar."


def test_the_register_of_this_installation_says_why_of_every_field() -> None:
    for row in registry().registro_de_tratamiento():
        assert row.finalidad, row
        assert row.base, row
        assert row.plazo, row


def test_rows_may_stop_existing_on_a_day(db: None, people, office) -> None:
    expired = declare(replace(GOOD, filas=lambda at: Q(fecha__gt=at)))
    person = people["jefatura.testarea"]
    assert Grants(person, date(2026, 1, 1), expired).scope(Nota.objects.all()).count() == 1
    assert Grants(person, date(2026, 1, 2), expired).scope(Nota.objects.all()).count() == 0
