"""Passkeys: a device of the owner (a telephone, a computer, a USB key) that signs what it is asked to.

One more way to prove the second factor and never the only one, because it needs a script and a code of the telephone
does not. A browser lets no other site ask for it, however alike it looks. What it signs opens once.

Source: Web Authentication, W3C, https://www.w3.org/TR/webauthn-2/.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from ipaddress import ip_address

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from gobernacion.access import journal, second_factor
from gobernacion.access.models import LlaveDeAcceso, SegundoFactor, User

ASKED = "llave_pedida"
"""In a session: what a passkey has to sign, until something is answered."""

OFFERED = CoseKey.supported_algorithms()
"""How a device may sign; the library can check more, and one of them stands on SHA-1."""

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
"""What the library meets in an answer that no browser gave."""


def can_be_used(request: HttpRequest) -> bool:
    """Whether a browser has passkeys for this address: for names, and not for bare numbers."""
    try:
        ip_address(_host(request).strip("[]"))
    except ValueError:
        return True
    return False


def keys_of(user: User) -> dict[LlaveDeAcceso, AttestedCredentialData]:
    """The passkeys of an account, with what each is recognised by; not one that was made for another account."""
    kept = LlaveDeAcceso.objects.filter(factor__user=user).order_by("desde")
    read = {key: second_factor.unseal_for(user, key.credencial) for key in kept}
    return {key: AttestedCredentialData(b64decode(said)) for key, said in read.items() if said}


def ask(request: HttpRequest, user: User) -> str:
    """What a browser needs to have one of the passkeys of an account sign, as JSON; empty if it has none here."""
    keys = [*keys_of(user).values()] if can_be_used(request) else []
    if not keys:
        return ""
    options, asked = _server(request).authenticate_begin(keys, UserVerificationRequirement.DISCOURAGED)
    request.session[ASKED] = asked
    return json.dumps(dict(options.public_key))


def take(request: HttpRequest, user: User, answer: str) -> bool:
    """Whether a passkey of an account signed what this session asked of it; from now on nothing is asked."""
    asked = request.session.pop(ASKED, None)
    keys = keys_of(user)
    if asked is None:
        return False
    try:
        said = AuthenticationResponse.from_dict(json.loads(answer))
        signer = _server(request).authenticate_complete(asked, [*keys.values()], said)
    except MALFORMED:
        return False
    key = next(key for key, credential in keys.items() if credential is signer)
    # A device that counts always counts on: one that went back is a copy. Those that do not count say nought.
    count = said.response.authenticator_data.counter
    same = LlaveDeAcceso.objects.filter(pk=key.pk)
    uncopied = same.filter(firmas__lt=count) if count else same.filter(firmas=0)
    return uncopied.update(firmas=count, usada_el=timezone.now()) == 1


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
    request.session[ASKED] = asked
    return json.dumps(dict(options.public_key))


def add(request: HttpRequest, user: User, nombre: str, answer: str) -> LlaveDeAcceso | None:
    """Add to an account the passkey that a browser made as it was asked to; None if it did not."""
    asked = request.session.pop(ASKED, None)
    if asked is None:
        return None
    try:
        made = _server(request).register_complete(asked, json.loads(answer))
    except MALFORMED:
        return None
    if made.credential_data is None or made.credential_data.public_key.ALGORITHM not in OFFERED:
        return None
    with transaction.atomic():
        key = LlaveDeAcceso.objects.create(
            factor=SegundoFactor.objects.get(user=user),
            nombre=nombre,
            credencial=second_factor.seal_for(user, b64encode(made.credential_data).decode()),
            firmas=made.counter,
            desde=timezone.now(),
        )
        journal.note_decision(user, second_factor.ADD_KEY, [user])
    return key


def drop(user: User, key: LlaveDeAcceso) -> None:
    """Take a passkey from an account."""
    with transaction.atomic():
        key.delete()
        journal.note_decision(user, second_factor.DROP_KEY, [user])


def _server(request: HttpRequest) -> Fido2Server:
    """Asks for passkeys of this host, and takes what was signed on pages of this very address."""
    here = f"{request.scheme}://{request.get_host()}"
    office = PublicKeyCredentialRpEntity(name=second_factor.office(), id=_host(request))
    return Fido2Server(office, verify_origin=lambda origin: origin == here)


def _host(request: HttpRequest) -> str:
    """The host that was asked for, without its port."""
    host, _, port = request.get_host().rpartition(":")
    return host if port.isdigit() else request.get_host()
