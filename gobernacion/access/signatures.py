"""The key that signs what the product writes: it lives outside the database, so that SQL alone signs nothing.

``VAR_DIR/clave_firmas`` says after which line of the journal it signs and holds a key a line. The last one signs, and
all of them verify: whoever changes the key adds a line.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max

from gobernacion.access.models import Anotacion
from gobernacion.environment import kept_key

NONCE = 16
"""Digits that tell two equal lines apart: none can be copied unseen."""


class Keys(NamedTuple):
    """The keys of this installation, and the last line that was written before there was any."""

    since: int
    keys: tuple[str, ...]


def key_file() -> Path:
    """Where the keys are kept."""
    return Path(settings.VAR_DIR) / "clave_firmas"


def keys() -> Keys:
    """The keys, made with the tables or, in a new folder, the first time one is needed."""
    if key_file().exists():
        kept = kept_key(key_file())
    else:
        last = Anotacion.objects.aggregate(last=Max("pk"))["last"] or 0
        kept = kept_key(key_file(), before=f"{last}\n")
    since, *of_each = kept.split()
    return Keys(int(since), tuple(of_each))


def sign(said: Sequence[Any], with_keys: Keys | None = None) -> str:
    """The signature of some values, which nobody without the key can write."""
    return _mac((with_keys or keys()).keys[-1], said)


def signed(said: Sequence[Any], signature: str, with_keys: Keys) -> bool:
    """Whether the product signed these values."""
    return any(hmac.compare_digest(_mac(key, said), signature) for key in with_keys.keys)


def sign_lines(lines: Sequence[Anotacion]) -> None:
    """Sign lines of the journal that are about to be written."""
    with_keys = keys()
    for line in lines:
        nonce = secrets.token_hex(NONCE // 2)
        line.firma = nonce + sign([nonce, *_of_line(line)], with_keys)


def signed_line(line: Anotacion, with_keys: Keys) -> bool:
    """Whether the product wrote a line of the journal as it stands."""
    nonce, signature = line.firma[:NONCE], line.firma[NONCE:]
    return signed([nonce, *_of_line(line)], signature, with_keys)


def _of_line(line: Anotacion) -> list[Any]:
    said = [line.quien_id, line.accion, line.modelo, line.registro, line.filas, line.motivo]
    # A line that names no others is signed as it was before there were any that do.
    said += [line.registros] if line.registros else []
    return [line.cuando.astimezone(UTC).isoformat(timespec="microseconds"), *said]


def _mac(key: str, said: Sequence[Any]) -> str:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
