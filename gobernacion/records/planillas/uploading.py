"""The page to which a planilla comes back: uploaded, looked at, applied or discarded and, if need be, undone."""

from __future__ import annotations

import logging
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from gobernacion.lib.clp import counted
from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.records.planillas import jobs
from gobernacion.records.planillas.answering import draw, file_of, plural
from gobernacion.records.planillas.applying import Decision, NoSeAplica, apply
from gobernacion.records.planillas.checking import Revision, revise, signature
from gobernacion.records.planillas.columns import columns_of
from gobernacion.records.planillas.downloading import firma_of
from gobernacion.records.planillas.foreign import (
    MapForm,
    guess,
    laid_out,
    read_foreign,
    refuse_own,
    remembered,
)
from gobernacion.records.planillas.models import ESPERAN, Carga, EstadoCarga, YaDecidida, waiting
from gobernacion.records.planillas.reading import LARGEST, SENTENCES, Filas, read
from gobernacion.records.planillas.remarks import with_remarks
from gobernacion.records.planillas.results import Resumen
from gobernacion.records.planillas.signing import AJENA, FirmaRechazada, SinFirma
from gobernacion.records.planillas.undoing import applied, may_undo, undo, why_not
from gobernacion.records.scanning import scan

log = logging.getLogger(__name__)

LISTED = 10
CARGADAS = "Planillas cargadas"
FALLO = "La planilla no se pudo leer entera. Vuelva a subirla; si pasa otra vez, avise a quien administra el sistema."
NADA = (
    "No hay nada que guardar: ninguna fila está bien ni marcada. Marque lo que quiera guardar, corrija la planilla o "
    "descártela."
)
TODAS = "todas"
ZIPPED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class UploadForm(forms.Form):
    archivo = forms.FileField(
        label="Planilla",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="El libro que descargó, con sus filas escritas; o un Excel o CSV de otro sistema, con encabezados. "
        "Hasta 10 MB.",
    )

    def clean_archivo(self) -> bytes:
        uploaded = self.cleaned_data["archivo"]
        if uploaded.size > LARGEST:
            raise ValidationError(SENTENCES["large"])
        return bytes(uploaded.read())


class Upload:
    """A planilla that comes back, for one person."""

    def __init__(self, admin: Any, request: HttpRequest) -> None:
        self.admin, self.request = admin, request
        self.may_add = admin.has_add_permission(request)
        self.crumb = "Cargar planilla" if self.may_add else CARGADAS

    def answer(self) -> HttpResponse:
        """The page to upload one, or the one that was uploaded."""
        if asked := self.request.GET.get("carga"):
            try:
                return self._carga(asked)
            except YaDecidida as late:
                messages.error(self.request, str(late))
                return HttpResponseRedirect(f"{self.request.path}?carga={asked}")
        if self.request.method == "POST" and not self.may_add:
            raise PermissionDenied
        form = UploadForm(
            self.request.POST if self.request.method == "POST" else None,
            self.request.FILES if self.request.method == "POST" else None,
        )
        if form.is_valid():
            try:
                return self._take(form.cleaned_data["archivo"])
            except (ArchivoRechazado, FirmaRechazada) as refusal:
                form.add_error("archivo", str(refusal))
        own = Carga.objects.filter(
            modelo=self.admin.opts.label_lower, por=self.request.user, estado__in=ESPERAN
        )  # type: ignore[misc]
        context = {
            "title": f"{self.crumb} de {self.admin.opts.verbose_name_plural}",
            "crumb": self.crumb,
            "form": form if self.may_add else None,
            "own": own.defer("archivo", "resultado").order_by("-subida_el")[:LISTED],
            "applied": applied(self.admin.opts.label_lower, LISTED),
        }
        return draw(self.admin, self.request, "cargar", context)

    def _take(self, content: bytes) -> HttpResponse:
        """Keep an upload until somebody decides, and look at it. Raises ArchivoRechazado and FirmaRechazada."""
        rows, foreign = {}, False
        scan(content)
        try:
            rows = read(content)
            signature(self.admin, self.request, rows)
        except SinFirma:
            foreign = True
        except ArchivoRechazado:
            if content.startswith(ZIPPED):
                raise
            foreign = True
        if foreign:
            refuse_own(read_foreign(content), columns_of(self.admin, self.request))
        user: Any = self.request.user
        carga = Carga.objects.create(
            modelo=self.admin.opts.label_lower,
            por=user,
            archivo=content,
            huella=sha256(content).hexdigest(),
            planilla=AJENA if foreign else "",
        )
        if foreign:
            return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")
        self._look(carga, rows)
        return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")

    def _look(self, carga: Carga, rows: Filas) -> None:
        """Look at the rows; whatever stops it is said on the page, from which the upload can be discarded."""

        def look() -> None:
            revision = revise(
                self.admin,
                self.request,
                rows,
                lambda done, all_: jobs.note(carga.pk, done, all_),
                carga.lugares,
            )
            self._keep(carga, Resumen.of(revision.results.values()))

        if len(rows) <= jobs.IN_LINE:
            try:
                with transaction.atomic():
                    look()
            except Exception as error:
                log.exception("planilla %s", carga.pk)
                self._failed(carga, error)
            jobs.forget(carga.pk)
        else:
            jobs.start(carga.pk, self.request, look, lambda error: self._failed(carga, error))

    @staticmethod
    def _keep(carga: Carga, found: Resumen) -> None:
        still = Carga.objects.filter(pk=carga.pk, estado__in=ESPERAN)
        still.update(resultado=found.kept(), estado=EstadoCarga.REVISADA)

    def _failed(self, carga: Carga, error: Exception) -> None:
        """Say on the page that nothing was written, and why where it is for a clerk to know."""
        found = Resumen.of([])
        found.aviso = str(error) if isinstance(error, FirmaRechazada | ArchivoRechazado) else FALLO
        self._keep(carga, found)

    def _carga(self, asked: str) -> HttpResponse:
        carga = self._asked(asked)
        if self.request.POST.get("accion") == "descartar":
            return self._decide(carga)
        if carga.espera and not self.may_add:
            raise PermissionDenied
        try:
            return self._of(carga)
        except (ArchivoRechazado, FirmaRechazada) as refusal:
            self._failed(carga, refusal)  # it could be read when it came, and now it cannot
            return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")

    def _of(self, carga: Carga) -> HttpResponse:
        """The page of an upload as it stands. Raises ArchivoRechazado and FirmaRechazada."""
        if carga.planilla == AJENA and not carga.mapa and carga.estado == EstadoCarga.SUBIDA:
            return self._say_which(carga)
        if self.request.method == "POST":
            return self._decide(carga)
        if "observaciones" in self.request.GET and carga.espera:
            return self._remarks(carga)
        far = jobs.how_far(carga.pk) if carga.espera else None
        if far is None:
            carga.refresh_from_db()  # the job may have ended since it was read
        if carga.estado == EstadoCarga.SUBIDA and far is None:
            self._look(carga, self._rows(carga))  # whoever looked at it is gone
            return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")
        found = Resumen.read(carga.resultado) if carga.resultado and far is None else None
        context = {
            "title": "Planilla cargada" if not carga.espera else "Revise antes de guardar",
            "crumb": self.crumb,
            "carga": carga,
            "why_not": why_not(self.admin, self.request, carga)
            if carga.estado == EstadoCarga.APLICADA
            else "",
            "far": far,
            "found": found,
        }
        return draw(self.admin, self.request, "revisar", context)

    def _rows(self, carga: Carga) -> Filas:
        """The rows of an upload, those of a file of another system as a planilla has them."""
        if not carga.mapa:
            return read(carga.contenido)
        columns = columns_of(self.admin, self.request)
        firma = firma_of(self.admin, self.request, columns, AJENA)
        return laid_out(read_foreign(carga.contenido), carga.mapa, columns, firma)

    def _say_which(self, carga: Carga) -> HttpResponse:
        """Ask which column of a file is which of the planilla."""
        posted = self.request.method == "POST"
        file, columns = read_foreign(carga.contenido), columns_of(self.admin, self.request)
        guessed = guess(columns, file.heads, remembered(carga.modelo))
        form = MapForm(self.request.POST if posted else None, columns=columns, file=file, guessed=guessed)
        if form.is_valid():
            with waiting(carga.pk) as held:
                held.mapa = form.chosen()
                held.save(update_fields=["mapa"])
            carga.mapa = held.mapa
            self._look(carga, self._rows(carga))
            return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")
        how_many = sum(number > file.header for number in file.rows)
        context = {
            "title": "Diga qué columna es cada una",
            "crumb": "Cargar planilla",
            "form": form,
            "how_many": how_many,
        }
        return draw(self.admin, self.request, "columnas", context)

    def _asked(self, asked: str) -> Carga:
        """The upload of an address: the person's own, or one that was applied to this list."""
        try:
            key = UUID(asked)
        except ValueError:
            raise Http404("no such upload") from None
        carga = Carga.objects.filter(pk=key, modelo=self.admin.opts.label_lower).first()
        if carga is None or (carga.por_id != self.request.user.pk and carga.aplicada_el is None):
            raise Http404("no such upload")
        return carga

    def _decide(self, carga: Carga) -> HttpResponse:
        match self.request.POST.get("accion"):
            case "descartar":
                with waiting(carga.pk) as held:
                    held.decide(EstadoCarga.DESCARTADA)
                messages.success(
                    self.request, "La planilla se descartó y el archivo se eliminó. No se guardó nada."
                )
            case "aplicar" | "aplicar_buenas" if carga.estado == EstadoCarga.REVISADA:
                return self._apply(carga, only_good=self.request.POST["accion"] == "aplicar_buenas")
            case "deshacer" if carga.aplicada_el is not None:
                return self._undo(carga)
            case _:
                messages.error(self.request, carga.ya or "Eso ya no se puede hacer con esta planilla.")
        return HttpResponseRedirect(self.request.path)

    def _apply(self, carga: Carga, *, only_good: bool) -> HttpResponse:
        rows = self._rows(carga)
        found = Resumen.read(carga.resultado)
        over = {
            one.fila: one.version
            for one in found.conflictos
            if one.version is not None and f"{one.fila}:{one.version}" in self.request.POST.getlist("usar")
        }
        asked = self.request.POST.getlist("agregar")
        again = {one.fila for one in found.repetidas if TODAS in asked or str(one.fila) in asked}
        decision = Decision(only_good or bool(over), found.por_aplicar + len(over) + len(again), over, again)
        if not decision.expected:
            messages.warning(self.request, NADA)
            return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")

        def write() -> None:
            try:
                apply(
                    self.admin,
                    self.request,
                    carga,
                    rows,
                    decision,
                    lambda done, all_: jobs.note(carga.pk, done, all_),
                )
            except NoSeAplica as refusal:
                again = Resumen.of(refusal.revision.results.values())
                again.aviso = str(refusal)
                self._keep(carga, again)

        if len(rows) <= jobs.IN_LINE:
            write()
            jobs.forget(carga.pk)
        else:
            jobs.start(carga.pk, self.request, write, lambda error: self._failed(carga, error))
        return HttpResponseRedirect(f"{self.request.path}?carga={carga.pk}")

    def _undo(self, carga: Carga) -> HttpResponse:
        if not may_undo(self.admin, self.request, carga):
            raise PermissionDenied
        try:
            told = undo(self.admin, self.request, carga)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return HttpResponseRedirect(self.request.path)
        if told.how_many:
            messages.success(self.request, counted(told.how_many, "fila deshecha", "filas deshechas") + ".")
        else:
            messages.warning(self.request, "No se deshizo ninguna fila.")
        if told.stay:
            named = "; ".join(f"{which}: {why}" for which, why in told.stay[:LISTED])
            more = f" y {len(told.stay) - LISTED} más" if len(told.stay) > LISTED else ""
            messages.warning(self.request, f"Quedan como están: {named}{more}.")
        return HttpResponseRedirect(self.request.path)

    def _remarks(self, carga: Carga) -> HttpResponse:
        rows = self._rows(carga)
        revision: Revision = revise(self.admin, self.request, rows, places=carga.lugares)
        content = with_remarks(
            revision.firma,
            revision.columns,
            rows,
            revision.results,
            plural(self.admin),
            str(self.request.user),
        )
        return file_of(self.admin, content, "observaciones")
