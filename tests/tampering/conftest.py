"""An office with a case taken as far as its payment, made once for each module; every test undoes what it did."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings as kept_settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection

from gobernacion import proofs
from gobernacion.access import journal
from gobernacion.access.models import Anotacion, Huella
from gobernacion.directory.models import Ficha
from gobernacion.records.demo import PAPER
from orasmi.models import Estado, PapelPostulacion, Postulacion
from tests.orasmi.desk import Desk


def said() -> list[str]:
    """What `verificar` finds of what is kept."""
    return [*proofs.problems()]


class Office:
    """A case taken as far as its payment, with its paper, a version of each step, and everything sealed."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.case = self.desk.at(Estado.ENTREGADA)
        self.paper = PapelPostulacion.objects.create(
            registro=self.case,
            papel="Informe social",
            archivo=ContentFile(PAPER, name="papel.pdf"),
            subido_por=self.desk.staff["encargada"],
        )
        self.name = f"Caso {self.case.numero}"
        journal.note_read(self.desk.staff["jefa"], self.case)
        journal.note_read(self.desk.staff["jefe"], self.case)
        call_command("sellar_bitacora")
        first, *_, before, last = Postulacion.history.order_by("history_id").values_list(
            "history_id", flat=True
        )
        self.of = {
            "case": self.case.pk,
            "first": first,
            "before": before,
            "last": last,
            "paper": self.paper.pk,
            "line": Anotacion.objects.filter(accion="ver").earliest("pk").pk,
            "ficha": Ficha._meta.pk.get_db_prep_value(self.case.ficha_id, connection),
            "persona": Ficha._meta.pk.get_db_prep_value(self.case.ficha.persona_id, connection),
            "huella": Huella.objects.get(tanda__modelo="orasmi.HistoricalPostulacion", fila=before).pk,
        }

    @property
    def file(self) -> Path:
        return Path(self.paper.archivo.path)


@pytest.fixture(scope="module")
def kept_office(kept_for_the_module: None) -> tuple[Office, Path]:
    """The office with the folder of its files, with nothing to be said of it."""
    made = Office()
    assert said() == []
    connection.check_constraints()
    return made, Path(kept_settings.VAR_DIR)


@pytest.fixture
def office(kept_office: tuple[Office, Path], db: None, tmp_path: Path) -> Office:
    made, files = kept_office
    shutil.copytree(files, tmp_path, dirs_exist_ok=True)
    made.case.refresh_from_db()
    made.paper.refresh_from_db()
    return made
