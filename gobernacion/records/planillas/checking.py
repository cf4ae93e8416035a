"""Says of each row of an uploaded planilla what would become of it, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gobernacion.directory.same_person import FICHA
from gobernacion.records.planillas import asked_together
from gobernacion.records.planillas.cells import CeldaRechazada, meant, raw, said, valid_values
from gobernacion.records.planillas.columns import Columna, columns_of, stored
from gobernacion.records.planillas.models import FilaCargada, loaded_before
from gobernacion.records.planillas.reading import EMPTY, Celda, Filas, text_cell
from gobernacion.records.planillas.results import Estado, Nota, Resultado, address, brief
from gobernacion.records.planillas.signing import AJENA, Firma, FirmaRechazada, digest_of
from gobernacion.records.planillas.stored_rows import StoredRows
from gobernacion.records.planillas.typed_rows import is_person, row_form, run_of, unsaved
from gobernacion.records.planillas.workbook import (
    EXAMPLE_MARK,
    EXAMPLE_SAID,
    FIRST,
    HEADER_ROW,
    ID,
    VERSION,
    WHICH,
    WHICH_HEAD,
)

BATCH = 500
BEGINNING = 4
"""Cells that are shown of a row that makes a new record."""
OTRA_LISTA = "Es una planilla de otra lista: cárguela en la lista de la que se descargó."
CAMBIO_ENCABEZADO = (
    "El encabezado de la columna {} dice «{}» y debe decir «{}»: descargue otra planilla y pegue ahí."
)
NO_ESCRIBE = (
    "La planilla trae columnas que usted no puede escribir: descargue una propia y pegue ahí sus filas."
)
EJEMPLO = "La fila de ejemplo no se carga, y esta se cambió: pase sus datos a una fila en blanco, sin su N.º."
OTRO_NUMERO = (
    "La fila es del registro «{}» y su N.º dice «{}»: hay celdas cambiadas de fila. Descargue otra planilla y escriba "
    "en la fila de cada registro."
)
SIN_REGISTRO = (
    "La fila dice «{}» en N.º y perdió de qué registro es: si es uno nuevo, borre ese N.º; si es ese, descargue otra "
    "planilla y corríjalo ahí."
)
DOS_FILAS = "Las filas {} y {} dicen ser el mismo registro: deje una."
REPITE = "Las filas {} y {} repiten lo que no se puede repetir: {}."
MISMA_PERSONA = "La misma persona está en las filas {}."
FUERA = "Hay un dato fuera de las columnas de la planilla: muévalo o bórrelo."
NO_EXISTE = (
    "No hay un registro así a su alcance: borre la fila, o cópiela en una fila nueva de otra planilla."
)
YA_CARGADA = (
    "Ya se cargó una fila igual desde {}{}. No se agrega otra vez, salvo que marque «Agregarla igual»."
)
ESTA, OTRO = "esta planilla", "un archivo de otro sistema"
CUAL = ": {}, el {:%d-%m-%Y} por {}"
NO_AGREGA = "Usted no puede agregar registros: esta fila no es de uno que exista."


@dataclass
class Nueva:
    """A new record that a row makes, with the ficha of its person where there is one."""

    fila: int
    record: Any
    digest: str
    ficha: Any = None


@dataclass
class Revision:
    """Everything found of a planilla."""

    firma: Firma
    columns: list[Columna]
    results: dict[int, Resultado] = field(default_factory=dict)
    nuevas: list[Nueva] = field(default_factory=list)
    repetidas: set[int] = field(default_factory=set)
    """The rows that say what one loaded before says, also those that somebody asked to add all the same."""
    cambian: dict[int, Mapping[int, Celda]] = field(default_factory=dict)

    @property
    def por_agregar(self) -> list[Nueva]:
        return [one for one in self.nuevas if self.results[one.fila].estado == Estado.NUEVA]

    def untick(self) -> None:
        """Let each repeated row wait again for somebody who asks to add it."""
        for row in self.repetidas:
            if self.results[row].estado == Estado.NUEVA:
                self.results[row].estado = Estado.REPETIDA

    @property
    def por_cambiar(self) -> list[int]:
        return [row for row in self.cambian if self.results[row].estado == Estado.CAMBIA]


def signature(admin: Any, request: HttpRequest, rows: Filas) -> Firma:
    """What the planilla was made for. Raises FirmaRechazada for another list's, if its headers were changed, or if it
    has columns that this person does not write."""
    heads = rows.get(HEADER_ROW, {})
    firma = Firma.opened(heads.get(ID, EMPTY).value)
    if firma.model != admin.opts.label_lower:
        raise FirmaRechazada(OTRA_LISTA)
    for place, header in enumerate(firma.headers, start=FIRST):
        now = said(heads.get(place, EMPTY))
        if now != header:
            raise FirmaRechazada(CAMBIO_ENCABEZADO.format(address(place, HEADER_ROW)[:-1], now, header))
    if not {column.name for column in columns_of(admin, request)} >= set(firma.columns):
        raise FirmaRechazada(NO_ESCRIBE)
    return firma


def revise(
    admin: Any,
    request: HttpRequest,
    rows: Filas,
    progress: Callable[[int, int], None] = lambda done, all_: None,
    places: Mapping[str, int] | None = None,
    again: Collection[int] = (),
) -> Revision:
    """Look at every row. Raises FirmaRechazada where the workbook is no planilla of this list.

    ``places``: of a file of another system, where each column stands in it, so that a cell is named as it is there.
    ``again``: of the rows that were loaded before, those to be added all the same.
    """
    firma = signature(admin, request, rows)
    mine = {column.name: column for column in columns_of(admin, request)}
    revision = Revision(firma, [mine[name] for name in firma.columns])
    _Checker(admin, request, rows, revision, progress, places, again).run()
    return revision


class _Checker:
    def __init__(
        self,
        admin: Any,
        request: HttpRequest,
        rows: Filas,
        revision: Revision,
        progress: Callable[[int, int], None],
        places: Mapping[str, int] | None,
        again: Collection[int],
    ) -> None:
        self.admin, self.request, self.rows = admin, request, rows
        self.revision, self.columns, self.progress = revision, revision.columns, progress
        self.last = FIRST + len(self.columns) - 1
        self.places = {column.name: place for place, column in enumerate(self.columns, start=FIRST)}
        self.named_at = self.places if places is None else places
        self.stored = StoredRows(admin, request, self.columns)
        self.form: Any = row_form(admin, request, self.columns) if admin.has_add_permission(request) else None
        self.again = again
        self.before: dict[str, list[FilaCargada]] = {}
        self.within_reach: dict[str, Any] = {}
        self.meant: dict[tuple[str, Celda], Any] = {}
        self.used: dict[str, int] = defaultdict(int)
        self.unique: dict[tuple[Any, ...], int] = {}
        self.people: dict[str, list[int]] = defaultdict(list)
        self.done = 0

    def run(self) -> None:
        there, new = self.sorted_out()
        self.all = len(new) + sum(map(len, there.values()))
        for batch in _batches(there.items(), BATCH):
            self.existing(dict(batch))
        for rows in _batches(new, BATCH):
            self.new(rows)
        for where in self.people.values():
            if len(where) > 1:
                told = f"{', '.join(map(str, where[:-1]))} y {where[-1]}"
                for number in where:
                    self.revision.results[number].notas.append(Nota(MISMA_PERSONA.format(told), aviso=True))

    def sorted_out(self) -> tuple[dict[str, list[int]], list[int]]:
        """The rows of records that are there, by their key, and those that would make new ones."""
        new: list[int] = []
        there: dict[str, list[int]] = defaultdict(list)
        for number in sorted(self.rows):
            cells = self.rows[number]
            mark = cells.get(ID, EMPTY).value
            if number == HEADER_ROW or not _says_something(cells):
                continue  # a blank row is a blank row
            if mark == EXAMPLE_MARK or (not mark and self.which(number) == EXAMPLE_SAID):
                self.example(number, cells)
            elif mark:
                there[mark].append(number)
            else:
                new.append(number)
        return there, new

    def example(self, number: int, cells: Mapping[int, Celda]) -> None:
        """The example is no row, wherever it stands; whoever typed over it is told."""
        now = [said(cells.get(place, EMPTY)) for place in range(FIRST, self.last + 1)]
        if digest_of(now) != self.revision.firma.example:
            self.revision.results[number] = Resultado(number, Estado.RECHAZADA, notas=[Nota(EJEMPLO)])

    def which(self, number: int) -> str:
        """The number by which a person knows the record of a row."""
        return " ".join(said(self.rows[number].get(WHICH, EMPTY)).split())

    # --- rows of records that are there ---

    def existing(self, marks: Mapping[str, list[int]]) -> None:
        found = self.stored.find(marks)
        for mark, numbers in marks.items():
            for number in numbers:
                self.step()
                result = self.revision.results[number] = Resultado(number, Estado.IGUAL)
                self.outside(number, result)
                if len(numbers) > 1:
                    result.refuse(Nota(DOS_FILAS.format(*numbers[:2])))
                elif mark not in found:
                    result.refuse(Nota(NO_EXISTE))
                elif result.estado == Estado.IGUAL:
                    self.look(number, found[mark], result)

    def look(self, number: int, record: Any, result: Resultado) -> None:
        cells = self.rows[number]
        result.registro = str(record)
        if (which := self.which(number)) != result.registro:
            result.refuse(Nota(OTRO_NUMERO.format(record, which), address(WHICH, number), WHICH_HEAD))
            return
        asked, notes = values_of(self.columns, cells, number, record)
        if notes:
            result.refuse(*notes)
            return
        self.stored.judge(record, cells.get(VERSION, EMPTY).value, asked, result, self.cell_of)
        if result.estado == Estado.CAMBIA or result.version is not None:
            self.revision.cambian[number] = cells

    # --- rows that make new records ---

    def new(self, numbers: Sequence[int]) -> None:
        asked: dict[int, dict[str, Any]] = {}
        refused: dict[int, dict[str, Nota]] = {}
        for number in numbers:
            result = self.revision.results[number] = Resultado(number, Estado.NUEVA)
            result.dice = self.beginning(number)
            if self.form is None:
                result.refuse(Nota(NO_AGREGA))
                continue
            self.outside(number, result)
            if which := self.which(number):
                result.refuse(Nota(SIN_REGISTRO.format(which), address(WHICH, number), WHICH_HEAD))
            asked[number], refused[number] = self.typed(number)
        self.refer(asked, refused)
        if self.form is None:
            return
        if is_person(self.form):
            runs = (run_of(values.get("ficha_run")) for values in asked.values())
            self.form.know(self.admin.opts.app_label, [run for run in runs if run])
        digests = {number: self.digest(number) for number in asked}
        self.before = loaded_before(self.admin.model, self.revision.firma.when, digests.values())
        loaded = {row.registro for rows in self.before.values() for row in rows}
        self.within_reach = self.stored.find(loaded) if loaded else {}
        kept: list[Nueva] = []
        fichas: list[tuple[int, Any]] = []
        for number, values in asked.items():
            self.step()
            made = self.one(number, values, refused[number], digests[number])
            fichas += [(number, ficha) for ficha in self.form.fichas_to_ask]
            self.form.fichas_to_ask.clear()
            if made is not None:
                kept.append(made)
        self.rules([one.fila for one in kept], [one.record for one in kept])
        self.rules([number for number, _ in fichas], [ficha for _, ficha in fichas])
        self.revision.nuevas += kept

    def one(self, number: int, values: dict[str, Any], refused: dict[str, Nota], digest: str) -> Nueva | None:
        """The record that a row makes, where it makes one."""
        result = self.revision.results[number]
        there = self.before.get(digest, [])
        if self.used[digest] < len(there) and result.estado == Estado.NUEVA:
            result.notas.append(self.loaded(there[self.used[digest]]))
            self.revision.repetidas.add(number)
            self.used[digest] += 1
            if number not in self.again:
                result.estado = Estado.REPETIDA
                return None
        form = self.form
        record = form.take(number, values, {name: note.motivo for name, note in refused.items()})
        if is_person(form) and (run := run_of(values.get("ficha_run"))):
            self.people[run].append(number)
        if form.errors:
            self.told(result, form.errors, refused)
            return None
        return Nueva(number, record, digest, form.ficha if is_person(form) and unsaved(form.ficha) else None)

    def loaded(self, row: FilaCargada) -> Nota:
        """Which row of before says the same: its record, to whom may see it, and who loaded it when."""
        record, carga = self.within_reach.get(row.registro), row.carga
        which = CUAL.format(record, timezone.localtime(carga.aplicada_el), carga.por) if record else ""
        origin = OTRO if self.revision.firma.when == AJENA else ESTA
        return Nota(YA_CARGADA.format(origin, which), aviso=True)

    def told(self, result: Resultado, errors: Any, refused: Mapping[str, Nota]) -> None:
        conflict = False
        for name, problems in errors.as_data().items():
            for problem in problems:
                if problem.code == "celda" and name in refused:
                    result.notas.append(refused[name])
                    continue
                conflict = conflict or problem.code == FICHA
                result.notas += [self.note(result.fila, name, one) for one in problem.messages]
        result.estado = Estado.CONFLICTO if conflict else Estado.RECHAZADA

    def rules(self, numbers: Sequence[int], rows: Sequence[Any]) -> None:
        """What the table refuses of these, and what two rows of the planilla repeat."""
        broken, marks = asked_together.broken(rows)
        for place, refusals in broken.items():
            result = self.revision.results[numbers[place]]
            for refusal in refusals:
                for name, errors in refusal.update_error_dict({}).items():
                    sentences = ValidationError(errors).messages
                    result.refuse(*(self.note(result.fila, name, one) for one in sentences))
        for place, mark in marks:
            key = (type(rows[place])._meta.label, *mark)
            first = self.unique.setdefault(key, numbers[place])
            if first != numbers[place]:
                # The first half of a mark names its columns. Of several, no cell alone is wrong.
                names = [self.own(name.removesuffix("_id")) for name in mark[: len(mark) // 2]]
                heads = [self.columns[self.places[name] - FIRST].header for name in names if name]
                sentence = REPITE.format(first, numbers[place], " y ".join(heads) or "una con otra")
                for number in (first, numbers[place]):
                    cell = self.cell_of(number, names[0]) if len(names) == 1 and names[0] else ""
                    self.revision.results[number].refuse(Nota(sentence, cell, heads[0] if cell else ""))

    # --- cells ---

    def typed(self, number: int) -> tuple[dict[str, Any], dict[str, Nota]]:
        """What the form is given of a row, and what its cells may not say."""
        found: dict[str, Any] = {}
        refused: dict[str, Nota] = {}
        cells = self.rows[number]
        for column in self.columns:
            cell = cells.get(self.places[column.name])
            if cell is None:
                continue
            try:
                value = self.understood(column, cell)
            except CeldaRechazada as refusal:
                refused[column.name] = self.note(number, column.name, str(refusal), refusal.valid)
            else:
                if value is not None:
                    found[column.name] = value
        return found, refused

    def understood(self, column: Columna, cell: Celda) -> Any:
        """What a cell means; the same in many rows is read once. Raises CeldaRechazada."""
        if column.kind not in ("list", "date", "time"):
            return meant(column, raw(column, cell))
        mark = (column.name, cell)
        if mark not in self.meant:
            self.meant[mark] = meant(column, raw(column, cell))
        return self.meant[mark]

    def refer(self, asked: Mapping[int, dict[str, Any]], refused: Mapping[int, dict[str, Nota]]) -> None:
        """Put the record in the place of the number, the RUT or the code that names it."""
        for column in self.columns:
            if column.key is None:
                continue
            words = {
                number: str(values[column.name]).strip()
                for number, values in asked.items()
                if column.name in values
            }
            found = self.stored.refer(column, words.values())
            for number, word in words.items():
                if word in found:
                    asked[number][column.name] = found[word]
                else:
                    del asked[number][column.name]
                    sentence = f"No hay uno con ese {column.key.title} entre los que puede elegir."
                    refused[number][column.name] = self.note(number, column.name, sentence)

    def outside(self, number: int, result: Resultado) -> None:
        for place in self.rows[number]:
            if place > self.last:
                result.refuse(Nota(FUERA, celda=address(place, number)))

    def cell_of(self, number: int, name: str) -> str:
        return address(self.named_at[name], number) if name in self.named_at else ""

    def own(self, name: str | None) -> str | None:
        """The column of a field of the record, or of the ficha of its person."""
        return name if name in self.places else f"ficha_{name}" if f"ficha_{name}" in self.places else None

    def beginning(self, number: int) -> str:
        """The first cells of a row, so that whoever decides sees what it would add."""
        cells = ((place, said(self.rows[number].get(place, EMPTY)).strip()) for place in self.places.values())
        told = [f"{self.columns[place - FIRST].header}: {brief(one, 40)}" for place, one in cells if one]
        return "; ".join(told[:BEGINNING])

    def note(self, number: int, name: str | None, sentence: str, valid: str = "") -> Nota:
        """What is said beside a cell; of what no column asks, beside the row."""
        own = self.own(name)
        if own is None or name == NON_FIELD_ERRORS:
            return Nota(sentence)
        column = self.columns[self.places[own] - FIRST]
        return Nota(sentence, self.cell_of(number, own), column.header, valid or valid_values(column))

    def digest(self, number: int) -> str:
        """What tells a row that was applied from another, and gives away nothing that it said."""
        cells = self.rows[number]
        told = "\x1f".join(cells.get(place, EMPTY).value.strip() for place in range(FIRST, self.last + 1))
        return salted_hmac("gobernacion.records.planillas", told, algorithm="sha256").hexdigest()[:32]

    def step(self) -> None:
        self.done += 1
        if self.done % BATCH == 0 or self.done == self.all:
            self.progress(self.done, self.all)


def values_of(
    columns: Sequence[Columna], cells: Mapping[int, Celda], number: int, record: Any
) -> tuple[dict[str, Any], list[Nota]]:
    """What the cells of the row of a record say, before any rule, and those that say nothing that can be read."""
    found, notes = {}, []
    for place, column in enumerate(columns, start=FIRST):
        try:
            found[column.name] = raw(column, cells.get(place, EMPTY))
        except CeldaRechazada as refusal:
            if cells[place] == text_cell(str(stored(column, record))):
                continue  # the record has had those signs since before, and the cell leaves it as it is
            notes.append(Nota(str(refusal), address(place, number), column.header, refusal.valid))
    return found, notes


def _says_something(cells: Mapping[int, Celda]) -> bool:
    return any(
        cell.value.strip() or cell.kind == "f"
        for place, cell in cells.items()
        if place > WHICH or place == ID
    )


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
