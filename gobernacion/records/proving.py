"""How the scanned papers are proved: each file is the one that was uploaded, and there is no other."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from gobernacion import proofs
from gobernacion.records.adjuntos import Adjunto

STILL_COMING = 3600
"""Seconds in which a file may be there before its row: it is being uploaded."""


def problems() -> Iterator[str]:
    """Every paper that is gone or is another, and every file that is of none."""
    yield from proofs.named(_of_papers(), "documentos")
    yield from proofs.named(_of_nobody(), "archivos")


def _kinds() -> Iterator[Any]:
    return (model for model in apps.get_models() if issubclass(model, Adjunto))


def _of_papers() -> Iterator[str]:
    for model in _kinds():
        for paper in model._base_manager.select_related("registro").order_by("pk").iterator(chunk_size=2000):
            if paper.archivo and (wrong := _wrong_with(paper)):
                yield f"{paper}: {wrong}."


def _wrong_with(paper: Adjunto) -> str:
    path = Path(settings.MEDIA_ROOT) / str(paper.archivo.name)
    try:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == paper.sha256
    except OSError:
        return "falta su archivo"
    return "" if same else "su archivo no es el que se subió"


def _of_nobody() -> Iterator[str]:
    root = Path(settings.MEDIA_ROOT)
    for label in sorted({model._meta.app_label for model in _kinds()}):
        known: set[str] = set()
        for model in _kinds():
            if model._meta.app_label == label:
                known.update(model._base_manager.exclude(archivo="").values_list("archivo", flat=True))
        for path in sorted((root / label).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in known and path.stat().st_mtime < time.time() - STILL_COMING:
                yield f"Archivo {name}: no es de ningún documento."


proofs.register("papers", problems)
