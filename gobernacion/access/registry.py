"""The one table of who may see and do what, read from the ``policy.py`` of each app.

An app's ``policy.py`` holds one tuple, ``POLITICAS``, about the models of that app and of no other.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.apps import AppConfig, apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Politica
from gobernacion.areas import AreaConfig

HOUSE = "gobernacion.access"
"""The only app whose models an administrador may work with: the others hold the office's cases and figures."""

DECLARES_FOR = {(HOUSE, "territory")}
"""The floors below this one, which cannot say by themselves who works with them."""


class PoliticaInvalida(Exception):
    """An app declares what the policy cannot take; the message names the model and the reason."""


class Permiso(NamedTuple):
    """One cell of the policy: whether a role may do an action with a model."""

    modelo: str
    accion: str
    rol: Rol
    permitido: bool


class DatoTratado(NamedTuple):
    """One row of the register of processing activities: a personal field, why it is held and who works with it."""

    modelo: str
    campo: str
    clase: Clase
    finalidad: str
    base: str
    plazo: str
    ven: tuple[Rol, ...]
    escriben: tuple[Rol, ...]


class Registry:
    """The policies of an installation, each model once."""

    def __init__(self) -> None:
        self._politicas: dict[type[Model], Politica] = {}

    def add(self, app: AppConfig, politicas: Iterable[Politica]) -> None:
        """Take an app's declarations, refusing the second of a model, unknown names and contradictions."""
        for politica in politicas:
            model = _model(app, politica)
            if model in self._politicas:
                raise PoliticaInvalida(f"{politica.modelo}: ya tiene una política")
            for problem in _problems(app, model, politica):
                raise PoliticaInvalida(f"{politica.modelo}: {problem}")
            self._politicas[model] = politica

    def __iter__(self) -> Iterator[tuple[type[Model], Politica]]:
        return iter(self._politicas.items())

    def of(self, model: type[Model]) -> Politica | None:
        """The policy of a model; a proxy has its model's unless it declares its own."""
        return self._politicas.get(model) or self._politicas.get(model._meta.concrete_model or model)

    def matrix(self) -> list[Permiso]:
        """Every role × model × declared action, for the documents and the generated tests."""
        return [
            Permiso(politica.modelo, str(accion), rol, rol in politica.roles(accion))
            for _, politica in self
            for accion in politica.acciones
            for rol in Rol
        ]

    def registro_de_tratamiento(self) -> list[DatoTratado]:
        """The register of processing activities (Ley 19.628): every personal field of the installation."""
        rows = []
        for _, politica in self:
            for campo, clase in _classes(politica).items():
                why = politica.treatment(campo)
                if why is None or clase is Clase.PUBLICA:
                    continue
                dato = politica.personales.get(campo)
                sees = politica.roles_that_see(campo) if dato else frozenset()
                rows.append(
                    DatoTratado(
                        modelo=politica.modelo,
                        campo=campo,
                        clase=clase,
                        finalidad=why.finalidad,
                        base=why.base,
                        plazo=str(why.plazo),
                        ven=tuple(rol for rol in Rol if rol in sees),
                        escriben=tuple(rol for rol in Rol if dato and rol in dato.escriben),
                    )
                )
        return rows


@cache
def registry() -> Registry:
    """The policy of this installation, read once from the installed apps."""
    found = Registry()
    for app in apps.get_app_configs():
        name = f"{app.name}.policy"
        if is_ours(app) and importlib.util.find_spec(name):
            found.add(app, import_module(name).POLITICAS)
    return found


def is_ours(app: AppConfig) -> bool:
    """Whether an app belongs to the product: a part of the house or an area."""
    return isinstance(app, AreaConfig) or app.name.partition(".")[0] == __name__.partition(".")[0]


def declarable(model: type[Model]) -> frozenset[str]:
    """The fields of a model that a policy must declare: all but those Django adds by itself."""
    return frozenset(
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.concrete and not field.auto_created
    )


def area_of_app(model: type[Model]) -> str | None:
    """The area whose app a model lives in, or None for the models of the house."""
    app = model._meta.app_config
    return app.label if isinstance(app, AreaConfig) else None


# --- what is refused ------------------------------------------------------------------------------------------


def _model(app: AppConfig, politica: Politica) -> type[Model]:
    try:
        model = apps.get_model(politica.modelo)
    except (LookupError, ValueError):
        raise PoliticaInvalida(f"{politica.modelo}: no existe ese modelo") from None
    if model._meta.app_label != app.label and (app.name, model._meta.app_label) not in DECLARES_FOR:
        raise PoliticaInvalida(f"{politica.modelo}: {app.name} solo puede declarar sus propios modelos")
    return model


def _problems(app: AppConfig, model: type[Model], politica: Politica) -> Iterator[str]:
    for campo in sorted(politica.campos - declarable(model)):
        yield f"no tiene el campo {campo}"
    declared = (politica.publicos, politica.personales, politica.reservados)
    if sum(len(set(some)) for some in declared) != len(politica.campos):
        yield "declara dos veces un mismo campo"
    mentioned = {rol for roles in politica.acciones.values() for rol in roles}
    if app.name != HOUSE and Rol.ADMINISTRADOR in mentioned:
        yield "quien administra las cuentas no ve casos ni cifras"
    if politica.area_en and _path(model, politica.area_en) is None:
        yield f"no se llega a un área por {politica.area_en}"
    for accion in sorted({*politica.toda_la_oficina, *politica.de_nuevo} - politica.acciones.keys()):
        yield f"no tiene la acción {accion}"
    if politica.sin_exportar and politica.roles(Accion.EXPORTAR):
        yield "dice por qué nadie exporta y quién exporta"
    if not politica.roles(Accion.EXPORTAR) <= politica.roles(Accion.VER):
        yield "lo exportaría quien no lo ve"
    for campo in politica.etiqueta:
        if campo not in politica.campos - politica.reservados.keys():
            yield f"la etiqueta nombra un campo que no se muestra: {campo}"
    yield from _problems_of_personal_fields(politica)


def _problems_of_personal_fields(politica: Politica) -> Iterator[str]:
    for campo, clase in _classes(politica).items():
        why = politica.treatment(campo)
        if clase is not Clase.PUBLICA and (
            why is None or not (why.finalidad and why.base and why.plazo.desde)
        ):
            yield f"{campo} es {clase} y no dice finalidad, base legal y plazo"
    # An action of the area's own ("aprobar") may ask for fields that nobody writes otherwise.
    writing = {Accion.AGREGAR, Accion.MODIFICAR} | (politica.acciones.keys() - set(Accion))
    writes = frozenset(rol for accion in writing for rol in politica.roles(accion))
    reads = politica.roles(Accion.ELEGIR) | writes
    for campo, dato in politica.personales.items():
        if dato.clase is Clase.PUBLICA:
            yield f"{campo} es público: se declara en publicos"
        if not frozenset(dato.ven) <= reads:
            yield f"{campo} lo vería quien no ve el registro"
        if not frozenset(dato.escriben) <= writes:
            yield f"{campo} lo escribiría quien no agrega ni modifica"


def _classes(politica: Politica) -> dict[str, Clase]:
    return {campo: dato.clase for campo, dato in politica.personales.items()} | dict(politica.reservados)


def _path(model: type[Model], path: str) -> Any:
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        model = field.related_model if isinstance(field.related_model, type) else model
    return field
