"""Applies a planilla of 600 new rows and a changed one, and is killed (-9) at one point of its work:

python tests/records/planillas/interrupted.py POINT

POINT: the number of a statement sent to the database; "never"; or "count", which takes everything back and prints how
many statements there are.
"""

import os
import signal
import sys
from itertools import count

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from gobernacion.access.models import User  # noqa: E402
from tests.records.planillas.test_all_of_it_or_nothing import Paper  # noqa: E402

point = sys.argv[1]
sent = count(1)


def counting(execute, sql, *args):
    if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")) and str(next(sent)) == point:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, *args)


with transaction.atomic():
    paper = Paper(User.objects.get(username="encargada"))
    for row in range(10, 610):
        paper.new(row)
    paper.say(3, solicitado=("n", "777"))
    with connection.execute_wrapper(counting):
        assert paper.apply(only_good=False, expected=601) is None
    if point == "count":
        transaction.set_rollback(True)
        sys.stdout.write(str(next(sent) - 1))
