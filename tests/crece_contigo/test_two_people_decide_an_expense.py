"""Whoever types an expense does not approve it, even with both functions; a document is paid once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.transitions import TransicionRechazada
from programs.crece_contigo.models import EstadoGasto, Gasto

GASTO = "/interno/crece_contigo/gasto/"


@pytest.mark.parametrize("step", ["aprobar", "rechazar"])
def test_whoever_typed_it_does_not_answer_it(desk, step):
    gasto = desk.expense(who="ambas")
    said = {"motivo": "No es del proyecto."} if step == "rechazar" else {}
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        getattr(gasto, step)(desk.staff["ambas"], desk.today, **said)
    getattr(gasto, step)(desk.staff["jefa"], desk.today, **said)
    assert gasto.resuelto_por == desk.staff["jefa"]


@pytest.mark.parametrize(("who", "status"), [("colega", 403), ("autoridad", 404), ("jefa", 302)])
def test_only_the_jefatura_approves(desk, enter, who, status):
    gasto = desk.expense()
    answer = enter(who).post(f"{GASTO}{gasto.pk}/aprobar/", {"version_leida": gasto.version})
    assert answer.status_code == status


def test_raw_sql_makes_nobody_both(desk):
    gasto = desk.approve(desk.expense())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE crece_contigo_gasto SET resuelto_por_id = registrado_por_id WHERE id = %s", [gasto.pk]
        )


def test_what_was_answered_is_not_corrected(desk, enter):
    gasto = desk.approve(desk.expense())
    assert not gasto.modificable
    answer = enter("encargada").post(f"{GASTO}{gasto.pk}/change/", {"monto": "1"})
    assert answer.status_code == 403


def test_a_refusal_says_why_and_counts_for_nothing(desk):
    gasto = desk.expense()
    with pytest.raises(TransicionRechazada, match="falta «motivo del rechazo»"):
        gasto.rechazar(desk.staff["jefa"], desk.today, motivo="")
    gasto.rechazar(desk.staff["jefa"], desk.today, motivo="No es del proyecto.")
    assert (gasto.estado, desk.spent()) == (EstadoGasto.RECHAZADO, 0)


def test_a_document_of_a_supplier_is_typed_once(desk):
    first = desk.expense(folio="77")
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.expense(folio="77")
    with pytest.raises(ValidationError, match="ya está anotado"):
        Gasto(
            proveedor=desk.proveedor, documento=first.documento, folio="77", monto=1, linea=first.linea
        ).validate_constraints()
    first.rechazar(desk.staff["jefa"], desk.today, motivo="Mal emitida.")
    desk.expense(folio="77")


def test_it_is_typed_in_its_form(desk, enter):
    answer = enter("encargada").post(
        f"{GASTO}add/",
        {
            "documento": "factura",
            "folio": "120",
            "ocurrido_el": f"{desk.today:%d-%m-%Y}",
            "proveedor": desk.proveedor.pk,
            "linea": "capacitacion",
            "monto": "250.000",
            "concepto": "Relatoría",
        },
    )
    assert answer.status_code == 302
    gasto = Gasto.objects.get()
    assert (gasto.monto, gasto.registrado_por, gasto.estado) == (250_000, desk.staff["encargada"], "anotado")


def test_whoever_decides_sees_what_its_line_has_left(desk, enter):
    desk.approve(desk.expense(400_000))
    gasto = desk.expense(100_000)
    assert "$600.000" in enter("jefa").get(f"{GASTO}{gasto.pk}/aprobar/").content.decode()


def test_what_waits_for_the_jefatura_is_on_the_front_page(desk, enter):
    desk.expense()
    [[waiting]] = [group["lists"] for group in enter("jefa").get("/interno/").context["waiting"]]
    assert (waiting["title"], waiting["count"]) == ("Gastos por aprobar", 1)
