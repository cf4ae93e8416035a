"""The steps of an edition, pressed as they stand on its page."""

from __future__ import annotations

from typing import Any

from django.test import Client

from gobernacion.releases.models import Edicion

LIST = "/interno/releases/edicion/"


def address_of(edicion: Edicion, step: str) -> str:
    """Where a step leads, for whoever has just read the edition."""
    edicion.refresh_from_db()
    read = f"?leida={edicion.huella}" if step in ("aprobar", "publicar") else ""
    return f"{LIST}{edicion.pk}/{step}/{read}"


def press(browser: Client, edicion: Edicion, step: str, **data: Any) -> str:
    """Press a button of an edition and read what the page says next."""
    return browser.post(address_of(edicion, step), data, follow=True).content.decode()
