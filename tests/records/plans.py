"""How a database means to answer a query of a long table: what it would read whole, pick out one by one or sort."""

import re
from datetime import date, timedelta

from django.db import connection, transaction

from gobernacion.records import statistics

INDEX = re.compile(r"(?:Scan using|Scan Backward using|Bitmap Index Scan on) (\w+)")
SEASON = timedelta(days=180)
ALIKE = {"anulado_el": 1.01, "ocurrido_el": 2_000, "ficha_id": 500_000}
"""Into how many values a column parts the rows; ten if it is not said."""


def as_after_many_years(models):
    """What SQLite would know of long tables (PostgreSQL is told below not to mind how short they are).

    The tables they are joined with stay as short as they are: a list is tempted to begin with them.
    """
    statistics.refresh(connection)
    with connection.cursor() as cursor:
        for one in models:
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = %s", [one._meta.db_table])
            cursor.execute(f"SELECT name, \"unique\" FROM pragma_index_list('{one._meta.db_table}')")
            for index, unique in cursor.fetchall():
                cursor.execute(f"SELECT name FROM pragma_index_info('{index}')")
                rows = 2_500_000
                stat = [rows]
                for (column,) in cursor.fetchall():
                    rows = 1 if unique or column == "id" else max(1, int(rows / ALIKE.get(column, 10)))
                    stat.append(rows)
                cursor.execute(
                    "INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)",
                    [one._meta.db_table, index, " ".join(str(number) for number in stat)],
                )
        cursor.execute("ANALYZE sqlite_master")


def explain(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {sql}")
        return [str(row[-1]).strip() for row in cursor.fetchall()]


def faults(query, table, whole=""):
    """The steps that would cost more the longer the table is: [("scan" | "walk" | "sort", step)].

    `whole` is the query of the list before it is filtered: what it leaves out by itself (what has expired) is little,
    and may be passed over.
    """
    picks = conditions(query) > conditions(whole)
    if connection.vendor == "sqlite":
        found = list(_on_sqlite(explain(query), picks, table))
        return [one for one in found if one[0] != "sort"] if of_few_days(query) else found
    # With a handful of rows PostgreSQL would rightly scan and sort, or read any index to its end: what matters is
    # whether it has to. Indexes that do not answer are hidden from it, one by one, until none does or one is found.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;"
            " SET LOCAL enable_incremental_sort = off"
        )
        # What it learnt of rows that other tests wrote and took back would make it choose otherwise by their order.
        cursor.execute(
            "DELETE FROM pg_statistic WHERE starelid >= 16384;"
            " UPDATE pg_class SET relpages = 0, reltuples = -1"
            " WHERE oid >= 16384 AND relkind = 'r' AND reltuples >= 0"
        )
        while True:
            found = list(_on_postgresql(explain(query), picks, table))
            useless = [INDEX.search(step) for fault, step in found if fault != "sort"]
            if not any(useless):
                transaction.set_rollback(True)
                return [one for one in found if one[0] != "sort"] if of_few_days(query) else found
            for index in filter(None, useless):
                cursor.execute(
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", [index[1]]
                )


def _on_sqlite(plan, picks, table):
    for step in plan:
        if re.search(rf'^SCAN "?{table}"?\b', step):
            yield "scan", step
        elif re.search(rf'^SEARCH "?{table}"?\b', step) and picks and stands(step):
            yield "walk", step
        elif "TEMP B-TREE" in step:
            yield "sort", step


def _on_postgresql(plan, picks, table):
    for place, step in enumerate(plan):
        if re.match(r"(->\s+)?(Incremental )?Sort  ", step):
            yield "sort", step
        elif re.search(rf"Scan.* on {table}\b", step):
            said = plan[place + 1 : place + 4]
            found_by = [one for one in said if "Index Cond:" in one or "Recheck Cond:" in one]
            inside = next((one for one in said if "Bitmap Index Scan" in one), "")
            if not found_by:
                yield "scan", f"{step} {inside}"
            elif picks and any("Filter:" in one for one in said) and all(map(stands, found_by)):
                yield "walk", f"{step} {inside}"


def conditions(query):
    """How many things are asked of each record."""
    return query.partition(" WHERE ")[2].partition(" ORDER BY ")[0].count(" AND ")


def of_few_days(query):
    """Whether it asks for a season of days or less: few records, gathered by the index of those days and sorted."""
    spans = re.findall(r"BETWEEN \W*(\d{4}-\d\d-\d\d)\W+AND \W*(\d{4}-\d\d-\d\d)", query)
    spans += re.findall(r">= \W*(\d{4}-\d\d-\d\d).{1,80}? <=? \W*(\d{4}-\d\d-\d\d)", query)
    return any(date.fromisoformat(until) - date.fromisoformat(since) <= SEASON for since, until in spans)


def stands(step):
    """Whether it goes through all the records that stand, which is to pick out those of a filter one by one."""
    return bool(re.search(r"\((anulado_el=\?|anulado_el IS NULL)\)$", step))
