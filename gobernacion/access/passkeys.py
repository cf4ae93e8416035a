"""Passkeys: a device of the owner (a telephone, a computer, a USB key) that signs what it is asked to.

One more way to prove the second factor and never the only one, because it needs a script and a code of the telephone
does not. A browser lets no other site ask for it, however alike it looks. What it signs opens once.

Source: Web Authentication, W3C, https://www.w3.org/TR/webauthn-2/.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from gobernacion.access import journal, presence, second_factor
from gobernacion.access.models import LlaveDeAcceso, SegundoFactor, User

OFFERED = CoseKey.supported_algorithms()
"""How a device may sign; the library can check more, and one of them stands on SHA-1."""

PAGES_OPEN = 5
"""How many pages may wait for a passkey in one session at a time: what the oldest asked is forgotten."""
LONGEST = 20_000
"""Letters of an answer; those of a browser have a few thousand."""
SIGNED = ("clientDataJSON", "authenticatorData", "signature")
MADE = ("clientDataJSON", "attestationObject")
"""What is read of the answer of a browser."""

MALFORMED = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    struct.error,
)
"""What is met in an answer that no browser gave."""


class Answer(NamedTuple):
    """What a browser answered to something that this session asked of it."""

    challenge: str
    said: dict[str, Any]

    @property
    def asked(self) -> dict[str, Any]:
        """What the library keeps of what it asked."""
        return {"challenge": self.challenge, "user_verification": UserVerificationRequirement.DISCOURAGED}


# --- asking and being answered --------------------------------------------------------------------------------


def can_be_used(request: HttpRequest) -> bool:
    """Whether a browser has passkeys for this address: for names, and not for bare numbers."""
    host = _host(request)
    return bool(host) and ":" not in host and not host.rstrip(".").rpartition(".")[2].isdigit()


def ask(request: HttpRequest, user: User) -> str:
    """What a browser needs to have one of the passkeys of an account sign, as JSON; empty if it has none here."""
    keys = [*keys_of(user).values()] if can_be_used(request) else []
    if not keys:
        return ""
    options, asked = _server(request).authenticate_begin(keys, UserVerificationRequirement.DISCOURAGED)
    _remember(request, asked["challenge"])
    return json.dumps(dict(options.public_key))


def offer(request: HttpRequest, user: User) -> str:
    """What a browser needs to make a passkey for an account, as JSON."""
    options, asked = _server(request).register_begin(
        PublicKeyCredentialUserEntity(
            id=str(user.pk).encode(), name=user.username, display_name=user.username
        ),
        [*keys_of(user).values()],
        ResidentKeyRequirement.DISCOURAGED,
        UserVerificationRequirement.DISCOURAGED,
    )
    _remember(request, asked["challenge"])
    return json.dumps(dict(options.public_key))


def answered(request: HttpRequest, answer: str, parts: tuple[str, ...]) -> Answer | None:
    """Read what a browser answered to what this session asked lately; None if nothing asked for it.

    What was asked is asked no more, whatever the answer is worth.
    """
    try:
        challenge, said = _read(answer, parts)
    except MALFORMED:
        return None
    still_open = _open(request)
    asked = [one for one in still_open if one[0] == challenge]
    if not asked:
        return None
    request.session[presence.ASKED] = [one for one in still_open if one not in asked]
    return Answer(challenge, said)


def _read(answer: str, parts: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """What was asked, and what is read of the answer. Raises where text should be and is not: a number is taken by the
    library for a size, and makes as many bytes.
    """
    if len(answer) > LONGEST:
        raise ValueError("too long")
    whole = json.loads(answer)
    said = {name: whole[name] for name in ("id", "rawId", "type")}
    response = {name: whole["response"][name] for name in parts}
    if not all(isinstance(one, str) for one in (*said.values(), *response.values())):
        raise TypeError("not text")
    client = json.loads(websafe_decode(response["clientDataJSON"]))
    if not isinstance(client["challenge"], str) or client.get("crossOrigin"):
        raise TypeError("not asked by a page of ours")
    if "attestationObject" in response:
        made: Any = cbor.decode(websafe_decode(response["attestationObject"]))
        if not isinstance(made["authData"], bytes):
            raise TypeError("not bytes")
    return client["challenge"], {**said, "response": response, "clientExtensionResults": {}}


def _remember(request: HttpRequest, challenge: str) -> None:
    """Note what a page asks, in the session."""
    now = timezone.now().timestamp()
    request.session[presence.ASKED] = [*_open(request), [challenge, now]][-PAGES_OPEN:]


def _open(request: HttpRequest) -> list[list[Any]]:
    """What the pages of this session asked a short while ago."""
    since = timezone.now().timestamp() - presence.FRESH.total_seconds()
    return [one for one in request.session.get(presence.ASKED, []) if one[1] > since]


# --- the passkeys of an account -------------------------------------------------------------------------------


def kept(user: User) -> QuerySet[LlaveDeAcceso]:
    """The passkeys of an account, the first that was added first."""
    return LlaveDeAcceso.objects.filter(factor__user=user).order_by("desde")


def keys_of(user: User) -> dict[LlaveDeAcceso, AttestedCredentialData]:
    """Those with what each is recognised by; not one that was made for another account."""
    read = {key: second_factor.unseal_for(user, key.credencial) for key in kept(user)}
    return {key: AttestedCredentialData(b64decode(said)) for key, said in read.items() if said}


def take(request: HttpRequest, user: User, answer: Answer) -> bool:
    """Whether a passkey of an account signed it; once, in whatever process it is tried."""
    keys = keys_of(user)
    try:
        said = AuthenticationResponse.from_dict(answer.said)
        signer = _server(request).authenticate_complete(answer.asked, [*keys.values()], said)
    except MALFORMED:
        return False
    key = next(key for key, credential in keys.items() if credential is signer)
    # A device that counts always counts on: one that went back is a copy. Those that do not count say nought.
    count = said.response.authenticator_data.counter
    unused = LlaveDeAcceso.objects.filter(pk=key.pk).exclude(ultima=answer.challenge)
    uncopied = unused.filter(firmas__lt=count) if count else unused.filter(firmas=0)
    return uncopied.update(firmas=count, ultima=answer.challenge, usada_el=timezone.now()) == 1


def add(request: HttpRequest, user: User, nombre: str, answer: Answer) -> LlaveDeAcceso | None:
    """Add to an account the passkey that a browser made as it was asked to; None if it did not, or it is there."""
    try:
        said = _server(request).register_complete(answer.asked, answer.said)
    except MALFORMED:
        return None
    made, factor = said.credential_data, SegundoFactor.objects.filter(user=user).first()
    if factor is None or made is None or not made.credential_id or made.public_key.ALGORITHM not in OFFERED:
        return None
    try:
        with transaction.atomic():
            key = LlaveDeAcceso.objects.create(
                factor=factor,
                nombre=_free(factor, nombre),
                huella=sha256(made.credential_id).hexdigest(),
                credencial=second_factor.seal_for(user, b64encode(made).decode()),
                firmas=said.counter,
                desde=timezone.now(),
            )
            journal.note_decision(user, second_factor.ADD_KEY, [user])
    except IntegrityError:
        return None
    return key


def drop(user: User, key: LlaveDeAcceso) -> None:
    """Take a passkey from an account."""
    with transaction.atomic():
        gone, _ = LlaveDeAcceso.objects.filter(pk=key.pk).delete()
        if gone:
            journal.note_decision(user, second_factor.DROP_KEY, [user])


def _free(factor: SegundoFactor, nombre: str) -> str:
    """A name that no other passkey of the account has: the device made this one already, and cannot take it back."""
    taken = {key.nombre.casefold() for key in factor.llaves.all()}
    others = (f"{nombre} ({place})" for place in range(2, len(taken) + 2))
    return next(name for name in (nombre, *others) if name.casefold() not in taken)


def _server(request: HttpRequest) -> Fido2Server:
    """Asks for passkeys of this host, and takes what was signed on pages of this very address."""
    here = f"{request.scheme}://{request.get_host()}".lower()
    office = PublicKeyCredentialRpEntity(name=second_factor.office(), id=_host(request))
    return Fido2Server(office, verify_origin=lambda origin: origin == here)


def _host(request: HttpRequest) -> str:
    """The host that was asked for, without its port."""
    return urlsplit(f"//{request.get_host()}").hostname or ""
