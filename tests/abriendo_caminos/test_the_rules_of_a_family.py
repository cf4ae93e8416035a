"""One main caregiver at a time, a role that is not rewritten, sectors of the unit, and money two people answer for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from gobernacion.lib.periods import Period
from gobernacion.territory.models import Sector
from gobernacion.transitions import TransicionRechazada
from programs.abriendo_caminos.models import (
    Apoyo,
    Asistencia,
    EvaluacionPsicologica,
    Familia,
    Integrante,
    Presupuesto,
    Taller,
    Tema,
)
from tests.abriendo_caminos.conftest import TODAY


def caregivers(familia):
    return list(Integrante.objects.filter(familia=familia, rol="cuidador", hasta=None))


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_family_is_born_with_its_caregiver(desk):
    familia = desk.family()
    [seated] = caregivers(familia)
    assert (seated.ficha, seated.ocurrido_el) == (familia.ficha, familia.ocurrido_el)


def test_changing_the_caregiver_leaves_exactly_one(desk):
    familia = desk.family()
    aunt = desk.member(familia, "otro")
    familia.ficha = aunt.ficha
    familia.save()
    [seated] = caregivers(familia)
    assert seated.ficha == aunt.ficha
    assert not Integrante.objects.filter(ficha=aunt.ficha, rol="otro", hasta=None).exists()


def test_a_family_without_caregiver_or_with_two_is_refused_by_the_database(desk):
    familia = desk.family()
    refused("UPDATE abriendo_caminos_familia SET ficha_id = NULL WHERE id = %s", familia.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.member(familia, "cuidador")


def test_nobody_is_in_two_families_at_once(desk):
    one = desk.member(desk.family(), "nna")
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.member(desk.family(), "nna", ficha=one.ficha)


def test_penal_data_have_an_end_and_only_they_do(desk):
    familia = desk.family()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.member(familia, "privada", termino=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.member(familia, "nna", termino=date(2030, 1, 1))


def test_a_role_is_not_rewritten(desk):
    one = desk.member(desk.family(), "nna")
    refused("UPDATE abriendo_caminos_integrante SET rol = 'otro' WHERE id = %s", one.pk)
    one.rol = "otro"
    with pytest.raises(ValidationError, match="anule este registro"):
        one.clean()


def test_the_sector_is_one_of_the_unit_and_may_lie_in_two(desk):
    familia = desk.family(unidad=desk.unidades[1])
    other = Sector.objects.get(comuna__cut="04102", nombre="Peñuelas")
    assert desk.family(sector=other).comuna_id == other.comuna_id
    familia.sector = other
    with pytest.raises(ValidationError, match="no es de la unidad"):
        familia.clean()
    refused("UPDATE abriendo_caminos_familia SET sector_id = %s WHERE id = %s", other.pk, familia.pk)


def test_leaving_takes_everybody_along(desk):
    familia = desk.family()
    desk.member(familia, "nna")
    familia.egresar(desk.clerk, TODAY, egreso=date(2020, 2, 3), causa_egreso="renuncia")
    assert set(Integrante.objects.values_list("hasta", flat=True)) == {date(2020, 2, 3)}
    assert not Familia.objects.activas_en(Period.year(2021)).exists()
    with pytest.raises(TransicionRechazada, match="«egresada»"):
        familia.egresar(desk.clerk, TODAY, egreso=date(2020, 2, 4), causa_egreso="renuncia")


def test_only_children_are_evaluated_and_lists_hold_only_whom_they_are_for(desk):
    familia = desk.family()
    imprisoned, child = desk.member(familia, "privada"), desk.member(familia, "nna")
    common = {"registrado_por": desk.clerk, "ocurrido_el": date(2019, 6, 3)}
    with pytest.raises(DatabaseError), transaction.atomic():
        EvaluacionPsicologica.objects.create(integrante=imprisoned, **common)
    EvaluacionPsicologica.objects.create(integrante=child, **common)
    tema = Tema.objects.create(publico="nna", nombre="Jugando aprendo")
    taller = Taller.objects.create(tema=tema, lugar="Sede", comuna=familia.comuna, **common)
    with pytest.raises(DatabaseError), transaction.atomic():
        Asistencia.objects.create(taller=taller, integrante=imprisoned)
    Asistencia.objects.create(taller=taller, integrante=child)


def test_only_the_support_for_work_has_a_profile(desk):
    familia = desk.family()
    for clase, perfil in (("sociolaboral", ""), ("fosis", "empleabilidad")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Apoyo.objects.create(
                familia=familia,
                clase=clase,
                perfil=perfil,
                ocurrido_el=date(2019, 5, 6),
                registrado_por=desk.clerk,
            )


def test_whoever_types_an_expense_does_not_approve_it(desk):
    gasto = desk.expense()
    with pytest.raises(TransicionRechazada, match="otra persona"):
        gasto.visar(desk.clerk, TODAY)
    gasto.visar(desk.chief, TODAY)
    assert Presupuesto.objects.get().ejecutado == 400_000
    gasto.anular(desk.chief, TODAY, "Repetido")
    assert Presupuesto.objects.get().ejecutado == 0


def test_no_more_is_spent_than_was_assigned(desk):
    desk.expense(700_000).visar(desk.chief, TODAY)
    with pytest.raises(TransicionRechazada, match="quedan"):
        desk.expense(300_001).visar(desk.chief, TODAY)
    refused("UPDATE abriendo_caminos_presupuesto SET ejecutado = asignado + 1")
