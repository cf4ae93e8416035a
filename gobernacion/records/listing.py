"""Lists of records that cost the same with a thousand rows or with millions.

A page of a list is read from an index in the order it is shown, nothing counts the whole table, and a search asks an
index for a number, a RUN or the beginning of a name.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.paginator import Paginator
from django.db.models import Min, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst

from gobernacion.access.changelist import HouseChangeList
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.labels import label_of
from gobernacion.lib import clp
from gobernacion.lib.pasted import tidy
from gobernacion.lib.periods import Period
from gobernacion.lib.run import RunInvalido, normalize
from gobernacion.records.branches import branches, keys
from gobernacion.records.models import validate_not_future

REACH = 500
"""Rows of a list that its pages reach; filters and the search reach the rest."""

MOST_PEOPLE = 200
"""People or organisations whose records a search by name shows: the first from A to Z; the page says if there are
more."""

VIGENCIA, ANULADOS = "vigencia", "anulados"

UNTIL = "hasta-"
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
RECENT_YEARS = 4
"""Years a list offers at once, this one included; those before unfold."""

NUMERO = re.compile(r"(?:19|20)\d\d-\d{1,7}")
LIKE_A_RUN = re.compile(r"[\d.]{7,11}\s?-?\s?[\dkK]")

FIRST_ONLY = f"Se muestra lo de las {MOST_PEOPLE} primeras, de la A a la Z: para llegar a las demás,"
TOO_MANY_PEOPLE = (
    f"Hay más de {MOST_PEOPLE} personas que empiezan así. {FIRST_ONLY} escriba también un apellido."
)
TOO_MANY_ORGANISATIONS = (
    f"Hay más de {MOST_PEOPLE} organizaciones que empiezan así. {FIRST_ONLY} escriba más del nombre."
)


class LookAheadPaginator(Paginator):  # type: ignore[type-arg]
    """Pages that never count a whole table: they know whether more rows follow the last one they reach."""

    @cached_property
    def count(self) -> int:
        return min(self._reached, REACH)

    @cached_property
    def more(self) -> bool:
        """Whether rows are left behind the last page."""
        return self._reached > REACH

    @property
    def how_many(self) -> str:
        """How many rows there are, as it is written in Chile: "320", or "más de 500"."""
        return f"{'más de ' if self.more else ''}{clp.number(self.count)}"

    def keys(self, number: int) -> list[Any]:
        """The keys of the rows of a page, asked of the table alone and in the order of its index."""
        last = number * self.per_page
        return keys(self._branches, last - self.per_page, last)

    @cached_property
    def _reached(self) -> int:
        reached = 0
        for rows in self._branches:
            if reached > REACH:
                break
            reached += rows[: REACH + 1 - reached].count() if isinstance(rows, QuerySet) else len(rows)
        return reached

    @cached_property
    def _branches(self) -> list[Any]:
        rows = self.object_list
        return branches(rows) if isinstance(rows, QuerySet) else [rows]


class RecordChangeList(HouseChangeList):
    """A list in the order of an index: the latest fact first, and of what was annulled the latest annulment."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """The order asked for, as the index has it."""
        first, *rest = super().get_ordering(request, queryset)
        if str(first).lstrip("-") != "ocurrido_el":
            return [first, *rest]
        way = "-" if str(first).startswith("-") else ""
        # The date of annulment comes first also where all stand, and so all are equal in it: PostgreSQL would not
        # see otherwise that the index already has them in order.
        return [*([] if request.GET.get(SEARCH_VAR) else [f"{way}anulado_el"]), first, f"{way}id"]

    def read(self, page: QuerySet[Any]) -> list[Any]:
        """Which rows a page has is asked first; what they say, by their keys and nothing else.

        Asked together with what they refer to, SQLite may begin with the shortest of the joined tables and sort all
        it finds; asked once more for what the filters ask, it may walk the list to look for the fifty it was given.
        """
        keys = self.paginator.keys(self.page_num if self.multi_page else 1)
        rows = self.apply_select_related(self.root_queryset).order_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # How many there are is said once, below the list, where it also says when there are more.
        self.full_result_count = self.result_count


class PeriodoFilter(SimpleListFilter):
    """When it happened: of late, in a year, or in those long past, which unfold when they are asked for."""

    title = "fecha"
    parameter_name = "periodo"
    uses: tuple[str, ...] = ("ocurrido_el",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        this_year, asked = timezone.localdate().year, request.GET.get(self.parameter_name, "")
        before = this_year - RECENT_YEARS
        own = int(asked) if YEAR.fullmatch(asked) else None
        shown = set(range(before + 1, this_year))
        if plans_ahead(model_admin.model):
            shown.add(this_year + 1)
        if own is not None:
            shown.add(own)
        if asked == f"{UNTIL}{before}" or (own is not None and own <= before):
            shown.update(range(self._oldest(request, model_admin), before + 1))
        shown.discard(this_year)
        years = [(str(year), str(year)) for year in sorted(shown, reverse=True)]
        ahead = [one for one in years if int(one[0]) > this_year]
        recent = [one for one in years if before < int(one[0]) < this_year]
        older = [one for one in years if int(one[0]) <= before]
        return [
            *ahead,
            ("hoy", "Hoy"),
            ("7-dias", "Últimos 7 días"),
            ("mes", "Este mes"),
            (str(this_year), "Este año"),
            *recent,
            (f"{UNTIL}{before}", f"{before} o antes"),
            *older,
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value, today = self.value(), timezone.localdate()
        match value:
            case None:
                return queryset
            case "hoy":
                return queryset.en(Period.day(today))
            case "7-dias":
                return queryset.en(Period(today - timedelta(days=6), today + timedelta(days=1)))
            case "mes":
                return queryset.en(Period.month(today.year, today.month))
            case _ if value.startswith(UNTIL):
                return queryset.filter(ocurrido_el__lt=date(int(value.removeprefix(UNTIL)) + 1, 1, 1))
            case _:
                return queryset.en(Period.year(int(value)))

    def _oldest(self, request: HttpRequest, model_admin: Any) -> int:
        """The year of the oldest record there is, of those that stand or of those annulled."""
        rows = model_admin.get_queryset(request)
        if request.GET.get(VIGENCIA) == ANULADOS:
            oldest = rows.anulados().aggregate(day=Min("ocurrido_el"))["day"]
        else:
            in_order = rows.vigentes().order_by("anulado_el", "ocurrido_el", "id")
            oldest = in_order.values_list("ocurrido_el", flat=True).first()
        return (oldest or timezone.localdate()).year


def plans_ahead(model: type[Model]) -> bool:
    """Whether such records may be written down before their day."""
    return validate_not_future not in model._meta.get_field("ocurrido_el").validators  # type: ignore[union-attr]


class VigenciaFilter(SimpleListFilter):
    """The records that stand, unless the annulled ones are asked for; a search finds both."""

    title = "vigencia"
    parameter_name = VIGENCIA
    uses = ("anulado_el",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ANULADOS, "Anulados")]

    def choices(self, changelist: Any) -> Any:
        standing, *others = super().choices(changelist)
        return [{**standing, "display": "Vigentes y anulados" if changelist.query else "Vigentes"}, *others]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == ANULADOS:
            return queryset.anulados()
        return queryset if request.GET.get(SEARCH_VAR) else queryset.vigentes()


class RecordListing(HouseAdmin):
    """The list side of the admin of a record."""

    ordering = ("-ocurrido_el", "-id")
    sortable_by = ("ocurrido_el",)
    list_per_page = 50
    list_max_show_all = 0
    paginator = LookAheadPaginator
    persona = ""
    """The field with the ficha of the person a record is about, by whom it is searched."""
    organizacion = ""
    """The field with the organisation a record is about, by which it is searched."""
    busca_exacto: tuple[str, ...] = ()
    """Unique codes of the desk, besides the number, that the search box takes (a folio, a card)."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[RecordChangeList]:
        return RecordChangeList

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [*super().get_list_filter(request), VigenciaFilter]

    def get_list_display(self, request: HttpRequest) -> Any:
        """Where annulled records may appear, the list says since when they are."""
        shown = super().get_list_display(request)
        mixed = request.GET.get(SEARCH_VAR) or request.GET.get(VIGENCIA) == ANULADOS
        return [*shown, "anulado_el"] if mixed else shown

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """What the search box looks at, as far as this person may see it."""
        return [path for path in self._searched() if grants(request).sees_path(self.model, path)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What a number, a code, a RUN or the beginning of a name finds: each through its index, none by scanning."""
        term = tidy(search_term)
        if not term:
            return queryset, False
        paths = self.get_search_fields(request)
        found = Q(pk__in=[])
        if NUMERO.fullmatch(term):
            year, _, number = term.partition("-")
            found |= Q(numero=f"{year}-{int(number):05d}")
        for path in paths:
            if path in self.busca_exacto:
                found |= Q(**{path: term})
        if not NUMERO.fullmatch(term):
            people = self._people(request, term) if self._person_path() in paths else []
            others = self._organisations(request, term) if self._organisation_path() in paths else []
            if people:
                found |= Q(**{f"{self.persona}__in": people})
            if others:
                found |= Q(**{f"{self.organizacion}__in": others})
            if not people and not others:
                _warn_of_run(request, term)
        return queryset.filter(found), False

    def get_search_help(self, request: HttpRequest) -> str:
        """What can be typed in the search box, in a clerk's words."""
        paths = self.get_search_fields(request)
        ways = [label_of(self.model, path) for path in paths if LOOKUP_SEP not in path]
        if self._person_path() in paths:
            ways += ["RUN", "otro documento", "apellidos o nombres de la persona"]
        if self._organisation_path() in paths:
            ways += ["RUT", "nombre de la organización"]
        *others, last = ways
        return f"Busque por {', '.join(others)} o {last}." if others else f"Busque por {last}."

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        changelist.search_help_text = self.get_search_help(request)
        changelist.title = capfirst(str(self.opts.verbose_name_plural))
        return changelist

    def _searched(self) -> list[str]:
        person = [self._person_path()] if self.persona else []
        return [
            *("numero", *self.busca_exacto, *person),
            *([self._organisation_path()] if self.organizacion else []),
        ]

    def _person_path(self) -> str:
        return f"{self.persona}__identificacion"

    def _organisation_path(self) -> str:
        return f"{self.organizacion}__rut"

    def _people(self, request: HttpRequest, term: str) -> list[Any]:
        """The fichas of the area that a RUN or a name finds."""
        found = Ficha.objects.de_area(self.opts.app_label).primeras(term, MOST_PEOPLE + 1)
        return _first(request, found, TOO_MANY_PEOPLE)

    def _organisations(self, request: HttpRequest, term: str) -> list[Any]:
        """The organisations that a RUT or the beginning of a name finds."""
        found = Organizacion.objects.primeras(term, MOST_PEOPLE + 1)
        return _first(request, found, TOO_MANY_ORGANISATIONS)


def _warn_of_run(request: HttpRequest, term: str) -> None:
    """Of what looks like a RUN and names nobody, say what is wrong with it."""
    if LIKE_A_RUN.fullmatch(term):
        try:
            normalize(term, provisional=True)
        except RunInvalido as refusal:
            messages.warning(request, str(refusal))


def _first(request: HttpRequest, found: list[Any], too_many: str) -> list[Any]:
    """The keys of what a search found; where there are more than it looks through, the page says which are left out."""
    if len(found) > MOST_PEOPLE:
        messages.warning(request, too_many)
    return found[:MOST_PEOPLE]
