"""Guessing a secret is slow, and slow for the guesser alone (docs/decisions/0029).

Each attempt is written before the secret is looked at and taken back once it proves right, so that many at once get no
more tries than one after the other. Those of a device from which the account came in before are counted by themselves;
so are those of an address it came in from. What is tried during a pause makes it no longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.core.exceptions import ValidationError
from django.db import connections, router, transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gobernacion.access import journal
from gobernacion.access.models import Intento, LugarConocido, User

FREE = 5
"""Wrong attempts at an account, from one device or one address, after which there is a pause."""
FREE_FROM_ANYWHERE = 40
"""Wrong attempts at an account from all addresses it never came in from."""
FREE_OF_AN_ADDRESS = 60
"""Wrong attempts from one address at any account: a whole office may stand behind it."""
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
"""How long the first pause is; each one doubles the one before, as far as the longest."""
COUNTED = timedelta(days=1)
KNOWN = timedelta(days=90)
"""For how long a wrong attempt counts, and a device or an address is known after the account last came in from it."""

WRONG, PAUSE = "entrar_fallido", "pausar_ingreso"
ANYWHERE = "anywhere"


class Paused(Exception):
    """No attempt is taken now, right or wrong."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.seconds = max(1, ceil(wait.total_seconds()))

    @property
    def told(self) -> str:
        """How long to wait, in words."""
        minutes = ceil(self.seconds / 60)
        return "1 minuto" if minutes == 1 else f"{minutes} minutos"


@dataclass(frozen=True)
class Attempt:
    """A try that was granted. It counts as wrong until it is said to have proved right."""

    account: str
    kept: Intento
    last: bool
    """Whether the account is paused if it proves wrong."""

    def succeeded(self) -> None:
        """Take it back, and with it what the same person got wrong before from the same device or address."""
        kept = self.kept
        same = Intento.objects.filter(
            tipo=kept.tipo, cuenta=kept.cuenta, desde=kept.desde, equipo=kept.equipo
        )
        with transaction.atomic(using=router.db_for_write(Intento)):
            same.delete()
            forget_old(timezone.now())

    def failed(self) -> None:
        """Leave it counted. Raises Paused where the next one would have to wait."""
        owner = User.objects.filter(username=self.account).first() if self.last else None
        if owner is not None:
            journal.note_decision(None, PAUSE, [owner])
        _stop_if_paused(self.kept)


def reserve(kind: str, account: str, address: str, device: str = "") -> Attempt:
    """Take one try at a secret of an account, before looking at it. Raises Paused if there is none to take now.

    ``kind`` names the secret: each has tries of its own. ``device`` is one this account came in from before, or empty.
    """
    account = str(User.normalize_username(account))
    attempt = Intento(
        tipo=kind,
        cuenta=digest("cuenta", account),
        desde="" if device else digest("desde", address),
        equipo=digest("equipo", device) if device else "",
    )
    # Asked first without holding anything: who insists during a pause keeps nobody from writing.
    _stop_if_paused(attempt)
    alias = router.db_for_write(Intento)
    # Inside a transaction that somebody may undo, an attempt would be forgotten with it.
    with transaction.atomic(using=alias, durable=True):
        _one_at_a_time(alias)
        last = _stop_if_paused(attempt)
        attempt.cuando = timezone.now()
        attempt.save(force_insert=True)
    return Attempt(account, attempt, last)


def know_place(account: str, address: str) -> None:
    """Note that an account came in, with all it takes, from an address."""
    LugarConocido.objects.update_or_create(
        cuenta=digest("cuenta", account),
        desde=digest("desde", address),
        defaults={"cuando": timezone.now()},
    )


def is_paused(user: User) -> bool:
    """Whether somebody has to wait, anywhere, to try a secret of this account."""
    now = timezone.now()
    _, wrong = _of_account(digest("cuenta", user.username), now)
    return any(
        _pause(moments, FREE_FROM_ANYWHERE if desde == ANYWHERE else FREE, now)
        for (_, desde, _), moments in wrong.items()
    )


def lift(user: User, por: User) -> None:
    """Forget the wrong attempts at an account; they go on counting for the addresses they came from."""
    if por.pk == user.pk:
        raise ValidationError("Nadie quita la pausa de su propia cuenta: pídalo a otra persona.")
    of_account = Intento.objects.filter(cuenta=digest("cuenta", user.username))
    of_account.filter(desde="").delete()
    of_account.update(cuenta="")


def note_wrong(now: datetime) -> int:
    """Leave a line for each account that somebody got wrong since the last time, with how often; answer how many.

    The clock does it, some time later: written at once, the line would tell who guesses, by what it costs, that the
    account exists. However much they insist there is one an hour; what the owner got wrong before coming in is no line.
    """
    owners = {digest("cuenta", user.username): user for user in User.objects.all()}
    with transaction.atomic(using=router.db_for_write(Intento)):
        wrong = Intento.objects.filter(anotado=False, cuando__lte=now)
        of_owners = wrong.filter(cuenta__in=owners).values("cuenta")
        found = list(of_owners.annotate(n=Count("pk"), last=Max("cuando")).order_by("last"))
        for one in found:
            at = timezone.localtime(one["last"])
            said = f"El último intento, el {at:%d-%m-%Y} a las {at:%H:%M}."
            journal.note_attempts(owners[one["cuenta"]], WRONG, one["n"], said)
        wrong.update(anotado=True)
    return len(found)


def forget_old(now: datetime) -> None:
    """Erase what no longer counts at a moment."""
    Intento.objects.filter(cuando__lte=now - COUNTED).delete()
    LugarConocido.objects.filter(cuando__lte=now - KNOWN).delete()


def digest(what: str, value: str) -> str:
    """Stand for a value without saying it: it is worked out with the key of the installation."""
    return salted_hmac(f"{__name__}.{what}", value, algorithm="sha256").hexdigest()


# --- counting ---------------------------------------------------------------------------------------------------


def _stop_if_paused(attempt: Intento) -> bool:
    """Raise Paused if this attempt may not be made now; else say whether it is the last one before a pause."""
    now = timezone.now()
    known, wrong = _of_account(attempt.cuenta, now)
    limits = [(wrong[attempt.tipo, attempt.desde, attempt.equipo], FREE)]
    if not attempt.equipo and attempt.desde not in known:
        limits.append((wrong[attempt.tipo, ANYWHERE, ""], FREE_FROM_ANYWHERE))
    last = any(len(moments) + 1 == free for moments, free in limits)
    if not attempt.equipo:
        of_address = Intento.objects.filter(desde=attempt.desde, cuando__gt=now - COUNTED)
        limits.append((list(of_address.values_list("cuando", flat=True)), FREE_OF_AN_ADDRESS))
    wait = max(_pause(moments, free, now) for moments, free in limits)
    if wait:
        raise Paused(wait)
    return last


def _of_account(
    cuenta: str, now: datetime
) -> tuple[set[str], defaultdict[tuple[str, str, str], list[datetime]]]:
    """The addresses an account came in from, and when each kind of attempt at it went wrong."""
    known = set(
        LugarConocido.objects.filter(cuenta=cuenta, cuando__gt=now - KNOWN).values_list("desde", flat=True)
    )
    wrong: defaultdict[tuple[str, str, str], list[datetime]] = defaultdict(list)
    rows = Intento.objects.filter(cuenta=cuenta, cuando__gt=now - COUNTED)
    for tipo, desde, equipo, cuando in rows.values_list("tipo", "desde", "equipo", "cuando"):
        wrong[tipo, desde, equipo].append(cuando)
        if not equipo and desde not in known:
            wrong[tipo, ANYWHERE, ""].append(cuando)
    return known, wrong


def _pause(moments: Sequence[datetime], free: int, now: datetime) -> timedelta:
    """How much is left of the pause after so many wrong attempts."""
    over = len(moments) - free
    if over < 0:
        return timedelta()
    lasts = min(2 ** min(over, 10) * FIRST, LONGEST)
    left: timedelta = max(moments) + lasts - now
    return max(left, timedelta())


def _one_at_a_time(alias: str) -> None:
    """Until this transaction ends no other one counts: SQLite began by taking the lock, PostgreSQL is asked for it."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Intento._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
