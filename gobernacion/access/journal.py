"""Writing the journal, sealing it and proving that it is whole.

A line names a record by its number. What somebody writes as a reason is refused when it carries a RUN, a telephone
or a mail address: the journal outlives the erasure of a person and must hold nothing of anybody.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connections, router, transaction
from django.db.models import Count, Max, Model, Q, QuerySet
from django.utils import timezone

from gobernacion import guards, proofs
from gobernacion.access import key_lists, known_people, signatures
from gobernacion.access.models import Anotacion, Lote, User
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion
from gobernacion.guards import Guard
from gobernacion.lib.personal_data import Clase, clues

PERMISSION = "seal"

GUARDS = (
    Guard(Anotacion._meta.db_table),
    Guard(Lote._meta.db_table),
    Guard(Lote._meta.db_table, refuse=("INSERT",), permit=PERMISSION),
)

RUN = r"\d{1,2}\.?\d{3}\.?\d{3}\s?-?\s?[\dkK]\b"
BODY = r"(?<![\d.,$])(?<!\$ )[1-9]\d?\.\d{3}\.\d{3}(?!\w|[.,]\d)(?! ?(?:de )?pesos)"
"""A RUN without its check digit, unless it is told as money."""
TELEPHONE = r"\d(?:[\s-]?\d){8,}"
NUMBERS = {Clase.RUN, Clase.TELEFONO, Clase.CORREO}
TELLS_OF_SOMEBODY = re.compile(rf"\b{RUN}|{BODY}|{TELEPHONE}|@")

OLVIDAR, SELLAR = "olvidar", "sellar"
"""What the installation itself leaves in the journal: that records were forgotten, that rows were sealed."""

VER_LISTA = "ver_lista"
"""That somebody was shown records of people together, in a list or among the options of a form."""

INSTALACION = "instalacion"
"""What a line is about that is about no kind of record: the whole installation."""


class Frase(str):
    """A sentence that the house writes where nobody typed a reason: it names nobody, whatever words it is made of."""

    __slots__ = ()


OPTIONS = "Opciones de un formulario."
"""How the people among whom a reference is chosen were shown."""

BATCH = 2000
ASKED_AT_ONCE = 200
"""Keys that the database looks for inside a line; more are looked for here."""
LONGEST = 200
"""Letters of a reason that a line holds."""


def without_personal_data(motivo: str) -> None:
    """Refuse a reason that names somebody: by a number or an address, any number that might be one, or a name."""
    if TELLS_OF_SOMEBODY.search(motivo) or any(clue.clase in NUMBERS for clue in clues(motivo)):
        raise ValidationError(
            "No escriba RUN, teléfonos ni correos en el motivo: queda en la bitácora para siempre. Si es un "
            "monto, póngale $."
        )
    if known_people.seems_to_name(motivo):
        raise ValidationError(
            "El motivo parece llevar el nombre de una persona: escríbalo sin nombres, porque queda en la bitácora "
            "para siempre."
        )


# --- writing --------------------------------------------------------------------------------------------------


def is_sensitive(model: type[Model]) -> bool:
    """Whether reading one record of this model leaves a line: it holds something of a person."""
    politica = registry().of(model)
    return bool(politica and politica.personales)


def names_somebody(model: type[Model]) -> bool:
    """Whether reading one record of this model says something of a person: what it holds, or whom it refers to by
    name. Of the staff, who signed it is said to whoever sees it."""
    if is_sensitive(model):
        return True
    referred = {field.related_model for field in model._meta.fields if field.remote_field} - {User}
    named = (registry().of(one) for one in referred if isinstance(one, type))
    return any(politica and {*politica.etiqueta} & politica.personales.keys() for politica in named)


def note_read(quien: User, record: Model, accion: str = Accion.VER, also: Iterable[type[Model]] = ()) -> None:
    """A record was shown, printed or opened, perhaps with others inside; nothing is written if none says anything of
    anybody."""
    if any(names_somebody(model) for model in (type(record), *also)):
        _write(quien, accion, type(record), [record])


def note_list(quien: User, model: type[Model], shown: Iterable[Any], how: str = "") -> None:
    """Records were shown together, by their keys: one line for all of them, and none for what tells of nobody or for
    a list without rows. It says whether they were searched for, and never what was typed."""
    keys = list(shown)
    if keys and is_sensitive(model):
        _write(quien, VER_LISTA, model, [None], Frase(how), len(keys), key_lists.one_by_one(keys))


def note_export(quien: User, model: type[Model], filas: int, motivo: str, keys: Iterable[Any] = ()) -> None:
    """Rows left the system, for a reason that has to be given; of whom, where they tell of somebody."""
    if not motivo.strip():
        raise ValidationError("Escriba para qué se exportan estos datos.")
    taken = key_lists.in_runs(keys) if is_sensitive(model) else ""
    _write(quien, Accion.EXPORTAR, model, [None], motivo, filas, taken)


def note_import(quien: User, model: type[Model], filas: int, motivo: str) -> None:
    """Rows came in together, from a file."""
    _write(quien, Accion.IMPORTAR, model, [None], Frase(motivo), filas)


def note_decision(quien: User | None, accion: str, records: Iterable[Model], motivo: str = "") -> None:
    """Something was decided about each of these records."""
    records = list(records)
    if records:
        _write(quien, accion, records[0]._meta.model, records, motivo)  # whoever asks is known by a lazy name


def note_attempts(user: User, accion: str, veces: int, motivo: str) -> None:
    """Somebody who is not known tried something of an account, so many times."""
    _write(None, accion, User, [user], Frase(motivo), veces)


def note_forgotten(model: type[Model], records: Mapping[str, int]) -> None:
    """These records were forgotten, by their keys, and of each so many sealed rows lost their salt."""
    label = model._meta.label
    _keep([Anotacion(accion=OLVIDAR, modelo=label, registro=key, filas=n) for key, n in records.items()])


def note_sealed(model: type[Model], filas: int, sello: str) -> None:
    """Rows were sealed, up to this seal."""
    _keep([Anotacion(accion=SELLAR, modelo=model._meta.label, filas=filas, motivo=sello)])


def note_asked(quien: User, accion: str, modelo: str, registro: str) -> None:
    """Somebody asked the journal itself about a record, by the label of its model and its key."""
    _keep([Anotacion(quien=quien, accion=accion, modelo=modelo, registro=registro)])


def note_order(accion: str, motivo: str = "", filas: int | None = None) -> None:
    """Somebody gave this order on the machine itself."""
    without_personal_data(motivo)
    _keep([Anotacion(accion=accion, modelo=INSTALACION, motivo=motivo.strip(), filas=filas)])


def changed(labels: Iterable[str]) -> str:
    """Say which fields were changed, by their names: never what they say."""
    return Frase(f"Cambió: {', '.join(labels)}.")


def _write(
    quien: User | None,
    accion: str,
    model: type[Model],
    records: Iterable[Model | None],
    motivo: str = "",
    filas: int | None = None,
    registros: str = "",
) -> None:
    if not isinstance(motivo, Frase):
        without_personal_data(motivo)
    _keep(
        [
            Anotacion(
                quien=quien,
                accion=accion,
                modelo=model._meta.label,
                registro="" if record is None else str(record.pk),
                filas=filas,
                registros=registros,
                motivo=_within(motivo.strip()),
            )
            for record in records
        ]
    )


def _within(motivo: str) -> str:
    """What a line holds of a reason: a record may keep a longer one."""
    return motivo if len(motivo) <= LONGEST else f"{motivo[: LONGEST - 1]}…"


def _keep(lines: list[Anotacion]) -> None:
    signatures.sign_lines(lines)
    Anotacion.objects.bulk_create(lines, batch_size=BATCH)


# --- reading --------------------------------------------------------------------------------------------------


def last_reasons(records: Iterable[Model], accion: str) -> dict[Any, Anotacion]:
    """The last line of that decision about each of these records of one model, by its key: who, when and why."""
    by_key = {str(record.pk): record for record in records}
    if not by_key:
        return {}
    model = type(next(iter(by_key.values())))
    of_them = decided(model, accion).filter(registro__in=by_key).exclude(motivo="")
    return {by_key[line.registro].pk: line for line in of_them.select_related("quien").order_by("pk")}


def lines_about(
    keys: Mapping[str, Collection[str]], lines: QuerySet[Anotacion] | None = None
) -> QuerySet[Anotacion]:
    """The lines about any of these records, by model and key: of one alone, of a list that showed it, of a file that
    took it."""
    lines = Anotacion.objects.all() if lines is None else lines
    about, together = Q(pk__in=[]), []
    for modelo, of_model in keys.items():
        spelled = {key_lists.spelled(key) for key in of_model}
        about |= Q(modelo=modelo, registro__in=[*of_model])
        read = lines.order_by().filter(modelo=modelo, registro="").exclude(registros="")
        if len(spelled) <= ASKED_AT_ONCE:
            inside = reduce(or_, (Q(registros__contains=f" {key} ") for key in spelled), Q(pk__in=[]))
            about |= Q(inside, modelo=modelo, registro="")
            read = read.filter(registros__contains=key_lists.RUN)
        together += [pk for pk, text in read.values_list("pk", "registros") if key_lists.found(text, spelled)]
    return lines.filter(about | Q(pk__in=together))


def decided(model: type[Model], accion: str) -> QuerySet[Anotacion]:
    """The lines of a decision about records of that model."""
    return Anotacion.objects.filter(modelo=model._meta.label, accion=accion)


def decided_by(quien: User, record: Model, acciones: Iterable[str]) -> bool:
    """Whether somebody took any of these decisions about a record."""
    lines = Anotacion.objects.filter(modelo=type(record)._meta.label, registro=str(record.pk), quien=quien)
    return lines.filter(accion__in=[*acciones]).exists()


# --- sealing --------------------------------------------------------------------------------------------------


def heads_file() -> Path:
    """Where the seals are written down outside the database."""
    return Path(settings.VAR_DIR) / "sellos_bitacora.txt"


def seal() -> Lote | None:
    """Seal the lines written since the last batch, or None if there are none; its seal is written outside too."""
    alias = router.db_for_write(Lote)
    connection = connections[alias]
    with transaction.atomic(using=alias), guards.permit(connection, PERMISSION):
        if connection.vendor == "postgresql":
            # A line still being written must not get a number below the last one sealed.
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {Anotacion._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        last = Lote.objects.order_by("-ultima").first()
        ids = list(
            Anotacion.objects.filter(pk__gt=last.ultima if last else 0)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        if not ids:
            return None
        lote = Lote(
            cuando=timezone.now(),
            primera=ids[0],
            ultima=ids[-1],
            filas=len(ids),
            anterior=last.sello if last else "",
        )
        lote.sello = _digest(lote)
        lote.save(force_insert=True)
    with heads_file().open("a") as heads:
        heads.write(f"{lote.ultima} {lote.sello}\n")
    return lote


def verify() -> list[str]:
    """What does not match: lines altered, lost or added under a seal, a broken chain, a chain written anew."""
    problems = []
    previous = ""
    covered = 0
    for lote in Lote.objects.order_by("ultima"):
        if lote.anterior != previous or lote.primera <= covered:
            problems.append(f"Bitácora: el lote {lote.pk} no continúa al anterior.")
        if _digest(lote) != lote.sello:
            problems.append(
                f"Bitácora: las anotaciones {lote.primera} a {lote.ultima} no son las que se sellaron."
            )
        if Anotacion.objects.filter(pk__gt=covered, pk__lt=lote.primera).exists():
            problems.append(f"Bitácora: hay anotaciones sin sellar antes de la {lote.primera}.")
        previous, covered = lote.sello, lote.ultima
    known = dict(Lote.objects.values_list("ultima", "sello"))
    if heads_file().exists():
        for line in heads_file().read_text().splitlines():
            ultima, _, sello = line.partition(" ")
            if known.get(int(ultima)) != sello:
                problems.append(f"Bitácora: falta o cambió el lote que termina en la anotación {ultima}.")
    return problems


def unsigned() -> Iterator[str]:
    """The lines that the product did not write, or not so; those from before there was a key are not asked."""
    keys = signatures.keys()
    first, forged, good = 0, 0, 0
    for line in Anotacion.objects.filter(pk__gt=keys.since).order_by("pk").iterator(chunk_size=BATCH):
        if signatures.signed_line(line, keys):
            good += 1
            continue
        first, forged = first or line.pk, forged + 1
        if forged <= proofs.MOST:
            yield f"Bitácora: la anotación {line.pk} no la escribió el sistema, o se cambió después."
    if forged > proofs.MOST:
        yield f"Bitácora: {forged} anotaciones en total no las escribió el sistema, desde la {first}."
    if forged and not good:
        yield f"Bitácora: ninguna firma corresponde a {signatures.key_file().name}: ¿es la clave de esta instalación?"
    twice = Anotacion.objects.exclude(firma="").values("firma").annotate(last=Max("pk"), n=Count("pk"))
    for repeated in twice.filter(n__gt=1).order_by("last"):
        yield f"Bitácora: la anotación {repeated['last']} es copia de otra."


def _digest(lote: Lote) -> str:
    """The seal of a batch: over its own header and every line it covers, in canonical JSON."""
    digest = hashlib.sha256()
    for line in _canonical(lote):
        digest.update(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(lote: Lote) -> Iterator[list[Any]]:
    yield [lote.anterior, lote.primera, lote.ultima, lote.filas, _utc(lote.cuando)]
    lines = Anotacion.objects.filter(pk__gte=lote.primera, pk__lte=lote.ultima).order_by("pk")
    for one in lines.iterator(chunk_size=BATCH):
        said = [one.quien_id, one.accion, one.modelo, one.registro, one.filas, one.motivo]
        # A line that names no others is sealed as it was before there were any that do.
        yield [one.pk, _utc(one.cuando), *said, *([one.registros] if one.registros else [])]
