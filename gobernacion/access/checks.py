"""What would open a door beside the policy is found when the product starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.checks import InlineModelAdminChecks, ModelAdminChecks
from django.contrib.admin.sites import all_sites
from django.core import checks
from django.db.models import Model
from django.db.models.constants import LOOKUP_SEP

from gobernacion.access.changelist import lists_every_value
from gobernacion.access.options import PolicedOptions, declared_uses, is_field
from gobernacion.access.registry import PoliticaInvalida, declarable, registry
from gobernacion.access.rules import Accion
from gobernacion.areas import AreaConfig
from gobernacion.owned import is_closed

USES = "Decorate it with @column(uses=…)."


def _error(number: int, message: str, obj: Any, hint: str = "") -> checks.Error:
    return checks.Error(message, hint=hint or None, obj=obj, id=f"access.E{number:03}")


class HouseAdminChecks(ModelAdminChecks):
    """Django's own checks of an admin class, and ours."""

    def check(self, admin_obj: Any, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(admin_obj, **kwargs), *_of_options(admin_obj), *_of_admin(admin_obj)]


class HouseInlineChecks(InlineModelAdminChecks):
    """Django's own checks of an inline, and ours."""

    def check(self, inline_obj: Any, **kwargs: Any) -> list[checks.CheckMessage]:  # type: ignore[override]
        return [*super().check(inline_obj, **kwargs), *_of_options(inline_obj)]


def _of_options(options: Any) -> Iterator[checks.CheckMessage]:
    where = type(options)
    if options.raw_id_fields:
        yield _error(11, "raw_id_fields names any record by its number.", where, "Use autocomplete_fields.")
    for name in options.readonly_fields:
        if not is_field(options.model, name) and declared_uses(options, name) is None:
            yield _error(
                12,
                f"«{name}» does not say which fields it shows.",
                where,
                "Decorate it with @column(uses=…).",
            )


NEVER = {
    "list_editable": "writes fields the person may only read",
    "date_hierarchy": "filters by a field nobody declared, and is slow",
    "save_as": "copies fields the person does not see",
}


def _of_admin(admin: Any) -> Iterator[checks.CheckMessage]:
    where = type(admin)
    for option, reason in NEVER.items():
        if getattr(admin, option):
            yield _error(13, f"{option} {reason}.", where)
    if where.get_urls.__module__ != f"{__package__}.house":
        hint = "Declare a page with @reading_page, @button, @form_page or @list_page."
        yield _error(16, "get_urls is overridden.", where, hint)
    for name in (*admin.list_display, *admin.fijos):
        if name != "__str__" and not _is_lookup(admin.model, name) and declared_uses(admin, name) is None:
            yield _error(12, f"«{name}» does not say which fields it shows.", where, USES)
    for declared in admin.list_filter:
        yield from _of_filter(admin, declared)
    for inline in admin.inlines:
        if not issubclass(inline, PolicedOptions) or inline.model._meta.auto_created:
            yield _error(
                18, f"{inline.__name__} shows rows that no policy guards.", where, "Use a house inline."
            )
    yield from _of_channels(admin)


def _of_channels(admin: Any) -> Iterator[checks.CheckMessage]:
    """Each action and page needs a permission that the policy of the model declares."""
    politica = registry().of(admin.model)
    if politica and not politica.roles(Accion.EXPORTAR) and not politica.sin_exportar:
        hint = "Name the roles of Accion.EXPORTAR, or say why in sin_exportar."
        yield _error(20, "the policy does not say who takes its list as a file.", admin.model, hint)
    declared = (*politica.acciones, str(Accion.EXPORTAR)) if politica else ()
    needed = {page.name: page.permission for page in (*admin.pages(), *admin.pages(of_list=True))}
    for name in admin.actions or ():
        function = name if callable(name) else getattr(type(admin), name, None)
        needed[getattr(function, "__name__", str(name))] = getattr(function, "permission", "")
    for name, permission in needed.items():
        if permission not in declared:
            yield _error(
                19, f"«{name}» needs «{permission}», which the policy does not declare.", type(admin)
            )


def _of_filter(admin: Any, declared: Any) -> Iterator[checks.CheckMessage]:
    if isinstance(declared, type) and issubclass(declared, SimpleListFilter):
        if not isinstance(getattr(declared, "uses", None), tuple):
            yield _error(
                17,
                f"{declared.__name__} does not say which fields it looks at.",
                type(admin),
                "Set uses = (…).",
            )
    elif lists_every_value(admin.model, declared):
        hint = "Filter by a field with choices, or with a filter class of its own."
        yield _error(17, f"the filter by {declared} reads every value there is.", type(admin), hint)


def _is_lookup(model: type[Model], path: Any) -> bool:
    if not isinstance(path, str):
        return False
    for name in path.split(LOOKUP_SEP):
        if not is_field(model, name):
            return False
        model = model._meta.get_field(name).related_model or model
    return True


@checks.register(checks.Tags.models)
def everything_is_declared(**kwargs: Any) -> list[checks.CheckMessage]:
    """Every model the staff can reach says who may do what and what each field holds; so should every one of an area,
    for the register of processing activities."""
    try:
        policy = registry()
    except PoliticaInvalida as error:
        return [_error(1, str(error), None)]
    found: list[checks.CheckMessage] = []
    in_admin = _models_in_admin()
    for model in apps.get_models():
        politica = policy.of(model)
        if politica is None:
            hint = "Declare it in the policy.py of its app."
            if model in in_admin:
                found.append(_error(2, "has no policy.", model, hint))
            elif _holds_records(model):
                found.append(checks.Warning("has no policy.", hint=hint, obj=model, id="access.W002"))
        elif undeclared := sorted(declarable(model) - politica.campos):
            found.append(_error(3, f"the policy does not declare: {', '.join(undeclared)}.", model))
    return found


@checks.register(checks.Tags.security, deploy=True)
def data_is_for_its_owner_alone(**kwargs: Any) -> list[checks.CheckMessage]:
    """No other account of the machine may read the folder of the office, nor a database file or a copy beside it."""
    kept = [Path(settings.VAR_DIR)]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        database = Path(settings.DATABASES["default"]["NAME"])
        kept += [database.parent, *sorted(database.parent.glob(f"{database.name}*"))]
    return [
        checks.Warning(
            f"Otras cuentas de la máquina pueden abrir {path}.",
            hint=f"Ciérrelo a los demás: chmod {'700' if path.is_dir() else '600'} {path}",
            id="access.W021",
        )
        for path in dict.fromkeys(kept)
        if path.exists() and not is_closed(path)
    ]


@checks.register(checks.Tags.security, deploy=True)
def the_database_is_reached_in_private(**kwargs: Any) -> list[checks.CheckMessage]:
    """A database on another machine is asked over TLS, of a server whose certificate is looked at."""
    database = settings.DATABASES["default"]
    host = str(database.get("HOST") or "")
    here = not host or host.startswith("/") or host in settings.LOOPBACK or host == "::1"
    if here or database.get("OPTIONS", {}).get("sslmode") == "verify-full":
        return []
    return [
        checks.Warning(
            "La base de datos está en otra máquina y lo que se le pregunta puede leerse en el camino.",
            hint="Agregue «?sslmode=verify-full» a DATABASE_URL, y «&sslrootcert=…» si el certificado es propio.",
            id="access.W022",
        )
    ]


@checks.register(checks.Tags.admin)
def every_admin_obeys(**kwargs: Any) -> list[checks.CheckMessage]:
    """No admin class but those built on HouseAdmin, on no site but the one of the staff."""
    return [
        _error(10, f"{type(admin).__name__} is not built on HouseAdmin.", model)
        for site in all_sites
        for model, admin in site._registry.items()
        if not isinstance(admin, PolicedOptions)
    ]


def _models_in_admin() -> set[type[Model]]:
    admins = [admin for site in all_sites for admin in site._registry.values()]
    return {admin.model for admin in admins} | {inline.model for admin in admins for inline in admin.inlines}


def _holds_records(model: type[Model]) -> bool:
    """A model of an area, or of an app that declares others; the history kept of a model has the model's policy."""
    declared = {declared._meta.app_label for declared, _ in registry()}
    ours = isinstance(model._meta.app_config, AreaConfig) or model._meta.app_label in declared
    return ours and not hasattr(model, "instance_type")
