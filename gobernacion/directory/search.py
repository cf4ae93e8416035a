"""Finding a name however it was typed: without accents, without case, through an index on both databases."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Lookup, OrderBy

_SILENT = re.compile(r"['’`´.]")
_NOT_A_WORD = re.compile(r"[\W_]+")
JOINING = frozenset(("de", "del", "la", "las", "los", "y"))
"""Words that may stand inside a name, and are nobody's."""
_LAST_CHARACTER = "\U0010ffff"


def search_key(*parts: str) -> str:
    """The words of a name in the one spelling they are searched by: «Núñez  O'Higgins» is ``nunez ohiggins``."""
    # Folding the case can bring forth what decomposes again, and decomposing, capitals.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", " ".join(parts)).casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", _SILENT.sub("", bare)).strip()


@CharField.register_lookup
class StartsWithKey(Lookup):
    """``clave__comienza="perez"``: a prefix of a search key, in the form each database answers from its index.

    Django's ``startswith`` scans on SQLite, whose LIKE ignores case. A search key holds only letters, digits and
    spaces, so no character of it has a meaning in a pattern.
    """

    lookup_name = "comienza"

    def get_prep_lookup(self) -> str:
        return search_key(str(self.rhs))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*params, f"{self.rhs}%")

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        column, params = self.process_lhs(compiler, connection)
        params = (*params, self.rhs, *params, f"{self.rhs}{_LAST_CHARACTER}")
        return f"({column} >= %s AND {column} < %s)", params


class KeyOrder(OrderBy):
    """Search keys from A to Z, as the index of their prefixes has them on both databases."""

    def __init__(self, key: str) -> None:
        super().__init__(F(key))

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Any:
        # Django looks for the word that says which way; the operator of the index says it already.
        return self.as_sql(compiler, connection, template="%(expression)s USING ~<~ /* ASC */")
