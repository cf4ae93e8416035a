"""A list taken as a file, as whoever asks for it reads it."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.test import Client


def rows_of(client: Client, address: str, query: str = "") -> list[dict[str, str]]:
    """The rows of a list as its CSV for other programs says them, each by the headers of its columns."""
    asked = {"formato": "csv", "motivo": "Informe mensual."}
    answer: Any = client.post(f"{address}exportar/{query}", asked)
    assert answer.status_code == 200, answer.status_code
    written = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))
