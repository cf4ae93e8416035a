"""Every record about one person, in every area: what the journal is asked of somebody.

It is whatever names one of their fichas, now or in a version of its history; what hangs from such a record, as a paper
does; and what shows such rows inside itself, as the night of a shelter does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils import timezone

from gobernacion.access.journal import is_sensitive
from gobernacion.access.known_people import Directory
from gobernacion.access.registry import area_of_app
from gobernacion.directory.desk_forms import personas_of
from gobernacion.directory.holding import references_to, with_versions
from gobernacion.directory.models import Ficha, Persona
from gobernacion.directory.models.ficha import known_to_some_area
from gobernacion.directory.naming import Nombres
from gobernacion.directory.references import references_to_ficha
from gobernacion.lib.personal_data import Clase

Found = dict[type[Model], set[Any]]

DEEP = 2
"""Steps from a record to what hangs from it: the family, its diagnosis, what was agreed in it."""


def known(key: str) -> Persona | None:
    """The person of that key, if the directory knows them today."""
    try:
        people = Persona.objects.filter(known_to_some_area(timezone.localdate()), pk=UUID(key))
    except (ValueError, ValidationError):
        return None
    return people.first()


def records_of(persona: Persona) -> Found:
    """The keys of every record about a person, by model: the person, the fichas of each area and all that names one."""
    group = Persona.objects.filter(pk=persona.pk).de_la_misma_persona()
    fichas = Ficha._base_manager.filter(persona__in=group).values_list("pk", flat=True)
    found: Found = defaultdict(set)
    found[Persona].update(group.values_list("pk", flat=True))
    found[Ficha].update(fichas)
    for model, campo in references_to_ficha():
        if model is not Ficha and not model._meta.auto_created:
            found[model].update(_naming(model, campo, found[Ficha]))
    for _ in range(DEEP):
        for model, campo in list(_hanging_from(found)):
            found[model].update(_naming(model, campo.name, found[campo.related_model]))
    for model, campo in list(_around(found)):
        rows = model._base_manager.filter(pk__in=found[model])
        parents = {key for key in rows.values_list(campo.attname, flat=True) if key is not None}
        found[campo.related_model].update(parents)
    return {model: keys for model, keys in found.items() if keys}


def _naming(model: Any, campo: str, keys: Iterable[Any]) -> set[Any]:
    """The rows of a model that name any of these, or of which a version did."""
    wanted, own = list(keys), model._meta.pk.attname
    named: set[Any] = set()
    if wanted:
        for rows in with_versions(model):
            if any(field.name == campo for field in rows.model._meta.fields):
                named.update(rows.filter(**{f"{campo}__in": wanted}).values_list(own, flat=True))
    return named


def _around(found: Found) -> Iterator[tuple[type[Model], Any]]:
    """What is shown inside another record, each with its reference to it: what is typed there, or has no desk."""
    inside = {(one.model, inline.model) for one in admin.site._registry.values() for inline in one.inlines}
    for model in found:
        area, homeless = area_of_app(model), not admin.site.is_registered(model)
        for field in model._meta.fields if area else ():
            shown = homeless or (field.related_model, model) in inside
            if shown and isinstance(field, ForeignKey) and area_of_app(field.related_model) == area:
                yield model, field


def _hanging_from(found: Found) -> Iterator[tuple[type[Model], Any]]:
    """What an area keeps of people beside a record: its papers, its checks. What names a ficha is of that one alone."""
    of_their_own = {model for model, _ in references_to_ficha()}
    for record in [model for model, keys in found.items() if keys and area_of_app(model)]:
        for model, campo in references_to(record):
            same_area = area_of_app(model) == area_of_app(record) and not model._meta.auto_created
            if same_area and model not in of_their_own and is_sensitive(model):
                yield model, model._meta.get_field(campo)


# --- what the floor below asks ---


def _keys_of(key: str) -> dict[str, set[str]] | None:
    persona = known(key)
    if persona is None:
        return None
    return {model._meta.label: {str(one) for one in keys} for model, keys in records_of(persona).items()}


def _documented(document: str) -> list[str]:
    return list(dict.fromkeys(str(one.titular) for one in personas_of(document)))


def _seems_to_name(text: str) -> bool:
    """As a public text does: a given name of somebody and a surname of somebody, of the same person or not, so that
    trying names tells nothing of whom another area knows."""
    return any(one.clase is Clase.NOMBRE for one in Nombres().in_text(text))


DIRECTORY = Directory(Persona._meta.label, _seems_to_name, _documented, _keys_of)
