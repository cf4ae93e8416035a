"""What is bought or handed over is worth something; what was noted for $0 before that was refused is named so."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from gobernacion import guards
from gobernacion.transitions import TransicionRechazada
from orasmi.models import GUARDS, Estado, Postulacion
from tests.orasmi.paper import LIST

remember = import_module("orasmi.migrations.0012_lo_que_una_vez_fue_negativo").remember


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)


@pytest.fixture
def before(desk):
    """A purchase and a delivery that an older version took for $0, and one of each for something."""
    connection.check_constraints()  # PostgreSQL takes no trigger from a table with rows yet to be checked
    guards.remove(connection, [guard for guard in GUARDS if guard.table == "orasmi_postulacion"])
    bought, given = desk.at(Estado.COMPRA), desk.at(Estado.ENTREGADA)
    desk.at(Estado.COMPRA), desk.at(Estado.ENTREGADA)
    # The rows are as they were then: this column is what lets them be kept.
    Postulacion.objects.filter(pk=bought.pk).update(comprometido=0, en_cero_antes=True)
    Postulacion.objects.filter(pk=given.pk).update(pagado=0, en_cero_antes=True)
    connection.check_constraints()
    guards.install(connection, GUARDS)
    return Postulacion.objects.get(pk=bought.pk), Postulacion.objects.get(pk=given.pk)


def test_an_upgrade_names_those_of_before_and_no_other(before, desk):
    remember(apps, None)
    named = set(Postulacion.objects.filter(en_cero_antes=True).values_list("pk", flat=True))
    assert named == {case.pk for case in before}


def test_what_was_bought_for_nothing_is_withdrawn_and_never_handed_over(before, desk, enter):
    bought, _ = before
    page = enter("colega").get(f"{LIST}{bought.pk}/entregar/").content.decode()
    assert "no hay ayuda que entregar. La jefatura puede retirarla con «Dejar sin efecto»" in page
    with pytest.raises(TransicionRechazada, match="no hay ayuda que entregar"):
        desk.take(bought, "entregar", "colega", pagado=0)
    given = {"recibo": "R-9", "entregada_el": desk.today, "entregada_por": desk.staff["colega"]}
    refused(Postulacion.objects.filter(pk=bought.pk), estado=Estado.ENTREGADA, pagado=0, **given)
    bought.refresh_from_db()
    desk.take(bought, "dejar_sin_efecto", "jefa")
    assert bought.estado == Estado.DESISTIDA


def test_nobody_adds_to_those_of_before(desk):
    case = desk.at(Estado.COMPRA)
    refused(Postulacion.objects.filter(pk=case.pk), en_cero_antes=True)
    refused(Postulacion.objects.filter(pk=case.pk), en_cero_antes=True, comprometido=0)


@pytest.mark.parametrize("estado", [Estado.APROBADA, Estado.ENTREGADA, Estado.RENDIDA])
def test_a_page_never_says_none(desk, enter, estado):
    page = enter("jefa").get(f"{LIST}{desk.at(estado).pk}/change/").content.decode()
    assert "Sin rendir ni reintegrar" in page
    assert ">None<" not in page
