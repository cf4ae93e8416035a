"""No text of an edition is approved or published while it seems to name somebody, unless two people decided on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from gobernacion import guards
from gobernacion.access.models import Anotacion
from gobernacion.access.roles import Rol
from gobernacion.directory.demo import fichas, people
from gobernacion.directory.models import VistoBueno
from gobernacion.directory.public_texts import look
from gobernacion.published import rows
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import EdicionPublicada, RetiroPublicado, TextoSellado
from gobernacion.releases import public_texts, publishing
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.models import Edicion, EstadoEdicion, Mencion, Retiro
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of, make_user, name
from tests.invented_account import ACCOUNT, NOTE, TODAY, UNBALANCED, committed
from tests.pressing import LIST, press

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

SHAPES = (rows.EdicionBase, rows.CapituloBase, rows.CifraBase, rows.CuadraturaBase, rows.CompromisoBase)
WRITTEN_BY_THE_PRODUCT = {
    "slug": "made of the year and the number",
    "sello": "a digest",
    "anterior": "a digest",
    "elaborada_por": "the name of a person of the office, who signs",
    "aprobada_por": "the name of a person of the office, who signs",
}
OF_WITHDRAWALS = {TextoSellado, RetiroPublicado}
"""Digests, and who withdrew a text: its reason has a gate of its own."""


@pytest.fixture
def vecina(db):
    """Somebody the office attends."""
    somebody = next(one for one in people("textos", 20) if one.pais == "CL")
    fichas("orasmi", [somebody])
    return f"{somebody.nombres.split()[0]} {somebody.primer_apellido}"


@pytest.fixture
def draft(elabora):
    """A draft with a row of each kind, a contradiction explained by a note included."""
    edicion = draft_from_document(replace(UNBALANCED, notas=(NOTE,)), elabora)
    assert check(edicion) == []
    return edicion


@pytest.fixture
def staff(db):
    found = {who: make_user(who) for who in ("jefa", "jefe", "autoridad", "encargada")}
    name(found["jefa"], Rol.JEFATURA)
    name(found["jefe"], Rol.JEFATURA)
    name(found["autoridad"], Rol.AUTORIDAD)
    name(found["encargada"], Rol.ENCARGADO, "orasmi")
    return found


def columns(model):
    return [
        field for field in model._meta.get_fields() if isinstance(field, models.CharField | models.TextField)
    ]


def _replaced():
    """An edition published before, without anything in it."""
    with guards.permit(connection, PERMISSION):
        return EdicionPublicada.objects.create(
            slug="2030-1", year=2030, numero=1, posicion=1, publicada_el=TODAY, sello="0" * 64
        )


def rows_of(edicion, shape):
    return {
        rows.EdicionBase: Edicion.objects.filter(pk=edicion.pk),
        rows.CapituloBase: edicion.capitulos,
        rows.CifraBase: edicion.cifras,
        rows.CuadraturaBase: edicion.cuadraturas,
        rows.CompromisoBase: edicion.compromisos,
    }[shape]


WRITTEN = [(shape, field) for shape in SHAPES for field in public_texts.written(shape)]


def test_every_column_of_what_is_published_is_read_or_is_no_text():
    """The list is full: whatever words a public table holds pass the gate, or are codes, or of the product's making."""
    read = {field.name for _, field in WRITTEN}
    for model in set(apps.get_app_config("published").get_models()) - OF_WITHDRAWALS:
        found = {field.name for field in columns(model)}
        assert found <= read | public_texts.CODES | WRITTEN_BY_THE_PRODUCT.keys(), model
    assert len(WRITTEN) > 20


def test_a_code_is_no_place_for_words(draft):
    """What the gate does not read is short, or made of what it does."""
    for shape in SHAPES:
        for field in columns(shape):
            if field.name in public_texts.CODES - {"clave", "codigos"}:
                assert field.max_length <= 60, field
                said = rows_of(draft, shape).values_list(field.name, flat=True)
                assert all(" " not in one or one in {"no informada", "más de", "menos de"} for one in said), (
                    field
                )


@pytest.mark.parametrize(
    ("shape", "field"), WRITTEN, ids=lambda one: getattr(one, "name", None) or one.__name__
)
def test_what_names_somebody_in_any_text_is_stopped_at_every_step(draft, vecina, aprueba, shape, field):
    among = rows_of(draft, shape)
    row = (among.exclude(dimension="") if field.name == "categoria" else among).last()
    fits = vecina if field.name != "firma" else "fono 912345678"
    with transaction.atomic():
        put = {field.name: fits}
        if field.name == "motivo":  # only an erratum has one
            put |= {"numero": 2, "reemplaza": _replaced()}
        type(row)._base_manager.filter(pk=row.pk).update(**put)
        draft.refresh_from_db()
        (reparo,) = [one for one in public_texts.reparos(draft) if one.texto.texto == fits]
        assert str(field.verbose_name).lower() in reparo.frase.lower()
        draft.refresh_from_db()
        with pytest.raises(TransicionRechazada, match="parece llevar"):
            publishing.approve(draft, aprueba)
        Edicion.objects.filter(pk=draft.pk).update(estado=EstadoEdicion.APROBADA, aprobada_por=aprueba)
        draft.refresh_from_db()
        Edicion.objects.filter(pk=draft.pk).update(huella=publishing.fingerprint(draft))
        with pytest.raises(TransicionRechazada, match="parece llevar"):
            publishing.publish(draft, TODAY)
        transaction.set_rollback(True)


def test_a_sentence_that_says_it_again_is_read_too(draft, vecina):
    mencion = Mencion.objects.filter(cifra__edicion=draft).last()
    Mencion.objects.filter(pk=mencion.pk).update(fuente=f"Lo dijo {vecina}.")
    assert [one.texto.texto for one in public_texts.reparos(draft)] == [f"Lo dijo {vecina}."]


def test_it_waits_for_a_first_person_to_be_checked_and_for_a_second_to_be_approved(draft, vecina, staff):
    draft.capitulos.filter(numero="1").update(resumen=f"Inauguró la alcaldesa {vecina}.")
    jefa, jefe = browser_of(staff["jefa"]), browser_of(staff["jefe"])
    assert "parece llevar un nombre" in press(jefa, draft, "revisar")
    page = jefa.get(f"{LIST}{draft.pk}/visar/").content.decode()
    assert f"<mark>{vecina}</mark>" in page
    decided = {
        "textos": VistoBueno.huella_de(f"Inauguró la alcaldesa {vecina}."),
        "motivo": "Es una autoridad.",
    }
    assert "Falta que otra persona esté de acuerdo" in press(jefa, draft, "visar", **decided)
    press(jefa, draft, "revisar")
    draft.refresh_from_db()
    assert draft.estado == EstadoEdicion.REVISADA
    assert "otra persona debe decidir" in press(jefe, draft, "aprobar")
    assert "Elija los textos" not in press(jefa, draft, "visar", **decided)
    assert not VistoBueno.objects.get().dado, "whoever asked does not agree with herself"
    assert "pide publicarlo: Es una autoridad." in jefe.get(f"{LIST}{draft.pk}/visar/").content.decode()
    assert "Con visto bueno de dos personas: 1" in press(jefe, draft, "visar", **decided)
    press(jefe, draft, "aprobar")
    draft.refresh_from_db()
    assert draft.estado == EstadoEdicion.APROBADA
    assert set(Anotacion.objects.filter(accion="visar").values_list("quien__username", "motivo")) == {
        ("jefa", "Es una autoridad."),
        ("jefe", "Es una autoridad."),
    }


def test_a_run_is_decided_by_nobody(draft, staff):
    text = "Es de la señora de RUN 36.000.000-1."
    draft.capitulos.filter(numero="1").update(resumen=text)
    jefa = browser_of(staff["jefa"])
    page = press(jefa, draft, "visar", textos=VistoBueno.huella_de(text), motivo="Da igual quién sea.")
    assert "Ningún texto espera su decisión." in page
    assert "Se quitan: llevan el RUN de alguien" in page
    assert not VistoBueno.objects.exists()
    assert "lleva un RUN: quítelo" in press(jefa, draft, "revisar")


def test_only_who_prepares_or_publishes_decides(draft, staff):
    assert browser_of(staff["encargada"]).get(f"{LIST}{draft.pk}/visar/").status_code in (403, 404)
    assert browser_of(staff["autoridad"]).get(f"{LIST}{draft.pk}/visar/").status_code == 200


def test_one_word_more_is_another_text(draft, vecina, staff):
    text = f"Inauguró la alcaldesa {vecina}."
    for who in ("jefa", "jefe"):
        VistoBueno.decidir(text, staff[who], "Es una autoridad.")
    draft.capitulos.filter(numero="1").update(resumen=text)
    assert check(draft) == []
    draft.capitulos.filter(numero="1").update(resumen=f"{text} Y su hermana.")
    assert len(check(draft)) == 1


def test_what_two_decided_stands_in_the_erratum_too(draft, vecina, staff, aprueba):
    for who in ("jefa", "jefe"):
        VistoBueno.decidir(f"Inauguró {vecina}.", staff[who], "Es una autoridad.")
    draft.capitulos.filter(numero="1").update(resumen=f"Inauguró {vecina}.")
    assert check(draft) == []
    publishing.approve(draft, aprueba)
    with committed():
        publishing.publish(draft, TODAY)
    assert EdicionPublicada.objects.get().capitulos.get(numero="1").resumen == f"Inauguró {vecina}."


def test_the_database_wants_two_people_and_a_reason(staff):
    visto = VistoBueno.decidir("Hola", staff["jefa"], "Porque sí.")
    with pytest.raises(TransicionRechazada, match="otra persona"):
        VistoBueno.decidir("Hola", staff["jefa"], "Porque sí.")
    for wrong in (
        {"dado_por": staff["jefa"], "dado_el": visto.pedido_el},
        {"motivo": ""},
        {"dado_por": staff["jefe"]},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            VistoBueno.objects.filter(pk=visto.pk).update(**wrong)


def test_of_a_text_only_a_digest_is_kept_that_nobody_guesses(staff, settings):
    VistoBueno.decidir("Hola", staff["jefa"], "Porque sí.")
    before = VistoBueno.huella_de("Hola")
    settings.SECRET_KEY = "another"
    assert VistoBueno.huella_de("Hola") != before


def test_the_account_without_names_waits_for_nobody(draft):
    assert look(public_texts.texts(draft)) == []
    assert ACCOUNT.presentacion in {one.texto for one in public_texts.texts(draft)}
    assert not Retiro.objects.exists()


def test_whoever_writes_a_chapter_is_told_at_once(draft, vecina, staff):
    chapter = draft.capitulos.get(numero="1")
    fields = {"titulo": draft.titulo, "presentacion": draft.presentacion}
    fields |= {f"capitulo_{one.pk}": one.resumen for one in draft.capitulos.all()}
    read = {f"initial-{name}": text for name, text in fields.items()}
    typed = {**fields, **read, f"capitulo_{chapter.pk}": f"Vino {vecina}."}
    said = press(browser_of(staff["jefa"]), draft, "redactar", **typed)
    assert "Textos guardados" in said
    assert said.count("parece llevar un nombre") >= 2, "as a message, and in what is left to do"
