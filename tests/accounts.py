"""Transcribed accounts as tests take them: read, checked, and with one number changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.indicators.cuadraturas import Estado, Resultado, revisar
from gobernacion.indicators.figures import CifraDicha, Cifras
from gobernacion.indicators.registry import registry
from gobernacion.lib import clp
from gobernacion.published.models import EdicionPublicada
from gobernacion.releases.checking import check
from gobernacion.releases.documents import Documento, read_document
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.publishing import approve, publish

ELQUI_2019 = settings.BASE_DIR / "fixtures" / "cuenta_2019"
PRUEBA_2022 = Path(__file__).parent / "cuenta_inventada" / "documento"

_LONGEST_NUMBER_IN_WORDS = 9


def publish_account(folder: Path, elabora: User, aprueba: User) -> EdicionPublicada:
    """A transcribed account published by two people, all or nothing."""
    with transaction.atomic():
        edicion = draft_from_document(read_document(folder), elabora)
        assert check(edicion) == []
        approve(edicion, aprueba)
        return publish(edicion, timezone.localdate())


@cache
def account(folder: Path) -> Documento:
    return read_document(folder)


def findings(cifras: Iterable[CifraDicha]) -> list[Resultado]:
    """What the cuadraturas of the installed areas find in these figures."""
    return revisar(Cifras(cifras), registry().cuadraturas())


def of_estado(estado: Estado, cifras: Iterable[CifraDicha]) -> dict[str, tuple[Decimal, Decimal]]:
    """The results of one kind: what is stated and what was expected, by key."""
    return {r.clave: (r.informado, r.esperado) for r in findings(cifras) if r.estado is estado}


def unexplained(documento: Documento, cifras: Iterable[CifraDicha]) -> list[Resultado]:
    """The contradictions that no signed note of the account explains with the same two numbers."""
    explained = {(nota.clave, nota.informado, nota.esperado) for nota in documento.notas}
    return [
        r
        for r in findings(cifras)
        if r.estado is Estado.QUIEBRE and (r.clave, r.informado, r.esperado) not in explained
    ]


def with_other(cifras: Iterable[CifraDicha], cifra: CifraDicha, **changes: object) -> list[CifraDicha]:
    """The same figures with this one changed."""
    return [replace(c, **changes) if c is cifra else c for c in cifras]  # type: ignore[arg-type]


def one_digit_changed(valor: Decimal) -> Iterator[Decimal]:
    """Every number that differs from this one in one digit; none starts with a zero it did not have."""
    text = f"{valor:f}"
    for place, digit in enumerate(text):
        for other in "0123456789" if digit.isdigit() else "":
            if other != digit and not (place == 0 and other == "0" and len(text) > 1):
                yield Decimal(text[:place] + other + text[place + 1 :])


def numbers_in(sentence: str) -> set[Decimal]:
    """The numbers a sentence holds, in figures or in words ("19 millones trece mil 53", "1,068")."""
    found: set[Decimal] = set()
    for phrase in re.split(r"[^\w\s.,]|[.,](?!\d)", sentence):
        words, start = phrase.split(), 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST_NUMBER_IN_WORDS), start, -1):
                value = _number(" ".join(words[start:end]))
                if value is not None:
                    found.add(value)
                    start = end - 1
                    break
            start += 1
    return found


def _number(text: str) -> Decimal | None:
    if re.search(r"\b(pesos|clp)\b", text, re.IGNORECASE):
        return None
    try:
        return Decimal(clp.parse(text))
    except clp.MontoInvalido:
        try:
            return clp.read_number(text)
        except clp.NumeroInvalido:
            return None
