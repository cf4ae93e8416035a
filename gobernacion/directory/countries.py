"""The countries of ISO 3166 under their Spanish names, for nationalities and foreign documents."""

from __future__ import annotations

from typing import ClassVar

from django_countries import Countries


class Paises(Countries):
    """The library's list in the Spanish of Chile, with the countries most people here come from first."""

    first: ClassVar[list[str]] = ["CL", "VE", "HT", "CO", "PE", "BO", "AR", "EC"]

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
    """Code and name of every country, the usual ones first, then by their Spanish names."""
    return [(country.code, country.name) for country in PAISES]


def foreign() -> list[tuple[str, str]]:
    """Those whose documents are foreign."""
    return [(code, name) for code, name in choices() if code != "CL"]


def name(code: str) -> str:
    """The Spanish name of a country, "" for a code that is none."""
    return PAISES.name(code)
