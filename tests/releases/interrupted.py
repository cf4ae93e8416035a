"""Loads an account and publishes it, all or nothing, and is killed (-9) at one point of its work:

python tests/releases/interrupted.py POINT FOLDER

POINT: the number of a statement sent to the database; "before" or "after" "anunciada" or "publicada", a line of the
file of seals; "never"; or "count", which takes everything back and prints how many statements there are.
"""

import os
import signal
import sys
from functools import partial
from itertools import count
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gobernacion.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402

from gobernacion.access.models import User  # noqa: E402
from gobernacion.releases import publishing  # noqa: E402
from tests.accounts import publish_account  # noqa: E402

point, folder = sys.argv[1:]
sent = count(1)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def counting(execute, sql, *args):
    # Where it is all taken back, what begins and ends the work are savepoints: they are no statements of it.
    if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")) and str(next(sent)) == point:
        die()
    return execute(sql, *args)


def writing(write_head, anotacion, cabeza):
    if point == f"before {anotacion}":
        die()
    write_head(anotacion, cabeza)
    if point == f"after {anotacion}":
        die()


publishing.write_head = partial(writing, publishing.write_head)
elabora, aprueba = (User.objects.get(username=username) for username in ("elabora", "aprueba"))
with connection.execute_wrapper(counting):
    if point == "count":
        with transaction.atomic():
            publish_account(Path(folder), elabora, aprueba)
            transaction.set_rollback(True)
        sys.stdout.write(str(next(sent) - 1))
    else:
        publish_account(Path(folder), elabora, aprueba)
