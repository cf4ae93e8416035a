"""An edition is drafted, checked, approved by a second person and published: no step is skipped, nothing slips in."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, models, transaction

from gobernacion.published import rows
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.published.verifying import heads_file, interrupted, problems
from gobernacion.releases import publishing
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.drafting import draft_erratum, draft_from_document
from gobernacion.releases.models import Edicion, EstadoEdicion, Mencion
from gobernacion.releases.publishing import publish
from gobernacion.transitions import TransicionRechazada
from tests.invented_account import ACCOUNT, NOTE, TODAY, UNBALANCED, committed, with_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

BORRADOR, REVISADA, APROBADA, PUBLICADA = EstadoEdicion


@pytest.fixture
def draft(elabora):
    return lambda document=ACCOUNT: draft_from_document(document, elabora)


@pytest.fixture
def approved(draft, aprueba):
    edicion = draft()
    check(edicion)
    edicion.aprobar(aprueba)
    return edicion


def refused(step, *said):
    """Whether a step is refused with these words and leaves everything as it was."""
    before = list(Edicion.objects.order_by("pk").values())
    with pytest.raises(TransicionRechazada) as refusal, transaction.atomic():
        step()
    assert list(Edicion.objects.order_by("pk").values()) == before
    assert not EdicionPublicada.objects.exclude(slug__in=published_slugs()).exists()
    return all(words in str(refusal.value) for words in said)


def published_slugs():
    return [str(edicion) for edicion in Edicion.objects.filter(estado=PUBLICADA)]


def state(edicion):
    return Edicion.objects.get(pk=edicion.pk).estado


def test_the_four_steps(draft, aprueba):
    edicion = draft()
    assert state(edicion) == BORRADOR
    assert check(edicion) == []
    assert state(edicion) == REVISADA
    edicion.aprobar(aprueba)
    assert state(edicion) == APROBADA
    with committed():
        publicada = publish(edicion, TODAY)
    assert state(edicion) == PUBLICADA
    assert publicada.slug == "2030-1"
    assert publicada.get_absolute_url() == "/cuenta/2030-1/"
    assert (publicada.elaborada_por, publicada.aprobada_por) == ("Elisa Labra", "Aprobación Riquelme")
    assert publicada.publicada_el == TODAY
    assert list(problems()) == []


def test_what_is_published_is_what_was_drafted_in_every_field(approved):
    publicada = publish(approved, TODAY)
    for name, shape in {
        "capitulos": rows.CapituloBase,
        "cifras": rows.CifraBase,
        "cuadraturas": rows.CuadraturaBase,
        "compromisos": rows.CompromisoBase,
    }.items():
        fields = [field.name for field in shape._meta.get_fields() if field.name != "fuente"]
        drafted = list(getattr(approved, name).order_by("orden").values(*fields))
        assert drafted
        assert list(getattr(publicada, name).order_by("orden").values(*fields)) == drafted
    for field in rows.EdicionBase._meta.get_fields():
        assert getattr(publicada, field.name) == getattr(approved, field.name)


def test_every_sentence_that_states_a_figure_is_published_with_it(approved):
    publicada = publish(approved, TODAY)
    assert publicada.cifras.get(orden=1).fuente == "La oficina dijo 38 de HU-001.\nFueron treinta y ocho."


# --- forbidden steps ------------------------------------------------------------------------------------------


def test_a_draft_is_neither_approved_nor_published(draft, aprueba):
    edicion = draft()
    assert refused(lambda: edicion.aprobar(aprueba), "2030-1", "«borrador»", "no se puede aprobar")
    assert refused(lambda: publish(edicion, TODAY), "2030-1", "«borrador»", "no se puede publicar")


def test_what_nobody_approved_is_not_published(draft):
    edicion = draft()
    check(edicion)
    assert refused(lambda: publish(edicion, TODAY), "«revisada»", "no se puede publicar")


def test_whoever_drafts_does_not_approve(draft, elabora):
    edicion = draft()
    check(edicion)
    assert refused(
        lambda: edicion.aprobar(elabora), "Quien elabora una edición no puede aprobarla", "otra persona"
    )
    assert refused(lambda: publish(edicion, TODAY), "«revisada»")


def test_not_even_the_database_lets_whoever_drafts_approve(draft, elabora):
    edicion = draft()
    with pytest.raises(IntegrityError, match="edicion_aprobada_por_otra_persona"), transaction.atomic():
        Edicion.objects.filter(pk=edicion.pk).update(estado=APROBADA, aprobada_por=elabora)
    with pytest.raises(IntegrityError, match="edicion_aprobada_por_alguien"), transaction.atomic():
        Edicion.objects.filter(pk=edicion.pk).update(estado=PUBLICADA)


def test_nothing_is_approved_or_published_twice(approved, aprueba):
    assert refused(lambda: approved.aprobar(aprueba), "«aprobada»", "no se puede aprobar")
    publish(approved, TODAY)
    assert refused(lambda: publish(approved, TODAY), "«publicada»", "no se puede publicar")
    assert EdicionPublicada.objects.count() == 1


def test_what_is_published_is_not_checked_again(approved):
    publish(approved, TODAY)
    assert refused(lambda: check(approved), "2030-1", "ya está publicada", "fe de erratas")


def test_an_approval_of_something_else_than_was_read_is_refused(draft, aprueba):
    as_read = draft()
    check(as_read)
    changed = Edicion.objects.get(pk=as_read.pk)
    changed.cifras.filter(codigo="HU-002").update(valor=1)
    check(changed)
    assert refused(lambda: as_read.aprobar(aprueba), "2030-1", "cambió mientras la leía")


def test_checking_again_takes_the_approval_back(approved):
    check(approved)
    assert state(approved) == REVISADA
    assert refused(lambda: publish(approved, TODAY), "«revisada»")


# --- changes after the check ----------------------------------------------------------------------------------

CHANGES = {
    "a value": lambda e: e.cifras.filter(orden=1).update(valor=39),
    "a note": lambda e: e.cifras.filter(orden=1).update(nota="x"),
    "a definition": lambda e: e.cifras.filter(orden=1).update(definicion="x"),
    "the order": lambda e: e.cifras.filter(orden=1).update(orden=99),
    "another mention": lambda e: Mencion.objects.filter(cifra__edicion=e).update(valor=39),
    "the sentence of a mention": lambda e: Mencion.objects.filter(cifra__edicion=e).update(fuente="x"),
    "a figure withdrawn": lambda e: e.cifras.filter(orden=7).delete(),
    "a mention withdrawn": lambda e: Mencion.objects.filter(cifra__edicion=e).delete(),
    "a chapter": lambda e: e.capitulos.filter(orden=1).update(resumen="x"),
    "a commitment": lambda e: e.compromisos.update(meta=None),
    "a check": lambda e: e.cuadraturas.filter(orden=1).update(frase="x"),
    "a check withdrawn": lambda e: e.cuadraturas.filter(orden=1).delete(),
    "the title": lambda e: Edicion.objects.filter(pk=e.pk).update(titulo="x"),
    "the province": lambda e: Edicion.objects.filter(pk=e.pk).update(provincia="x"),
    "the year": lambda e: Edicion.objects.filter(pk=e.pk).update(year=2031),
    "nothing for something": lambda e: e.cifras.filter(orden=2).update(meta=0),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_after_the_check_is_not_published(approved, what):
    CHANGES[what](approved)
    slug = Edicion.objects.get(pk=approved.pk).slug
    assert refused(lambda: publish(approved, TODAY), slug, "cambió después de revisada")


def test_every_field_that_is_published_was_checked(approved):
    """The digest of what was checked changes with any value that publishing copies."""
    for related in ("capitulos", "cifras", "cuadraturas", "compromisos"):
        row = getattr(approved, related).order_by("orden")[1 if related == "cifras" else 0]
        for field in row._meta.concrete_fields:
            if field.primary_key or field.is_relation or field.choices:
                continue
            row.refresh_from_db()
            setattr(row, field.attname, other_value(field, getattr(row, field.attname)))
            with transaction.atomic():
                row.save(update_fields=[field.name])
                assert refused(lambda: publish(approved, TODAY), "cambió después de revisada"), field
                transaction.set_rollback(True)


def other_value(field, value):
    match field:
        case models.DateField():
            return date(2030, 6, 1)
        case models.BooleanField():
            return not value
        case models.CharField() | models.TextField():
            return f"{value}x"[-(field.max_length or 8) :]
        case _:
            return (value or 0) + 1_000


# --- contradictions -------------------------------------------------------------------------------------------


def test_an_unexplained_contradiction_blocks(draft, aprueba):
    edicion = draft(UNBALANCED)
    (said,) = check(edicion)
    assert "38" in said
    assert "39" in said
    (found,) = unexplained(edicion)
    assert found.clave == NOTE.clave
    assert (found.informado, found.esperado) == (38, 39)
    assert state(edicion) == BORRADOR
    assert refused(lambda: edicion.aprobar(aprueba), "«borrador»")


def test_a_signed_note_explains_it_and_is_published_beside_it(draft, aprueba):
    edicion = draft(with_figures(document=UNBALANCED, notas=(NOTE,)))
    assert check(edicion) == []
    edicion.aprobar(aprueba)
    publicada = publish(edicion, TODAY)
    shown = publicada.cuadraturas.get(clave=NOTE.clave)
    assert shown.estado == "quiebre"
    assert (shown.nota, shown.firma, shown.fecha_nota) == (NOTE.texto, NOTE.firma, NOTE.fecha)


@pytest.mark.parametrize("codigo", [{"valor": 40, "orden": 1}, {"valor": 22, "orden": 2}])
def test_a_note_stops_explaining_when_a_number_changes(draft, codigo):
    edicion = draft(with_figures(document=UNBALANCED, notas=(NOTE,)))
    check(edicion)
    Mencion.objects.all().delete()
    edicion.cifras.filter(orden=codigo["orden"]).update(valor=codigo["valor"])
    check(edicion)
    (found,) = unexplained(edicion)
    assert (found.clave, found.nota) == (NOTE.clave, "")
    assert state(edicion) == BORRADOR


def test_a_note_on_something_else_explains_nothing(draft):
    edicion = draft(with_figures(document=UNBALANCED, notas=(NOTE,)))
    edicion.notas.update(clave="HU-001:comuna@2029-01-01..2030-01-01")
    assert len(check(edicion)) == 1


def test_a_note_without_text_or_signature_is_refused_by_the_database(draft):
    edicion = draft(with_figures(document=UNBALANCED, notas=(NOTE,)))
    for field in ("texto", "firma"):
        with pytest.raises(IntegrityError, match="nota_con_texto_y_firma"), transaction.atomic():
            edicion.notas.update(**{field: ""})


# --- all or nothing -------------------------------------------------------------------------------------------


def test_a_publication_that_fails_leaves_nothing(approved, monkeypatch):
    def full_disk(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr("gobernacion.releases.publishing.write_head", full_disk)
    with pytest.raises(OSError, match="No space"):
        publish(approved, TODAY)
    assert state(approved) == APROBADA
    assert not EdicionPublicada.objects.exists()
    assert not CifraPublicada.objects.exists()
    assert not heads_file().exists()


def test_a_head_that_cannot_be_noted_after_the_commit_does_not_undo_it(approved, monkeypatch, caplog):
    write_head = publishing.write_head

    def full_after_the_commit(anotacion, cabeza):
        if anotacion == "publicada":
            raise OSError("No space left on device")
        write_head(anotacion, cabeza)

    monkeypatch.setattr(publishing, "write_head", full_after_the_commit)
    with committed():
        publicada = publish(approved, TODAY)
    assert state(approved) == PUBLICADA
    assert list(problems()) == []
    assert [cabeza.slug for cabeza in interrupted()] == [publicada.slug]


def test_an_erratum_of_what_staff_changed_behind_their_own_back_is_refused(approved, aprueba):
    publicada = publish(approved, TODAY)
    approved.cifras.filter(orden=1).update(valor=39)
    assert refused(lambda: draft_erratum(publicada, "Otra", aprueba), "2030-1", "cambió en la oficina")


@pytest.mark.django_db(transaction=True)
def test_editions_published_at_once_take_each_its_place_in_the_chain(office, elabora, aprueba):
    approved = []
    for year in (2030, 2031, 2032, 2033):
        edicion = draft_from_document(replace(ACCOUNT, year=year), elabora)
        check(edicion)
        edicion.aprobar(aprueba)
        approved.append(edicion)
    start, failures = threading.Barrier(len(approved)), []

    def publish_now(edicion):
        try:
            start.wait()
            publish(edicion, TODAY)
        except Exception as error:  # noqa: BLE001  (reported below)
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish_now, args=[edicion]) for edicion in approved]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(EdicionPublicada.objects.en_orden().values_list("posicion", flat=True)) == [1, 2, 3, 4]
    assert list(problems()) == []
