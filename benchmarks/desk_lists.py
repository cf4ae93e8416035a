"""Every page of the longest lists with 1,000,000 requests and 230,000 cases beside the same page with 6,000 of each.

    python benchmarks/desk_lists.py
    python tests/postgres.py python benchmarks/desk_lists.py

The list, its pages, each choice of each filter, what waits, and searches by number, folio, RUN and name, asked of both
products in turn. Both show as many rows, so that what is compared is the finding and not the writing; a page that does
not is told and not compared. What a page costs is its best time of some; one that seems to cost too much is asked more.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from products import Product, arguments, clock, products, serve
from ratios import Ratio, report

LIMIT = 1.15
TURNS, MORE_TURNS = 6, 40
ROW = b'class="field-numero'

LISTS = {
    "requests": "/interno/extranjeria/solicitud/",
    "cases": "/interno/orasmi/postulacion/",
}

# --- the one that answers ---------------------------------------------------------------------------------------


def prepare() -> Callable[[Any], Any]:
    from django.contrib import admin
    from django.test import RequestFactory
    from population import COMMON, RARE

    from extranjeria.models import Solicitud
    from gobernacion.access.models import User
    from gobernacion.access.roles import Rol
    from gobernacion.directory.models import Ficha
    from orasmi.models import Postulacion
    from tests.access.people import browser_of, make_user, name

    models = {"requests": Solicitud, "cases": Postulacion}
    somebody = User.objects.filter(username="benchmark").first()
    if somebody is None:
        somebody = make_user("benchmark")
        for area in ("extranjeria", "orasmi"):
            name(somebody, Rol.ENCARGADO, area)
            name(somebody, Rol.JEFATURA, area)
    client, now = browser_of(somebody), clock()

    def addresses(which: str) -> dict[str, str]:
        """Every page of a list, under the name of what it shows."""
        model = models[which]
        request = RequestFactory().get(LISTS[which])
        request.user, request.session = somebody, {}
        changelist = admin.site._registry[model].get_changelist_instance(request)
        oldest = list(changelist.list_display).index("ocurrido_el")
        found = {"list": "", "list, page 10": "?p=10", "list, oldest first": f"?o={oldest}"}
        for spec in changelist.filter_specs:
            for choice in list(spec.choices(changelist))[1:]:
                kind = "waiting" if spec.__class__.__name__ == "EsperaFilter" else "filter"
                found[f"{kind}, {spec.title}: {choice['display']}"] = choice["query_string"]
        for espera in list(found):
            if espera.startswith("waiting"):
                found[f"{espera}, page 2"] = f"{found[espera]}&p=2"
        year = request_year()
        found[f"filter, fecha: {year - 6}"] = f"?periodo={year - 6}"
        found["filter, two at once"] = f"?periodo={year - 1}&comuna__id__exact=1"
        known = Ficha.objects.filter(area=model._meta.app_label, primer_apellido=RARE).order_by("pk")[0]
        folio = "folio" if which == "requests" else "folio_siep"
        last = model.objects.exclude(**{folio: None}).order_by("-id").values_list("numero", folio)[0]
        words = dict(zip(("number", "folio"), last, strict=True))
        words |= {"RUN": known.identificacion, "surname": RARE, "name": f"{COMMON} {RARE}"}
        words |= {
            "a name of more than 200": COMMON,
            "nobody": "zzzz",
            "nobody of a common name": f"{COMMON} zzzz",
        }
        return found | {f"search, {what}": f"?q={word}" for what, word in words.items()}

    def respond(question: Any) -> Any:
        if question in models:
            return addresses(question)
        started = now()
        answer = client.get(question)
        took = now() - started
        assert answer.status_code == 200, (question, answer.status_code)
        return took, answer.content.count(ROW)

    return respond


def request_year() -> int:
    from django.utils import timezone

    return timezone.localdate().year


# --- the one that asks ------------------------------------------------------------------------------------------


def best(both: list[Product], addresses: list[str], turns: int) -> list[float]:
    """The least each product needed, asked in turn."""
    took: list[list[float]] = [[], []]
    for _ in range(turns):
        for product, address, times in zip(both, addresses, took, strict=True):
            times.append(product.ask(address)[0])
    return [min(times) for times in took]


def compare(both: list[Product], which: str, only: str) -> dict[str, tuple[float, float]]:
    """What each page of a list costs with few records and with many."""
    pages = [product.ask(which) for product in both]
    found = {}
    for page in (page for page in pages[0] if only in page):
        addresses = [LISTS[which] + one[page] for one in pages]
        shown = [product.ask(address)[1] for product, address in zip(both, addresses, strict=True)]
        if shown[0] != shown[1]:
            print(f"not compared, {which}, {page}: {shown[0]} rows beside {shown[1]}", flush=True)
            continue
        few, many = best(both, addresses, TURNS)
        if many > LIMIT * few:
            few, many = best(both, addresses, MORE_TURNS)
        found[page] = few, many
        line = f"{which + ', ' + page:<70}{shown[0]:>4} rows {few * 1000:>8.1f} ms {many * 1000:>8.1f} ms"
        print(f"{line} {many / few:>6.2f}", flush=True)
    return found


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="only the pages with these words in their name"
    )
    asked = parser.parse_args()
    if asked.serve:
        serve(*asked.serve, prepare)
        return 0
    ratios = []
    with products(__file__, [tuple(asked.few), tuple(asked.many)], asked.keep) as both:
        for which in LISTS:
            found = compare(both, which, asked.only)
            for kind in ("list", "filter", "waiting", "search"):
                of_kind = {page: took for page, took in found.items() if page.startswith(kind)}
                if not of_kind:
                    continue
                page = max(of_kind, key=lambda page: of_kind[page][1] / of_kind[page][0])
                few, many = of_kind[page]
                promise = f"{which}: the worst of {len(of_kind)} ({page})"
                ratios.append(Ratio(promise, many * 1000, few * 1000, "ms", LIMIT))
    return report(ratios)


if __name__ == "__main__":
    sys.exit(main())
