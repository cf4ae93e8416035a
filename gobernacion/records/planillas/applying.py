"""Writes what a planilla says, all of it or nothing, with who signed it and which rows became what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.channels import REFUSALS, sentence
from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.directory.forgetting import make_room
from gobernacion.directory.models import Documento, Persona
from gobernacion.records import bulk
from gobernacion.records.models import Record
from gobernacion.records.planillas.checking import Nueva, Revision, revise, values_of
from gobernacion.records.planillas.models import Carga, EstadoCarga, FilaCargada, waiting
from gobernacion.records.planillas.reading import EMPTY, Filas
from gobernacion.records.planillas.results import Estado, Nota, Resultado
from gobernacion.records.planillas.stored_rows import StoredRows
from gobernacion.records.planillas.typed_rows import fichas_of
from gobernacion.records.planillas.workbook import ID, VERSION
from gobernacion.versions import RegistroCambiado

CHOCA = "La base de datos no admite esta fila junto con lo que ya está registrado: revise códigos repetidos y montos."
YA_NO = "Alguien guardó este registro recién: revise la planilla otra vez."
OTRA_VEZ = "Lo que se puede cargar cambió desde que usted lo vio. Revíselo y confirme otra vez."

ROW = ("carga", "fila", "registro", "antes", "despues", "ficha_antes", "ficha_despues", "huella", "deshecha")
LINE = (
    *("action_time", "user", "content_type", "object_id", "object_repr", "action_flag"),
    "change_message",
)

Progress = Callable[[int, int], None]


class NoSeAplica(Exception):
    """Why nothing was written; what was found of each row goes with it."""

    def __init__(self, why: str, revision: Revision) -> None:
        super().__init__(why)
        revision.untick()
        self.revision = revision


@dataclass(frozen=True)
class Decision:
    """What somebody decided after seeing what would happen."""

    only_good: bool
    """Whether the rows that are right go in without the others."""
    expected: int
    """How many rows were to be written, when it was decided."""
    over: Mapping[int, str]
    """Of the conflicts, the rows that prevail, each with the version of its record that was seen."""
    again: Collection[int] = ()
    """Of the rows that say what was loaded before, those that are added all the same."""


def apply(
    admin: Any, request: HttpRequest, carga: Carga, rows: Filas, decision: Decision, progress: Progress
) -> Revision:
    """Write the rows of a planilla. Raises YaDecidida and, with nothing written, NoSeAplica if something stops it."""
    with waiting(carga.pk) as held:
        revision = revise(admin, request, rows, progress, held.lugares, decision.again)
        writer = _Writer(admin, request, held, revision, decision)
        try:
            with transaction.atomic():
                writer.write(rows)
        except (IntegrityError, RegistroCambiado):
            raise NoSeAplica(OTRA_VEZ, revision) from None
        written = len(writer.done)
        refused = [
            one for one in revision.results.values() if one.estado in (Estado.RECHAZADA, Estado.CONFLICTO)
        ]
        if refused and not decision.only_good:
            raise NoSeAplica("Hay filas por corregir: no se cargó ninguna.", revision)
        if written != decision.expected:
            raise NoSeAplica(OTRA_VEZ, revision)
        if written:
            # No key of the upload in the reason: a row of its figures would be taken for somebody's telephone.
            journal.note_import(request.user, admin.model, written, "Planilla cargada.")  # type: ignore[arg-type]
        bulk.lay_down(FilaCargada, ROW, writer.done)
        new = sum(before is None for _, _, _, before, *_ in writer.done)
        held.decide(
            EstadoCarga.APLICADA,
            nuevas=new,
            cambiadas=written - new,
            aplicada_el=timezone.now(),
            planilla=revision.firma.when,
        )
    return revision


class _Writer:
    def __init__(
        self, admin: Any, request: HttpRequest, carga: Carga, revision: Revision, decision: Decision
    ) -> None:
        self.admin, self.request, self.carga = admin, request, carga
        self.revision, self.decision = revision, decision
        self.user: Any = request.user
        self.stored = StoredRows(admin, request, revision.columns)
        self.done: list[tuple[Any, ...]] = []

    def write(self, rows: Filas) -> None:
        prevail = [row for row in self.decision.over if row in self.revision.cambian]
        for number in sorted({*self.revision.por_cambiar, *prevail}):
            self.change(number, rows)
        new = self.revision.por_agregar
        self.people(new)
        self.several([one for one in new if self.revision.results[one.fila].estado == Estado.NUEVA])

    # --- records that are there ---

    def change(self, number: int, rows: Filas) -> None:
        """Save one as its desk would, on the version it has at that moment."""
        result = self.revision.results[number]
        mark = rows[number].get(ID, EMPTY).value
        try:
            with transaction.atomic():
                # The row is held first, and read afterwards: what is compared is what will be written over.
                self.admin.model._base_manager.select_for_update().filter(pk=mark).values_list("pk").first()
                record = self.stored.find([mark])[mark]
                before, of_person = record.version, self.ficha_version(record)
                asked, _ = values_of(self.revision.columns, rows[number], number, record)
                read = rows[number].get(VERSION, EMPTY).value
                if self.stored.version_of(record) != self.decision.over.get(number, read):
                    result = self.revision.results[number] = Resultado(number, Estado.IGUAL, str(record))
                    self.stored.judge(record, read, asked, result, lambda row, name: "")
                    return
                touched = self.stored.touched(record, read, asked)
                if touched is None:
                    raise ValidationError(YA_NO)
                form = self.stored.form(record, touched, result, lambda row, name: "")
                if form is None or not form.is_valid():
                    raise ValidationError(_of(form) if form is not None else [YA_NO])
                saved = self.admin.save_form(self.request, form, change=True)
                self.admin.save_model(self.request, saved, form, True)
                form.save_m2m()
                self.admin.log_change(
                    self.request, saved, self.admin.construct_change_message(self.request, form, [])
                )
        except (*REFUSALS, IntegrityError) as refusal:
            result.estado = Estado.RECHAZADA
            said = CHOCA if isinstance(refusal, IntegrityError) else sentence(refusal)
            result.notas.append(Nota(said))
        else:
            result.estado = Estado.CAMBIA
            ficha = self.ficha_version(saved)
            self.done.append(
                (self.carga.pk, number, str(saved.pk), before, saved.version, of_person, ficha, "", False)
            )

    def ficha_version(self, record: Any) -> int | None:
        return record.ficha.version if self.stored.has_person and record.ficha else None

    # --- new records ---

    def people(self, new: Sequence[Nueva]) -> None:
        """Write the people nobody of the area knew, each once, before the records that name them."""
        fichas = {id(one.ficha): one.ficha for one in new if one.ficha is not None}
        if not fichas:
            return
        wanted = list(fichas.values())
        by_run = [one for one in wanted if one.persona.documento == Documento.RUN]
        kept = _kept([one.persona for one in by_run])
        for ficha in by_run:
            ficha.persona = kept[str(ficha.persona.run)]
        for ficha in wanted:
            if ficha.persona.documento != Documento.RUN:
                ficha.persona = Persona.objects.keep(ficha.persona)
        make_room(self.admin.opts.app_label, Persona.objects.all())
        meanwhile = fichas_of(self.admin.opts.app_label, list(kept))
        fresh = []
        for ficha in wanted:
            if ficha.persona.run not in meanwhile:
                ficha.derive()
                fresh.append(ficha)
        bulk.write_unnumbered(fresh, self.user)
        for one in new:
            if one.ficha is not None:
                one.record.ficha = meanwhile.get(str(one.ficha.persona.run), one.ficha)

    def several(self, new: Sequence[Nueva]) -> None:
        """Write them together; where the database refuses, halve until it is known which."""
        if not new:
            return
        try:
            with transaction.atomic():
                self.together(new)
        except (*REFUSALS, IntegrityError) as refusal:
            if len(new) > 1:
                self.several(new[: len(new) // 2])
                self.several(new[len(new) // 2 :])
                return
            said = CHOCA if isinstance(refusal, IntegrityError) else sentence(refusal)
            self.revision.results[new[0].fila].refuse(Nota(said))

    def together(self, new: Sequence[Nueva]) -> None:
        records = [one.record for one in new]
        for record in records:
            record.registrado_por = self.user
            if getattr(record, "ficha_id", None):
                record.ficha_id = record.ficha.pk
        if type(records[0]).save is Record.save:
            bulk.write(records)
        else:
            for record in records:
                record._history_user = self.user
                record.save()
                del record._history_user
        self.allowed(records)
        bulk.lay_down(LogEntry, LINE, self.lines(records))
        self.done += [
            (
                self.carga.pk,
                one.fila,
                str(one.record.pk),
                None,
                one.record.version,
                None,
                None,
                one.digest,
                False,
            )
            for one in new
        ]

    def allowed(self, records: Sequence[Any]) -> None:
        held = grants(self.request)
        politica = held.policy.of(self.admin.model)
        asked = records if politica and politica.area_en else records[:1]
        if not all(held.may(Accion.AGREGAR, record) for record in asked):
            raise PermissionDenied

    def lines(self, records: Sequence[Any]) -> list[tuple[Any, ...]]:
        """What the history of the site says of each, as when it is typed by hand."""
        kind, now = ContentType.objects.get_for_model(self.admin.model), timezone.now()
        said = '[{"added": {}}]'
        return [(now, self.user.pk, kind.pk, str(one.pk), str(one)[:200], ADDITION, said) for one in records]


def _kept(personas: Sequence[Persona]) -> dict[str, Persona]:
    """The documents of these people, held until the transaction ends; the same steps whether anybody knew them."""
    Persona.objects.bulk_create(personas, batch_size=bulk.BATCH, ignore_conflicts=True)
    found: dict[str, Persona] = {}
    runs = sorted(str(one.run) for one in personas)
    for start in range(0, len(runs), bulk.BATCH):
        part = Persona.objects.filter(run__in=runs[start : start + bulk.BATCH])
        titulares = sorted(part.values_list("titular", flat=True))
        list(Persona.objects.select_for_update().filter(pk__in=titulares).order_by("pk").values_list("pk"))
        found |= {str(one.run): one for one in part}
    return found


def _of(form: Any) -> list[str]:
    return [str(one) for problems in form.errors.values() for one in problems]
