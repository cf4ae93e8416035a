"""What an area proposes for a year, before anybody approved it."""

from tests.access.people import make_user


def proposed(aviary, area):
    return {"propuesta_por": make_user(aviary.word().lower())}


PLANTING = {
    "indicators.MetaAnual": lambda aviary, area: {"estado": "propuesta", **proposed(aviary, area)},
    "indicators.Compromiso": lambda aviary, area: {
        "estado": "propuesto",
        "plazo": None,
        **proposed(aviary, area),
    },
}
