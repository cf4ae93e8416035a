"""Applies a planilla of many new rows (ROWS) and a changed one, and is killed (-9) at a point, as often as is asked:

python tests/records/planillas/interrupted.py POINT…

POINT: the number of a statement sent to the database; or "count", which takes everything back and prints how many there
are. Of each point it prints by which signal the work ended and whether everything is as it was before.
"""

import os
import signal
import sys
from itertools import count

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from gobernacion.access.models import User  # noqa: E402
from tests.records.planillas.test_all_of_it_or_nothing import Paper, everything  # noqa: E402

ROWS = int(os.environ.get("ROWS", "150"))


def work(point):
    """Apply the planilla, and die at that statement."""
    sent = count(1)

    def counting(execute, sql, *args):
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")) and str(next(sent)) == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *args)

    with transaction.atomic():
        paper = Paper(User.objects.get(username="encargada"))
        for row in range(10, 10 + ROWS):
            paper.new(row)
        paper.say(3, solicitado=("n", "777"))
        with connection.execute_wrapper(counting):
            assert paper.apply(only_good=False, expected=ROWS + 1) is None
        if point == "count":
            transaction.set_rollback(True)
            sys.stdout.write(str(next(sent) - 1))


def killed(point):
    """By which signal a process of its own ended at that point, and whether it left everything as it was."""
    before = everything()
    connection.close()
    child = os.fork()
    if not child:
        try:
            work(point)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    after = everything()
    connection.close()
    return os.WTERMSIG(status), before == after


if sys.argv[1] == "count":
    work("count")
else:
    for point in sys.argv[1:]:
        print(point, *killed(point), flush=True)  # noqa: T201
