"""An office with the demonstration of some areas, which everything here is read from."""

from datetime import date

import pytest
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import User
from gobernacion.summaries.reading import every_area, summary_of_days
from gobernacion.summaries.spans import Clase, Lapso
from gobernacion.summaries.waiting import queues

LABELS = ("orasmi", "seguridad", "paso_agua_negra", "crece_contigo")
"""Cases with money and few persons, targets, a season, and a budget by lines."""

A_CUT = date(2019, 9, 30)


@pytest.fixture(scope="module")
def office(keep_demonstration_of, django_db_blocker):
    keep_demonstration_of(*LABELS)
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def read(office, db):
    """A summary of these areas over the span of a kind in which a day falls: `read(Clase.MES, day)`."""

    def read(clase=Clase.YEAR, day=A_CUT, labels=LABELS):
        return summary_of_days(Lapso.around(clase, day), every_area(labels), timezone.now())

    return read


@pytest.fixture
def waiting(office, db):
    """The queues that one person is told of: `waiting("jefatura")`."""

    def waiting(username, labels=LABELS):
        held = Grants(office[username], timezone.localdate())
        return queues(every_area(labels), held, timezone.localdate())

    return waiting
