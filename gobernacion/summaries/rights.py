"""Whose figures somebody may read: those of the areas whose targets they may."""

from gobernacion.access.grants import Grants
from gobernacion.access.rules import Accion
from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.models import MetaAnual


def areas_told(held: Grants) -> tuple[AreaConfig, ...]:
    """The areas whose figures somebody may read."""
    return tuple(area for area in installed() if held.may(Accion.VER, MetaAnual(area=area.label)))


def may_read(held: Grants) -> bool:
    """Whether there is any."""
    return bool(areas_told(held))
