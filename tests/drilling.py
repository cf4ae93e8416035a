"""An office that works while copies of it are made: run in a process of its own, on the installation it is given.

    python -m tests.drilling FOLDER KEY COPIES SEED

Before each copy it lives on a little, at random, and goes on writing while the copy is made. Of each copy it prints a
line: its file, and how the database was described at that very moment, by the tests' own reading of it.
"""

import json
import os
import sys
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from threading import Event, Thread

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from gobernacion import backup  # noqa: E402
from gobernacion.access import journal  # noqa: E402
from programs.abriendo_caminos.forgetting import forget  # noqa: E402
from programs.abriendo_caminos.models import Integrante  # noqa: E402
from tests.abriendo_caminos.conftest import Desk, hire, load_territory  # noqa: E402
from tests.databases import described  # noqa: E402

FAR = date(2090, 1, 1)


class Office:
    """A small office, and what it does in a day."""

    def __init__(self, chance: Random) -> None:
        load_territory()
        self.chance, self.desk = chance, Desk(hire())
        self.families = [self.desk.family()]
        self.papers = count(1)

    def lives_on(self) -> None:
        for _ in range(self.chance.randrange(1, 8)):
            self.chance.choice([self.family, self.member, self.paper, self.annuls, self.reads])()
        if self.chance.random() < 0.3:
            journal.seal()

    def family(self) -> None:
        self.families.append(self.desk.family())

    def member(self, termino: date = FAR) -> Integrante:
        familia = self.chance.choice(self.families)
        return self.desk.member(familia, "privada", termino=termino)

    def annuls(self) -> None:
        one = Integrante.objects.vigentes().filter(rol="privada").order_by("?").first()
        if one is not None:
            one.anular(self.desk.chief, timezone.localdate(), "Se anotó dos veces")

    def reads(self) -> None:
        for familia in self.families:
            journal.note_read(self.desk.clerk, familia)

    def forgets(self, folder: Path, key: str, now) -> dict:
        """Make a copy that knows twenty people, whose end then comes, earlier than the copy knew."""
        today = timezone.localdate()
        people = [self.member(today + timedelta(days=30)) for _ in range(20)]
        path, _ = backup.make(folder, key, now)
        for one in people:
            one.termino = today
            one.save()
        return {
            "copy": str(path),
            "integrantes": [one.pk for one in people],
            "fichas": [str(one.ficha_id) for one in people],
            "forgotten": forget(today),
        }

    def paper(self) -> None:
        """A file kept beside the database."""
        kept = Path(settings.MEDIA_ROOT) / "ac" / f"{next(self.papers)}.pdf"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(ContentFile(self.chance.randbytes(self.chance.randrange(1, 200_000))).read())


def while_somebody_writes(office: Office, work):
    """Do this while a colleague goes on writing lines in the journal."""
    done = Event()

    def write() -> None:
        try:
            while not done.is_set():
                journal.note_read(office.desk.colleague, office.families[0])
        finally:
            connection.close()

    colleague = Thread(target=write)
    colleague.start()
    try:
        return work()
    finally:
        done.set()
        colleague.join()


def main(folder: Path, key: str, copies: int, seed: int) -> None:
    office = Office(Random(seed))
    for number in range(copies):
        office.lives_on()
        make = partial(backup.make, folder, key, moment(number))
        described_now = None
        if number % 2:
            path, _ = while_somebody_writes(office, make)
        else:
            described_now = described(os.environ["DATABASE_URL"])
            path, _ = make()
        print(
            json.dumps(
                {"copy": str(path), "described": described_now, "papers": papers(Path(settings.VAR_DIR))}
            )
        )
    print(json.dumps(office.forgets(folder, key, moment(copies))))


def papers(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.glob("adjuntos/**/*.pdf")]


def moment(number: int):
    return timezone.localtime() + timedelta(seconds=number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
