"""A year of extranjería and ORASMI measured by the product beside the same figures asked in SQL written by hand.

    python benchmarks/measuring.py
    python tests/postgres.py python benchmarks/measuring.py

The yardstick is what somebody would write at the prompt of the database to fill the table of an indicator: for each of
its breakdowns one grouped statement, and one for the total where no breakdown adds up to it. Both must give the same
numbers, which is checked; of each the best of some times is taken, in turn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from products import arguments, clock, products, serve
from ratios import Ratio, report

LIMIT = 2
TURNS = 5
AREAS = ("extranjeria", "orasmi")

STANDS = "{0}.anulado_el IS NULL"
RECEIVED = f"{STANDS} AND {{0}}.ocurrido_el >= :desde AND {{0}}.ocurrido_el < :hasta"
ANSWERED = f"{STANDS} AND {{0}}.resuelta_el >= :desde AND {{0}}.resuelta_el < :hasta"
OPEN = (
    f"{STANDS} AND {{0}}.ocurrido_el < :hasta AND ({{0}}.resuelta_el IS NULL OR {{0}}.resuelta_el >= :hasta)"
)
IN_FORCE = "({0}.sin_efecto_el IS NULL OR {0}.sin_efecto_el >= :hasta)"
APPROVED = f"{STANDS} AND {IN_FORCE} AND {{0}}.aprobada_el >= :desde AND {{0}}.aprobada_el < :hasta"
HELPED = f"{RECEIVED} AND {IN_FORCE} AND {{0}}.aprobada_el < :hasta"

S = "extranjeria_solicitud s"
P = "orasmi_postulacion p"
A = "extranjeria_atenciondiaria a"


def by(table: str, where: str, what: str, how: str = "COUNT(*)", join: str = "") -> str:
    """The grouped statement of a breakdown."""
    where = where.format(table[-1])
    return f"SELECT {what}, {how} FROM {table} {join} WHERE {where} GROUP BY {what}"


def whole(table: str, where: str, how: str, join: str = "") -> str:
    """The statement of a total that no breakdown adds up to."""
    return f"SELECT 'total', {how} FROM {table} {join} WHERE {where.format(table[-1])}"


def last(table: str, where: str, what: str) -> str:
    """Persons by what their last record says."""
    alias = table[-1]
    order = f"PARTITION BY {alias}.ficha_id ORDER BY {alias}.ocurrido_el DESC, {alias}.id DESC"
    inner = f"SELECT {what} AS what, ROW_NUMBER() OVER ({order}) AS place FROM {table} WHERE {where.format(alias)}"
    return f"SELECT what, COUNT(*) FROM ({inner}) AS one WHERE place = 1 GROUP BY what"


def spans(steps: tuple[int, ...], alias: str) -> str:
    """In which span of days a record has waited."""
    whens = " ".join(f"WHEN {alias}.ocurrido_el >= :ago{days} THEN {days}" for days in steps)
    return f"CASE {whens} ELSE 0 END"


TIPO = "JOIN extranjeria_tiposolicitud t ON t.id = s.tipo_id"
AYUDA = "JOIN orasmi_ayuda y ON y.id = p.ayuda_id"
TRAMITE = "JOIN extranjeria_tramite t ON t.id = a.tramite_id"
ATTENDED = f"{RECEIVED} AND (a.con_cita > 0 OR a.sin_cita > 0)"
ANSWER = (
    "CASE WHEN s.resuelta_el < :hasta THEN s.estado ELSE 'pendiente' END"  # an answer and its day go together
)
ANSWER_P = (
    "CASE WHEN p.sin_efecto_el < :hasta THEN p.estado WHEN p.aprobada_el < :hasta THEN 'si' "
    "WHEN p.resuelta_el < :hasta THEN p.estado ELSE 'pendiente' END"
)
PEOPLE = "COUNT(DISTINCT {0}.ficha_id)"
CLASE = "CASE WHEN s.ocurrido_el < :enero THEN 'heredadas' ELSE 'del año' END"
DAYS = {
    "sqlite": "SELECT 'total', AVG(d) FROM (SELECT julianday(s.resuelta_el) - julianday(s.ocurrido_el) AS d, "
    f"ROW_NUMBER() OVER (ORDER BY julianday(s.resuelta_el) - julianday(s.ocurrido_el)) AS n, "
    f"COUNT(*) OVER () AS c FROM {S} WHERE {ANSWERED.format('s')}) AS w WHERE n IN ((c + 1) / 2, (c + 2) / 2)",
    "postgresql": "SELECT 'total', PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY s.resuelta_el - s.ocurrido_el) "
    f"FROM {S} WHERE {ANSWERED.format('s')}",
}
MEAN = {
    "sqlite": "AVG(julianday(p.resuelta_el) - julianday(p.ocurrido_el))",
    "postgresql": "AVG(p.resuelta_el - p.ocurrido_el)",
}


YEAR = {"sqlite": "substr(s.ocurrido_el, 1, 4)", "postgresql": "EXTRACT(YEAR FROM s.ocurrido_el)"}


def statements(vendor: str) -> dict[str, dict[str, str]]:
    """By code and breakdown, the statements of a year; the total is named only where it is no sum."""
    people_s, people_p = PEOPLE.format("s"), PEOPLE.format("p")
    a_day = "1.0 * {0} / COUNT(DISTINCT a.ocurrido_el)"
    mine = f"{RECEIVED} AND p.folio_el < :hasta"
    checked = "JOIN orasmi_controlriesgo c ON c.postulacion_id = p.id"
    bought = f"{HELPED} AND p.via = 'mercado_publico' AND p.comprada_el < :hasta"
    delivered = f"{STANDS} AND p.entregada_el >= :desde AND p.entregada_el < :hasta"
    owed = f"{STANDS} AND p.entregada_el < :hasta AND (p.rendida_el IS NULL OR p.rendida_el >= :hasta)"
    promotes = "100.0 * SUM(CASE WHEN y.clase = 'promocion_social' THEN p.aprobado END) / SUM(p.aprobado)"
    return {
        "EX-001": {
            "nacionalidad": by(S, RECEIVED, "s.nacionalidad"),
            "tipo": by(S, RECEIVED, "t.nombre", join=TIPO),
        },
        "EX-002": {"": whole(A, ATTENDED, a_day.format("SUM(a.con_cita)"))},
        "EX-003": {"": whole(A, ATTENDED, a_day.format("SUM(a.con_cita + a.sin_cita)"))},
        "EX-005": {"antiguedad": by(S, OPEN, spans((30, 90, 180, 365), "s"))},
        "EX-006": {"recibida": by(S, f"{OPEN} AND s.ocurrido_el < :enero", YEAR[vendor])},
        "EX-007": {"respuesta": by(S, ANSWERED, "s.estado"), "origen": by(S, ANSWERED, CLASE)},
        "EX-008": {"": DAYS[vendor]},
        "EX-009": {
            "": whole(S, RECEIVED, people_s),
            "comuna": last(S, RECEIVED, "s.comuna_id"),
            "calidad": last(S, RECEIVED, "s.calidad"),
        },
        "EX-010": {
            "clase": by(S, RECEIVED, "t.clase", join=TIPO),
            "calidad": by(S, RECEIVED, "s.calidad"),
            "canal": by(S, RECEIVED, "s.canal"),
            "comuna": by(S, RECEIVED, "s.comuna_id"),
            "respuesta": by(S, RECEIVED, ANSWER),
        },
        "EX-011": {"tramite": by(A, ATTENDED, "t.nombre", "SUM(a.con_cita + a.sin_cita)", TRAMITE)},
        "EX-012": {
            "tramite": by(A, f"{RECEIVED} AND a.no_llegaron > 0", "t.nombre", "SUM(a.no_llegaron)", TRAMITE)
        },
        "EX-013": {"": whole(A, RECEIVED, "100.0 * SUM(a.no_llegaron) / SUM(a.con_cita + a.no_llegaron)")},
        "EX-014": {"": whole(A, ATTENDED, "COUNT(DISTINCT a.ocurrido_el)")},
        "OR-001": {
            "": whole(P, RECEIVED, people_p),
            "comuna": last(P, RECEIVED, "p.comuna_id"),
            "grupo": last(P, RECEIVED, "p.grupo"),
        },
        "OR-002": {
            "": whole(P, HELPED, people_p),
            "comuna": last(P, HELPED, "p.comuna_id"),
            "grupo": last(P, HELPED, "p.grupo"),
            "materia": by(P, HELPED, "y.materia", people_p, AYUDA),
        },
        "OR-003": {
            "clase": by(P, APPROVED, "y.clase", "SUM(p.aprobado)", AYUDA),
            "comuna": by(P, APPROVED, "p.comuna_id", "SUM(p.aprobado)"),
        },
        "OR-004": {"": whole(P, mine, people_p)},
        "OR-005": {"": whole(P, f"{mine} AND c.fecha < :hasta", people_p, checked)},
        "OR-006": {"": whole(P, bought, people_p)},
        "OR-013": {"": whole(P, APPROVED, promotes, AYUDA)},
        "OR-014": {"": whole(P, ANSWERED, MEAN[vendor])},
        "OR-015": {"": whole(P, APPROVED, people_p), "clase": by(P, APPROVED, "y.clase", people_p, AYUDA)},
        "OR-016": {"respuesta": by(P, RECEIVED, ANSWER_P)},
        "OR-017": {"espera": by(P, OPEN, spans((15, 30, 60, 90), "p"))},
        "OR-018": {"": whole(P, delivered, "SUM(p.pagado)")},
        "OR-019": {"": whole(P, owed, "SUM(p.pagado)")},
    }


def prepare() -> Callable[[Any], Any]:
    from datetime import date, timedelta

    from django.db import connection
    from django.utils import timezone

    from gobernacion.indicators.registry import registry
    from gobernacion.lib.periods import Period

    year = timezone.localdate().year - 1
    period = Period.year(year)
    dates = {"desde": period.desde, "hasta": period.hasta, "enero": date(year, 1, 1)}
    dates |= {f"ago{n}": period.last_day - timedelta(days=n) for n in (15, 30, 60, 90, 180, 365)}
    by_hand, now = statements(connection.vendor), clock()

    def ask(statement: str) -> list[float]:
        for name in dates:
            statement = statement.replace(f":{name} ", f"%({name})s ").replace(f":{name})", f"%({name})s)")
        with connection.cursor() as cursor:
            cursor.execute(f"{statement} ", {name: str(day) for name, day in dates.items()})
            return [float(row[1] or 0) for row in cursor.fetchall()]

    def raw(code: str) -> dict[str, list[float]]:
        found = {dimension: ask(f"{statement} ") for dimension, statement in by_hand[code].items()}
        return {"": [sum(next(iter(found.values())))], **found}

    def ours(code: str) -> dict[str, list[float]]:
        found: dict[str, list[float]] = {}
        for one in registry()[code].measure(period):
            found.setdefault(one.dimension, []).append(float(one.valor))
        return found

    def respond(question: Any) -> Any:
        if question == "codes":
            return [one.codigo for area in AREAS for one in registry().of_area(area) if one.codigo in by_hand]
        who, code = question
        connection.queries_log.clear()
        connection.force_debug_cursor = who == "ours"
        started = now()
        found = (raw if who == "raw" else ours)(code)
        took = now() - started
        values = {name: sorted(round(v, 4) for v in some if v) for name, some in found.items()}
        return took, values, len(connection.queries_log)

    return respond


def main() -> int:
    asked = arguments(__doc__).parse_args()
    if asked.serve:
        serve(*asked.serve, prepare)
        return 0
    best: dict[str, dict[str, float]] = {"ours": {}, "raw": {}}
    with products(__file__, [tuple(asked.many)], asked.keep) as [product]:
        codes = product.ask("codes")
        for code in codes:
            took: dict[str, list[float]] = {"ours": [], "raw": []}
            said: dict[str, Any] = {}
            for _ in range(TURNS):
                for who, times in took.items():
                    seconds, said[who], queries = product.ask([who, code])
                    times.append(seconds)
                    said["queries"] = queries if who == "ours" else said.get("queries")
            for name, values in said["raw"].items():
                assert said["ours"].get(name, []) == values, (code, name, said["ours"].get(name), values)
            for who, times in took.items():
                best[who][code] = min(times)
            ours, raw = (best[who][code] * 1000 for who in ("ours", "raw"))
            line = f"{code}{said['queries']:>4} queries {ours:>8.1f} ms {raw:>8.1f} ms {ours / raw:>6.2f}"
            print(line, flush=True)
    ratios = []
    for prefix, area in zip(("EX", "OR"), AREAS, strict=True):
        ours, raw = (
            sum(took for code, took in best[who].items() if code.startswith(prefix))
            for who in ("ours", "raw")
        )
        promise = f"a year of {area} measured, of {asked.many[prefix == 'OR']:,} records"
        ratios.append(Ratio(promise, ours * 1000, raw * 1000, "ms", LIMIT))
    return report(ratios)


if __name__ == "__main__":
    sys.exit(main())
