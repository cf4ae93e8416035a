"""What `manage.py verificar` asks of accounts, journal and records: nothing was changed behind the product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import F, Sum

from gobernacion import proofs
from gobernacion.access import journal, sealed_rows, signatures, standing_rows
from gobernacion.access.models import Anotacion, Huella, Olvido, Tanda
from gobernacion.access.sealed_rows import SEPARATOR, Source
from gobernacion.access.standing_rows import called

# --- what was sealed ------------------------------------------------------------------------------------------


class _Forgetting:
    """What lost its salt, and what the journal says was forgotten."""

    def __init__(self) -> None:
        self.lost: Counter[tuple[str, str]] = Counter()
        lines = Anotacion.objects.filter(accion=journal.OLVIDAR).values_list("modelo", "registro")
        self.noted = {(model, key): n or 0 for model, key, n in lines.annotate(n=Sum("filas"))}

    def problems(self) -> Iterator[str]:
        named = set(Olvido.objects.values_list("modelo", "registro").distinct())
        for model, key in sorted(named ^ set(self.noted)):
            yield f"Olvidos: el de {model} {key} no está a la vez en la tabla y en la bitácora."
        for (model, key), n in sorted(self.lost.items()):
            if self.noted.get((model, key), 0) != n:
                yield f"Olvidos: de {model} {key} perdieron su sal {n} versiones, y la bitácora no dice eso."


def sealed_rows_problems() -> Iterator[str]:
    """Every row that is not what was sealed, or is gone and nobody forgot it."""
    known = {source.label: source for source in sealed_rows.sources()}
    forgetting = _Forgetting()
    renewed = _renewed()
    keys = signatures.keys()
    covered: Counter[str] = Counter()
    previous = ""
    for tanda in Tanda.objects.order_by("pk").iterator():
        huellas = list(tanda.huellas.order_by("fila"))
        if tanda.anterior != previous:
            yield f"Sellos: la tanda {tanda.pk} no continúa a la anterior."
        if not signatures.signed(sealed_rows.said(tanda, huellas), tanda.sello, keys):
            yield f"Sellos: la tanda {tanda.pk} no es la que el sistema selló."
        again = tanda.desde == tanda.hasta
        if tanda.desde != covered[tanda.modelo]:
            yield f"Sellos: la tanda {tanda.pk} no sigue donde terminó la anterior de {tanda.modelo}."
        previous, covered[tanda.modelo] = tanda.sello, tanda.hasta
        if source := known.get(tanda.modelo):  # that of an area switched off has no model to be asked by
            found = _against(source, tanda, huellas, renewed, forgetting, again)
            yield from proofs.named(found, str(source.of._meta.verbose_name_plural))
    sellados = set(Anotacion.objects.filter(accion=journal.SELLAR).values_list("motivo", flat=True))
    for lost in sorted(sellados - set(Tanda.objects.values_list("sello", flat=True))):
        yield f"Sellos: la bitácora anotó una tanda que ya no está ({lost[:12]}…)."
    if previous and previous not in sellados:
        yield "Sellos: la última tanda no está en la bitácora: ejecute «manage.py sellar_bitacora»."
    yield from forgetting.problems()


def _renewed() -> dict[tuple[str, int], int]:
    """The rows that were sealed again, each with the last batch that did."""
    again = Huella.objects.filter(tanda__in=Tanda.objects.filter(hasta=F("desde"))).order_by("tanda")
    return {
        (modelo, fila): tanda
        for modelo, fila, tanda in again.values_list("tanda__modelo", "fila", "tanda_id").iterator()
    }


def _against(
    source: Source,
    tanda: Tanda,
    huellas: list[Huella],
    renewed: dict[tuple[str, int], int],
    forgetting: _Forgetting,
    again: bool,
) -> Iterator[str]:
    columns = tanda.columnas.split(SEPARATOR)
    if lacking := set(columns) - set(source.columns):
        yield f"{source.label}: ya no tiene {', '.join(sorted(lacking))}: sus sellos no se pueden comprobar."
        return
    rows = {
        row.number: row for row in sealed_rows.read(source, columns, tanda, [one.fila for one in huellas])
    }
    label = source.of._meta.label
    for one in huellas:
        row = rows.pop(one.fila, None)
        newer = renewed.get((source.label, one.fila), tanda.pk) != tanda.pk
        if not one.sal:
            forgetting.lost[label, one.registro] += 1
        if newer and not one.sal:
            continue
        if row is None and one.sal:
            yield f"{called(source.of, one.registro)}: falta lo que se selló ({_what(source, one.fila)})."
        elif row is not None and (row.registro != one.registro or row.digest(one.sal) != one.huella):
            yield f"{called(source.of, one.registro)}: se cambió después de sellarse ({_what(source, one.fila)})."
    for row in rows.values():
        if not again:
            yield f"{called(source.of, row.registro)}: se agregó bajo un sello ({_what(source, row.number)})."


def _what(source: Source, number: int) -> str:
    return f"versión {number} de su historial" if source.row == "history_id" else f"fila {number}"


proofs.register("journal", journal.verify)
proofs.register("signatures", journal.unsigned)
proofs.register("sealed rows", sealed_rows_problems)
proofs.register("standing rows", standing_rows.problems)
proofs.register("recounts", standing_rows.recount_problems)
