"""The countries of ISO 3166 under their Spanish names, for nationalities and foreign documents."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django_countries import Countries


class Paises(Countries):
    """The library's list, where its Spanish is the one Chile uses."""

    override: ClassVar[dict[str, str]] = {
        "AD": "Andorra",
        "CF": "República Centroafricana",
        "CY": "Chipre",
        "DJ": "Yibuti",
        "MM": "Myanmar",
        "NR": "Nauru",
        "PS": "Palestina",
        "SZ": "Esuatini",
        "TD": "Chad",
        "TT": "Trinidad y Tobago",
    }


PAISES = Paises()


def choices() -> list[tuple[str, str]]:
    """Code and name of every country, in the order of their Spanish names."""
    return [(country.code, country.name) for country in PAISES]


def name(code: str) -> str:
    """The Spanish name of a country, "" for a code that is none."""
    return PAISES.name(code)


def validate(code: str) -> None:
    """Refuse a code that is no country of ISO 3166."""
    if not name(code):
        raise ValidationError("Elija un país de la lista.", code="pais")
