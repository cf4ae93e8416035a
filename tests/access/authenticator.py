"""A device that makes passkeys and signs with them, as a telephone does, without a browser before it."""

from __future__ import annotations

import json
import secrets
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256, CoseKey
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

HERE = "http://testserver"
PRESENT = AuthenticatorData.FLAG.UP


class Device:
    """Holds one passkey; it counts how often it signed, unless it never counts."""

    def __init__(self, counts: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.public: CoseKey = ES256.from_cryptography_key(self.key.public_key())
        self.id = secrets.token_bytes(32)
        self.step = int(counts)
        self.signed = 0

    def makes(self, options: dict[str, Any], origin: str = HERE) -> str:
        """What `navigator.credentials.create` gives for these options, as JSON."""
        made = AttestedCredentialData.create(b"\0" * 16, self.id, self.public)
        said = AuthenticatorData.create(
            self._office(options["rp"]["id"]), PRESENT | AuthenticatorData.FLAG.AT, self.signed, made
        )
        attested = AttestationObject.create("none", said, {})
        return self._answer("webauthn.create", options, origin, attestationObject=attested)

    def signs(self, options: dict[str, Any], origin: str = HERE) -> str:
        """What `navigator.credentials.get` gives for these options, as JSON."""
        self.signed += self.step
        said = AuthenticatorData.create(self._office(options["rpId"]), PRESENT, self.signed)
        client = self._client("webauthn.get", options, origin)
        signature = self.key.sign(said + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer("webauthn.get", options, origin, authenticatorData=said, signature=signature)

    def _answer(self, kind: str, options: dict[str, Any], origin: str, **said: bytes) -> str:
        client = self._client(kind, options, origin)
        response = {name: websafe_encode(value) for name, value in said.items()}
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "response": {"clientDataJSON": websafe_encode(client), **response},
                "clientExtensionResults": {},
            }
        )

    def _client(self, kind: str, options: dict[str, Any], origin: str) -> CollectedClientData:
        return CollectedClientData.create(kind, websafe_decode(options["challenge"]), origin)

    def _office(self, host: str) -> bytes:
        return sha256(host.encode()).digest()
