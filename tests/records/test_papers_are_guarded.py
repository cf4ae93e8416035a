"""Scanned papers: taken for what they hold, kept out of every public path, opened through the policy and journalled."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from gobernacion.access.models import Anotacion
from gobernacion.records import uploads
from gobernacion.records.models import RegistroImborrable, ValorVigente
from tests.papers import PDF
from tests.recordarea.models import Papel
from tests.records.desk import of, text

ADD = "/interno/recordarea/papel/add/"


def scanned(content=PDF, name="Informe de Ana Rojas.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def one(papel, page):
    return f"/interno/recordarea/papel/{papel.pk}/{page}/"


@pytest.fixture
def add(enter, entrega):
    def add(who="encargada", **given):
        return enter(who).post(
            ADD, {"registro": entrega.pk, "papel": "Informe social", "archivo": scanned(), **given}
        )

    return add


@pytest.fixture
def papel(add):
    add()
    return Papel.objects.get()


def kept(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_paper_is_added_from_its_record_and_goes_back_to_it(add, entrega, staff):
    answer = add()
    assert answer.url == of(entrega)
    papel = Papel.objects.get()
    assert (papel.registro, papel.subido_por, papel.tipo, papel.bytes) == (
        entrega,
        staff["encargada"],
        "application/pdf",
        len(PDF),
    )


def test_it_is_kept_under_a_random_name_that_only_the_product_reads(papel, settings):
    [path] = kept(settings)
    assert path.is_relative_to(settings.VAR_DIR / "adjuntos")
    assert "Ana" not in str(path)
    assert path.suffix == ""
    assert path.stat().st_mode & 0o077 == 0


def test_what_the_file_was_called_is_kept_nowhere(papel, enter, entrega):
    page = enter("encargada").get(of(entrega)).content.decode()
    assert "Ana Rojas.pdf" not in page
    assert "adjuntos/" not in page
    assert papel.archivo.name not in page


def test_it_opens_as_a_download_named_after_the_record_and_is_journalled(papel, enter, staff):
    answer = enter("jefa").get(one(papel, "abrir"))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert (
        answer["Content-Disposition"] == f'attachment; filename="{papel.registro} documento {papel.pk}.pdf"'
    )
    line = Anotacion.objects.get(modelo="recordarea.Papel", accion="ver")
    assert (line.quien, line.registro) == (staff["jefa"], str(papel.pk))


@pytest.mark.parametrize("who", ["vecina", "autoridad"])
def test_it_does_not_exist_for_anybody_else(papel, enter, who):
    for page in ("abrir", "retirar", "change"):
        assert enter(who).get(one(papel, page)).status_code == 404


def test_a_visitor_is_asked_to_log_in(papel, client):
    assert client.get(one(papel, "abrir")).status_code == 302


def test_no_address_serves_the_folder(papel, client):
    for address in (
        f"/{papel.archivo.name}",
        f"/adjuntos/{papel.archivo.name}",
        f"/static/../{papel.archivo.name}",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90 not a paper", "se aceptan PDF"),
        (b"<html></html>", "se aceptan PDF"),
        (PDF[:20], "incompleto"),
        (b"", "vacío"),
    ],
)
def test_what_is_not_a_paper_is_refused_beside_the_field(add, content, sentence, settings):
    refused = add(archivo=scanned(content))
    form = refused.context["adminform"].form
    assert sentence in str(form.errors["archivo"])
    assert form["papel"].value() == "Informe social"
    assert kept(settings) == []


def test_the_largest_size_is_a_number_the_office_may_change_from_a_day_on(add, staff, settings):
    ValorVigente.objects.create(
        clave="records.megabytes_por_documento", desde=timezone.localdate(), valor=1, norma="Circular 1"
    )
    heavy = PDF[:-6] + b"\0" * 1024 * 1024 + PDF[-6:]
    refused = add(archivo=scanned(heavy))
    assert "se aceptan hasta 1,0" in str(refused.context["adminform"].form.errors["archivo"])
    assert kept(settings) == []


def test_no_more_of_a_huge_file_is_kept_than_could_ever_be_accepted(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100)
    handler = uploads.BoundedUploadHandler()
    passed = [handler.receive_data_chunk(b"x" * 60, start) for start in (0, 60, 120, 180)]
    assert passed == [b"x" * 60, b"x" * 60, None, None]


def test_a_huge_file_is_refused_as_too_large(add, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 11 * 1024 * 1024)
    huge = io.BytesIO(PDF + b"\0" * 30 * 1024 * 1024 + b"%%EOF")
    huge.name = "enorme.pdf"
    assert "demasiado grande" in str(add(archivo=huge).context["adminform"].form.errors["archivo"])


def test_a_paper_belongs_to_a_record_the_person_may_see(add, enter, entrega, staff):
    for registro in ("", "999999", "x", "1'"):
        assert enter("encargada").get(f"{ADD}?registro={registro}").status_code == 404
    entrega.anular(staff["jefa"], timezone.localdate(), "Duplicada.")
    assert add().status_code == 404


def test_who_only_looks_adds_nothing(add):
    assert add(who="jefa").status_code == 403


def test_withdrawing_asks_why_removes_the_file_and_keeps_that_it_existed(
    papel, enter, settings, staff, django_capture_on_commit_callbacks
):
    jefa = enter("jefa")
    assert "obligatorio" in str(jefa.post(one(papel, "retirar"), {"motivo": ""}).context["form"].errors)
    assert kept(settings)
    with django_capture_on_commit_callbacks(execute=True):
        jefa.post(one(papel, "retirar"), {"motivo": "Es de otro registro."})
    papel.refresh_from_db()
    assert kept(settings) == []
    assert (papel.retirado_por, papel.motivo_retiro, len(papel.sha256)) == (
        staff["jefa"],
        "Es de otro registro.",
        64,
    )
    assert Anotacion.objects.get(accion="anular").motivo == "Es de otro registro."
    assert jefa.get(one(papel, "abrir")).status_code == 302
    assert "Retirado el" in text(jefa.get(of(papel.registro)))


def test_it_is_never_deleted(papel):
    with pytest.raises(RegistroImborrable):
        papel.delete()
    with pytest.raises(RegistroImborrable):
        Papel.objects.all().delete()


@pytest.mark.parametrize(
    "half", [{"retirado_el": "2026-01-01"}, {"archivo": ""}, {"motivo_retiro": "x"}, {"tipo": "text/html"}]
)
def test_the_database_refuses_half_a_withdrawal_and_unknown_types(papel, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        Papel.objects.filter(pk=papel.pk).update(**half)


def test_a_file_is_not_left_behind_by_a_save_that_failed(entrega, settings):
    with pytest.raises(IntegrityError), transaction.atomic():
        Papel.objects.create(registro=entrega, papel="Acta", archivo=scanned())
    assert kept(settings) == []
