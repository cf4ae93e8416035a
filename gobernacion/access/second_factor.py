"""The second factor of an account: a code of its owner's telephone, or once each, a code on paper.

What the telephone and the office share is kept encrypted by a key outside the database, so that a copy of the tables
makes no codes. A code opens once, in whatever process it is tried.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pyrage import DecryptError, decrypt, encrypt, x25519

from gobernacion.access import journal
from gobernacion.access.models import CodigoRecuperacion, SegundoFactor, User
from gobernacion.access.models.user import LETRAS
from gobernacion.environment import kept_key
from gobernacion.territory.models import Institucion

PERIOD = 30
"""Seconds for which the telephone shows a code."""
TOLERANCE = 1
"""By how many of them the clock of a telephone may be off."""
DIGITS = 6
CODES = 10
"""How many codes on paper are made together."""
FEW = 3
"""When so many are left, others should be made."""

REGISTER, RECOVER, RENEW, ADD_KEY, DROP_KEY, REMOVE = (
    "registrar_segundo_factor",
    "usar_codigo_recuperacion",
    "renovar_codigos_recuperacion",
    "agregar_llave",
    "quitar_llave",
    "quitar_segundo_factor",
)
"""What is noted in the journal of the second factor of an account."""
BY_THEMSELVES = (REGISTER, RECOVER, RENEW, ADD_KEY, DROP_KEY)
"""Of these, what each person does with their own account."""


# --- the key outside the database -----------------------------------------------------------------------------


def key_file() -> Path:
    """Where the key is kept; whoever changes it adds a line: the last one encrypts, all of them decrypt."""
    return Path(settings.VAR_DIR) / "clave_segundo_factor"


def seal_for(user: User, said: str) -> str:
    """Encrypt what is kept for an account, so that it cannot be read, nor given to another account."""
    sealed = encrypt(f"{user.pk} {said}".encode(), [_keys()[-1].to_public()])
    return b64encode(sealed).decode()


def unseal_for(user: User, sealed: str) -> str:
    """Return what was encrypted for this account; nothing, if it was not or the key is another."""
    try:
        owner, _, said = decrypt(b64decode(sealed), _keys()).decode().partition(" ")
    except (DecryptError, ValueError):
        return ""
    return said if owner == str(user.pk) else ""


def _keys() -> list[x25519.Identity]:
    kept = kept_key(key_file(), make=lambda: str(x25519.Identity.generate()))
    return [x25519.Identity.from_str(key) for key in kept.split() if key.startswith("AGE-SECRET-KEY-")]


# --- the telephone --------------------------------------------------------------------------------------------


def has_factor(user: User) -> bool:
    """Whether an account has a second factor."""
    return SegundoFactor.objects.filter(user=user).exists()


def new_secret() -> str:
    """A key to be shared with a telephone."""
    return pyotp.random_base32()


def address_of(user: User, secret: str) -> str:
    """What the telephone reads from the square: the key, and whose it is."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=office())


def office() -> str:
    """What the devices of the staff call the office."""
    institucion = Institucion.objects.en(timezone.localdate())
    return str(institucion.nombre) if institucion else "Gobernación"


def take_code(user: User, written: str) -> bool:
    """Whether this is a code the telephone shows now and that opened nothing yet; from now on it did."""
    factor = SegundoFactor.objects.filter(user=user).first()
    secret = unseal_for(user, factor.secreto) if factor else ""
    step = _step_of(secret, written) if secret else None
    if factor is None or step is None:
        return False
    unused = SegundoFactor.objects.filter(pk=factor.pk, ultimo_paso__lt=step)
    return unused.update(ultimo_paso=step) == 1


def register(user: User, secret: str, written: str) -> list[str] | None:
    """Give an account this second factor, in the place of the one it had, if the code proves that the telephone has it.

    Return the codes on paper, or None if the code is wrong.
    """
    step = _step_of(secret, written)
    if step is None:
        return None
    with transaction.atomic():
        factor, _ = SegundoFactor.objects.update_or_create(
            user=user,
            defaults={
                "secreto": seal_for(user, secret),
                "ultimo_paso": step,
                "desde": timezone.now(),
            },
        )
        # They may be in the telephone that was lost.
        factor.llaves.all().delete()
        codes = _make_codes(factor)
        journal.note_decision(user, REGISTER, [user])
    return codes


def _step_of(secret: str, written: str) -> int | None:
    """The period in which a telephone with this key shows this code, if it is one of those around now."""
    code = "".join(written.split())
    now = int(timezone.now().timestamp()) // PERIOD
    shown = pyotp.HOTP(secret, digits=DIGITS)
    around = range(now - TOLERANCE, now + TOLERANCE + 1)
    matches = [step for step in around if hmac.compare_digest(shown.at(step).encode(), code.encode())]
    return matches[-1] if matches else None


# --- the codes on paper ---------------------------------------------------------------------------------------


def take_recovery_code(user: User, written: str) -> bool:
    """Whether this is one of the codes on paper, not used before; from now on it was."""
    code = "".join(char for char in written.lower() if char.isalnum())
    unused = CodigoRecuperacion.objects.filter(factor__user=user, usado_el=None)
    taken = unused.filter(huella__in=_digests(user, code)).update(usado_el=timezone.now())
    if taken:
        journal.note_decision(user, RECOVER, [user])
    return bool(taken)


def codes_left(user: User) -> int:
    """How many codes on paper were not used yet."""
    return CodigoRecuperacion.objects.filter(factor__user=user, usado_el=None).count()


def renew_codes(user: User) -> list[str]:
    """Make other codes on paper; those from before open nothing any more."""
    with transaction.atomic():
        codes = _make_codes(SegundoFactor.objects.get(user=user))
        journal.note_decision(user, RENEW, [user])
    return codes


def _make_codes(factor: SegundoFactor) -> list[str]:
    codes = ["".join(secrets.choice(LETRAS) for _ in range(10)) for _ in range(CODES)]
    factor.codigos.all().delete()
    SegundoFactor.objects.filter(pk=factor.pk).update(codigos_guardados=False)
    CodigoRecuperacion.objects.bulk_create(
        CodigoRecuperacion(factor=factor, huella=_digests(factor.user, code)[-1]) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _digests(user: User, code: str) -> list[str]:
    """What a code is recognised by, for each key there is."""
    said = f"codigo {user.pk} {code}".encode()
    return [hmac.new(str(key).encode(), said, hashlib.sha256).hexdigest() for key in _keys()]


# --- taking it away -------------------------------------------------------------------------------------------


def remove(user: User) -> None:
    """Take the second factor from an account, whose telephone and codes are lost: it registers another one."""
    SegundoFactor.objects.filter(user=user).delete()


def grouped(said: str) -> Iterable[str]:
    """In fours, to be typed from the screen."""
    return [said[at : at + 4] for at in range(0, len(said), 4)]
