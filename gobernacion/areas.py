"""What an area of the office is: an app that declares itself to the centre.

The centre never names an area: it asks Django which installed apps are areas and reads
what each one declares about itself.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar

from django.apps import AppConfig, apps

from gobernacion.lib.periods import SIEMPRE, Vigencia


class Tema(StrEnum):
    """The themes under which citizens look for what the office does."""

    SOCIAL = "Protección social"
    SEGURIDAD = "Seguridad y emergencias"
    MIGRACION = "Migración y frontera"
    COMUNIDAD = "Comunidad y participación"
    FOMENTO = "Fomento productivo"


class AreaConfig(AppConfig):
    """One area of the office: its title, the sentence the public reads, its chapters and its theme.

    A subclass in an area's ``apps.py`` is all the centre needs: indicators, policy, admin and demo
    are found by their module names inside the area's folder.
    """

    # Django would otherwise take this very class, imported by name into an area's apps.py, for the
    # area's own and silently ignore the subclass.
    default = False

    titulo: ClassVar[str]
    frase: ClassVar[str]
    capitulos: ClassVar[tuple[str, ...]]
    tema: ClassVar[Tema]
    prefijo: ClassVar[str]
    vigencia: ClassVar[Vigencia] = SIEMPRE
    """The days on which offices like this one answer for it by law."""
    norma: ClassVar[str] = ""
    """The law that says so, where those days have an end."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.vigencia.ultimo_dia and not cls.norma:
            raise TypeError(f"{cls.__name__} ends by law and does not say which.")
        cls.default = True
        cls.verbose_name = cls.titulo

    def declared(self, module: str) -> ModuleType | None:
        """The area's module of that name (``indicators``, ``policy``, ``demo``), or None if it has none."""
        name = f"{self.name}.{module}"
        return import_module(name) if importlib.util.find_spec(name) else None


def installed() -> Iterator[AreaConfig]:
    """The areas switched on in this office, in the order of settings.AREAS."""
    return (config for config in apps.get_app_configs() if isinstance(config, AreaConfig))


def title_of(label: str) -> str:
    """The title of an area by its label; the label itself of one that is not switched on."""
    return next((area.titulo for area in installed() if area.label == label), label)
