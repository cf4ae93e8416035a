"""An edit made on an old copy is refused with both values in view, and nothing that was typed is lost."""

import pytest

from gobernacion.access.editing import CAMBIADO, SIN_VERSION
from tests.recordarea.models import Articulo, Entrega
from tests.records.desk import NO_LINES, errors, of, text, typed, values


@pytest.fixture
def desk(enter):
    return enter("encargada")


def colleague_changes(entrega, **fields):
    """Meanwhile somebody else saves the record."""
    theirs = Entrega.objects.get(pk=entrega.pk)
    for name, value in fields.items():
        setattr(theirs, name, value)
    theirs.save()


def test_an_edit_on_the_last_version_is_saved(desk, entrega):
    assert desk.post(of(entrega), typed(entrega, detalle="Una cama.")).status_code == 302
    assert Entrega.objects.get().detalle == "Una cama."


def test_a_form_without_version_is_refused_and_keeps_what_was_typed(desk, entrega):
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama.", version_leida=None))
    assert SIN_VERSION in text(refused)
    assert values(refused)["detalle"] == "Una cama."
    assert Entrega.objects.get().detalle == ""


@pytest.mark.parametrize("version", ["", "0", "-1", "1.0", "uno", "99999999999999999999", "2", "1'"])
def test_a_version_nobody_read_is_refused(desk, entrega, version):
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama.", version_leida=version))
    assert SIN_VERSION in text(refused)
    assert Entrega.objects.get().detalle == ""


def test_what_both_changed_is_shown_with_both_values_beside_the_field(desk, entrega):
    colleague_changes(entrega, detalle="Un colchón.")
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama."))
    assert CAMBIADO in text(refused)
    assert (
        errors(refused)["detalle"]
        == "Ahora dice «Un colchón.»; usted escribió «Una cama.». Deje lo que corresponda."
    )
    assert values(refused)["detalle"] == "Una cama."
    assert Entrega.objects.get().detalle == "Un colchón."


def test_what_only_the_other_changed_is_told_and_taken_over(desk, entrega, comunas):
    colleague_changes(entrega, comuna=comunas[1], urgente=True, solicitado=25_000)
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama."))
    said = text(refused)
    assert "Además cambió «Comuna»: decía «La Serena», ahora dice «Coquimbo»." in said
    assert "Además cambió «Urgente»: decía «No», ahora dice «Sí»." in said
    assert "Además cambió «Monto solicitado»: decía «$10.000», ahora dice «$25.000»." in said
    shown = values(refused)
    assert (shown["comuna"], shown["urgente"], shown["solicitado"]) == (str(comunas[1].pk), True, "$25.000")
    assert shown["detalle"] == "Una cama."


def test_saving_again_is_a_decision_that_keeps_both_works(desk, entrega):
    colleague_changes(entrega, solicitado=25_000)
    shown = values(desk.post(of(entrega), typed(entrega, detalle="Una cama.")))
    again = {name: value for name, value in shown.items() if value not in (None, False)}
    assert desk.post(of(entrega), {**again, **NO_LINES}).status_code == 302
    kept = Entrega.objects.get()
    assert (kept.solicitado, kept.detalle) == (25_000, "Una cama.")


def test_two_who_wrote_the_same_are_still_told(desk, entrega):
    colleague_changes(entrega, detalle="Una cama.")
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama."))
    assert CAMBIADO in text(refused)
    assert "detalle" not in errors(refused)


def test_a_step_taken_meanwhile_makes_the_copy_old_too(desk, entrega, staff):
    Entrega.objects.get().evaluar(staff["otra"], entrega.ocurrido_el)
    assert CAMBIADO in text(desk.post(of(entrega), typed(entrega, detalle="Una cama.")))


def test_a_step_on_an_old_copy_is_refused_and_keeps_what_was_typed(enter, entrega):
    desk = enter("encargada")
    colleague_changes(entrega, detalle="Otra cosa.")
    refused = desk.post(
        of(entrega, "evaluar"), {"version_leida": entrega.version, "observacion": "Le falta la firma."}
    )
    assert "Otra persona guardó cambios" in text(refused)
    assert refused.context["form"]["observacion"].value() == "Le falta la firma."
    assert Entrega.objects.get().estado == "pedida"


def lines(articulo, **changes):
    given = {
        "id": articulo.pk,
        "entrega": articulo.entrega_id,
        "nombre": articulo.nombre,
        "cantidad": articulo.cantidad,
    }
    given |= {"version_leida": articulo.version} | changes
    return NO_LINES | {
        "articulos-TOTAL_FORMS": "1",
        "articulos-INITIAL_FORMS": "1",
        **{f"articulos-0-{name}": value for name, value in given.items() if value is not None},
    }


@pytest.fixture
def articulo(entrega):
    return Articulo.objects.create(entrega=entrega, nombre="Frazada", cantidad=2)


def test_a_line_on_its_last_version_is_saved(desk, entrega, articulo):
    assert desk.post(of(entrega), typed(entrega, **lines(articulo, cantidad=5))).status_code == 302
    assert Articulo.objects.get().cantidad == 5


def test_a_line_somebody_else_changed_is_refused_with_both_values(desk, entrega, articulo):
    theirs = Articulo.objects.get()
    theirs.cantidad = 9
    theirs.save()
    refused = desk.post(of(entrega), typed(entrega, detalle="Una cama.", **lines(articulo, cantidad=5)))
    assert "Ahora dice «9»; usted escribió «5»." in text(refused)
    assert values(refused)["detalle"] == "Una cama."
    assert (Articulo.objects.get().cantidad, Entrega.objects.get().detalle) == (9, "")


def test_a_line_without_version_is_refused(desk, entrega, articulo):
    refused = desk.post(of(entrega), typed(entrega, **lines(articulo, cantidad=5, version_leida=None)))
    assert SIN_VERSION in text(refused)
    assert Articulo.objects.get().cantidad == 2


def test_a_new_line_is_added_and_numbers_its_version(desk, entrega):
    added = {"articulos-TOTAL_FORMS": "1", "articulos-0-nombre": "Estufa", "articulos-0-cantidad": "1"}
    assert (
        desk.post(of(entrega), typed(entrega, **{**added, "articulos-0-version_leida": "1"})).status_code
        == 302
    )
    assert Articulo.objects.get().version == 1
