"""Where the office has a scanner, nothing is stored that it did not find clean; nothing either while it is silent."""

import logging
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from django.core.checks.registry import registry
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.records.checks import uploads_are_scanned
from gobernacion.records.planillas.models import Carga
from gobernacion.records.scanning import FOUND, HARMLESS, SILENT, failing, scan
from tests.papers import EICAR, PDF, pdf
from tests.recordarea.models import Papel
from tests.records.planillas.carrying import LIST, download

ADD = "/interno/recordarea/papel/add/"
HARMFUL = pdf(b"", b"<</Length %d>>\nstream\n%s\nendstream" % (len(EICAR), EICAR))
CONFIGURATION = """
LocalSocket {folder}/clamd.ctl
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength 1M
"""


@pytest.fixture(scope="module")
def clamd():
    """The socket of a scanner of our own, which knows one signature."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    assert program, "clamd is missing: install the package clamav-daemon."
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))
    (folder / "signatures").mkdir()
    (folder / "signatures" / "own.ndb").write_text(f"Prueba.Inofensiva:0:*:{EICAR.hex()}\n")
    (folder / "clamd.conf").write_text(CONFIGURATION.format(folder=folder))
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [program, "--config-file", str(folder / "clamd.conf")], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        for _ in range(600):
            if (folder / "clamd.ctl").exists() or server.poll() is not None:
                break
            time.sleep(0.05)
        assert (folder / "clamd.ctl").exists(), (folder / "log").read_text()
        yield str(folder / "clamd.ctl")
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder)


@pytest.fixture
def send(enter, entrega):
    """What the page says of a paper that is added: the errors of its file, or nothing."""

    def send(content):
        file = SimpleUploadedFile("Informe de Ana Rojas.pdf", content)
        answer = enter("encargada").post(ADD, {"registro": entrega.pk, "papel": "Informe", "archivo": file})
        return "" if answer.status_code == 302 else str(answer.context["adminform"].form.errors["archivo"])

    return send


def test_what_it_finds_clean_is_stored_and_what_it_finds_harmful_is_not(clamd, settings, send, caplog):
    settings.CLAMD_SOCKET = clamd
    with caplog.at_level(logging.WARNING):
        assert send(PDF) == ""
        assert Papel.objects.count() == 1
        assert FOUND in send(HARMFUL)
    assert Papel.objects.count() == 1
    [line] = [record.getMessage() for record in caplog.records if "scanner" in record.getMessage()]
    assert line == "The scanner found Prueba.Inofensiva.UNOFFICIAL in an upload, which was refused."


def test_a_paper_stored_without_a_form_is_scanned_too(clamd, settings, entrega, staff):
    settings.CLAMD_SOCKET = clamd
    with pytest.raises(ArchivoRechazado, match="dañino"):
        Papel.objects.create(
            registro=entrega,
            papel="x",
            archivo=ContentFile(HARMFUL, name="x.pdf"),
            subido_por=staff["encargada"],
        )


def test_a_planilla_is_scanned_before_it_is_kept(clamd, settings, enter):
    settings.CLAMD_SOCKET = clamd
    content = download(enter("encargada")).content() + EICAR
    answer = enter("encargada").post(
        f"{LIST}cargar_planilla/", {"archivo": SimpleUploadedFile("planilla.xlsx", content)}
    )
    assert FOUND in answer.content.decode()
    assert not Carga.objects.exists()


def test_while_it_is_silent_nothing_is_stored(settings, send, tmp_path):
    settings.CLAMD_SOCKET = str(tmp_path / "nobody.ctl")
    assert SILENT in send(PDF)
    assert not Papel.objects.exists()


def test_what_it_does_not_take_is_not_stored(clamd, settings):
    settings.CLAMD_SOCKET = clamd
    with pytest.raises(ArchivoRechazado, match="no responde"):
        scan(bytes(3 * 1024 * 1024))


@contextmanager
def answering(said, content):
    """The address of something that listens in the place of the scanner and says this of one content."""
    with socket.create_server(("127.0.0.1", 0)) as other:

        def answer():
            asked, _ = other.accept()
            with asked:
                asked.recv(len(b"zINSTREAM\0") + 4 + len(content) + 4, socket.MSG_WAITALL)
                asked.sendall(said)

        thread = Thread(target=answer)
        thread.start()
        yield other.getsockname()
        thread.join()


@pytest.mark.parametrize("said", [b"", b"stream: OK ", b"INSTREAM size limit exceeded. ERROR\0"])
def test_one_that_says_anything_else_has_found_nothing_clean(settings, said):
    with answering(said, b"x") as address:
        settings.CLAMD_SOCKET = address
        with pytest.raises(ArchivoRechazado, match="no responde"):
            scan(b"x")


def test_the_review_asks_the_scanner_for_what_every_scanner_finds(clamd, settings):
    settings.CLAMD_SOCKET = clamd
    assert uploads_are_scanned() == []
    assert uploads_are_scanned in registry.get_checks(include_deployment_checks=True)
    assert uploads_are_scanned not in registry.get_checks()


def test_the_review_tells_of_one_that_does_not_answer(settings, tmp_path):
    settings.CLAMD_SOCKET = str(tmp_path / "nobody.ctl")
    [warning] = uploads_are_scanned()
    assert warning.msg == f"El antivirus de los archivos {failing()}."
    assert "no responde" in warning.msg


def test_the_review_tells_of_one_that_finds_nothing(settings):
    with answering(b"stream: OK\0", b"".join(HARMLESS)) as address:
        settings.CLAMD_SOCKET = address
        [warning] = uploads_are_scanned()
    assert "no reconoce" in warning.msg


def test_what_is_shown_to_it_is_the_text_of_eicar():
    assert b"".join(HARMLESS) == EICAR


def test_the_review_asks_nothing_where_there_is_no_scanner(settings):
    assert settings.CLAMD_SOCKET is None
    assert uploads_are_scanned() == []


def test_without_a_scanner_papers_are_stored_as_ever(settings, send):
    assert settings.CLAMD_SOCKET is None
    assert send(HARMFUL) == ""
