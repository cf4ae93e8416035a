"""The desk of whoever looks after the directory: people joined across areas, proposals, decisions and their trace."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.channels import column, form_page, list_page
from gobernacion.access.house import HouseAdmin
from gobernacion.access.inlines import HouseTabularInline
from gobernacion.access.reasons import ReasonForm
from gobernacion.access.rules import Accion
from gobernacion.directory.correcting import CORREGIDOS, correct, fichas_of, versions_of
from gobernacion.directory.desk_forms import (
    CorrectionForm,
    JoinForm,
    OtherForm,
    TellApartForm,
    personas_of,
)
from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Distincion, Ficha, Fusion, Movimiento, Persona
from gobernacion.directory.review import discrepancies, probable_duplicates
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.side_by_side import side_by_side
from gobernacion.transitions import TransicionRechazada

PROPOSED = 50
"""How many cases a page proposes: as some are decided, others come."""


def stands_alone(persona: Persona) -> bool:
    """Whether the directory knows this person by this document, and not by another it was joined with."""
    return persona.unida_a_id is None


class DeskAdmin(HouseAdmin):
    """Pages of the desk, drawn alike."""

    def draw(
        self, request: HttpRequest, template: str, context: dict[str, Any], record: Any = None
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record) if record is not None else None,
        }
        return render(request, template, {**shared, **context})


class PersonaAdmin(DeskAdmin):
    change_form_template = "directory/persona.html"
    change_list_template = "directory/found_by_search.html"
    list_display = ("identificacion", "nombres_conocidos", "areas")
    search_fields = ("run",)
    search_help_text = "RUN, número de otro documento, o las primeras letras de apellidos o nombres."
    empty_list = "Busque a una persona, o revise lo que propone el directorio con los botones de arriba."
    ordering = ("titular",)
    sortable_by = ()
    fields = ("identificacion", "motivo_sin_documento")
    readonly_fields = ("identificacion",)

    @column("Documento", uses=("run", "numero_extranjero", "pais_emisor"))
    def identificacion(self, record: Persona) -> str:
        return record.identificacion

    @column("Conocida como", uses=tuple(f"fichas__{name}" for name in SPELLED))
    def nombres_conocidos(self, record: Persona) -> str:
        return " / ".join(sorted({ficha.como_se_llama for ficha in record.fichas.all()}))

    @column("Áreas", uses=("fichas__area",))
    def areas(self, record: Persona) -> int:
        return len(record.fichas.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(Prefetch("fichas", Ficha.objects.vigentes()))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        term = " ".join(search_term.split())
        if not term:
            return queryset.none(), False
        by_name = Ficha.objects.vigentes().buscar(term).order_by().values("persona__titular")[:PROPOSED]
        keys = {row["persona__titular"] for row in by_name}
        keys |= {one.titular for one in personas_of(term)}
        return queryset.filter(pk__in=keys), False

    # --- one person ---

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        persona: Persona = context["original"]
        fichas = self._read(request, persona)
        group = Persona.objects.filter(pk=persona.pk).de_la_misma_persona()
        context |= {
            "comparison": side_by_side(fichas),
            "documents": group.exclude(pk=persona.pk).order_by("id"),
            "fusiones": Fusion.objects.filter(Q(conservada__in=group) | Q(absorbida__in=group)).order_by(
                "id"
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @form_page("Reunir con otra", permission="reunir", when=stands_alone)
    def reunir(self, request: HttpRequest, record: Persona) -> HttpResponse:
        """These two documents are of one person."""
        other = self._other(request, record)
        if not isinstance(other, Persona):
            return other
        posted = request.POST if "motivo" in request.POST else None
        form = JoinForm(posted, personas=(record, other), initial={"con": other.pk})
        if form.is_valid():
            kept, joined = (record, other) if form.cleaned_data["conserva"] == record.pk else (other, record)
            try:
                merge(kept, joined, request.user, form.cleaned_data["motivo"])  # type: ignore[arg-type]
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                return self._decided(
                    request, "reunir", kept, other, "Las dos quedaron reunidas en una persona."
                )
        return self._compare(request, record, other, form, "Reunir en una persona")

    @form_page("Distinguir de otra", permission="distinguir", when=stands_alone)
    def distinguir(self, request: HttpRequest, record: Persona) -> HttpResponse:
        """These two look alike and are two."""
        other = self._other(request, record)
        if not isinstance(other, Persona):
            return other
        posted = request.POST if "motivo" in request.POST else None
        form = TellApartForm(posted, initial={"con": other.pk})
        if form.is_valid():
            una, otra = sorted((record, other), key=lambda persona: persona.pk)
            decision = Distincion(una=una, otra=otra, motivo=form.cleaned_data["motivo"])
            decision.decidida_por = request.user  # type: ignore[assignment]
            try:
                decision.full_clean()
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                decision.save()
                return self._decided(
                    request, "distinguir", record, other, "No se volverán a proponer como una."
                )
        return self._compare(request, record, other, form, "Son dos personas")

    @form_page("Corregir en todas las áreas", permission="corregir", when=stands_alone)
    def corregir(self, request: HttpRequest, record: Persona) -> HttpResponse:
        """What the documents say of the person, written in every area that knows them."""
        fichas = self._read(request, record)
        if not fichas:
            self.message_user(request, "Ningún área tiene ficha de esta persona.", "WARNING")
            return self.draw(request, "directory/page.html", {"title": "Sin fichas"}, record)
        initial = {"leidas": versions_of(fichas), **{name: fichas[0].dice(name) for name in CORREGIDOS}}
        form = CorrectionForm(request.POST or None, initial=initial, instance=Ficha(persona=record))
        if form.is_valid():
            values = {name: form.cleaned_data[name] for name in CORREGIDOS}
            try:
                corrected = correct(record, values, form.cleaned_data["leidas"], request.user)  # type: ignore[arg-type]
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                journal.note_decision(request.user, "corregir", corrected, form.cleaned_data["motivo"])  # type: ignore[arg-type]
                self.message_user(request, f"Fichas corregidas: {len(corrected)}.")
                return HttpResponseRedirect(self.change_url(record))
        context = {"title": f"Corregir {record}", "form": form, "confirm": "Corregir en todas"}
        return self.draw(
            request, "directory/decidir.html", context | {"comparison": side_by_side(fichas)}, record
        )

    # --- what the directory proposes ---

    @list_page("Parecen la misma", permission=Accion.VER, anota="ver_lista")
    def repetidas(self, request: HttpRequest) -> HttpResponse:
        """Pairs that may be one person."""
        proposed = list(probable_duplicates(PROPOSED))
        shown = dict.fromkeys(ficha.pk for pair in proposed for ficha in (pair.una, pair.otra))
        journal.note_list(request.user, Ficha, shown)  # type: ignore[arg-type]
        pairs = [
            {"razon": pair.razon, "comparison": side_by_side([pair.una, pair.otra]), **self._choices(pair)}
            for pair in proposed
        ]
        context = {"title": "Personas que parecen la misma", "cases": pairs, "most": PROPOSED}
        return self.draw(request, "directory/repetidas.html", context)

    @list_page("No coinciden", permission=Accion.VER, anota="ver_lista")
    def discrepancias(self, request: HttpRequest) -> HttpResponse:
        """People whom the areas call by different names or birth dates."""
        keys = discrepancies(PROPOSED)
        fichas: dict[UUID, list[Ficha]] = defaultdict(list)
        known = Ficha.objects.vigentes().filter(persona__titular__in=keys)
        for ficha in known.select_related("persona", "comuna", "sector").order_by("area"):
            fichas[ficha.persona.titular].append(ficha)
        journal.note_list(request.user, Ficha, [one.pk for some in fichas.values() for one in some])  # type: ignore[arg-type]
        cases = [
            {"comparison": side_by_side(fichas[key]), "url": self._page_address("corregir", key)}
            for key in keys
        ]
        context = {"title": "Fichas que no coinciden", "cases": cases, "most": PROPOSED}
        return self.draw(request, "directory/discrepancias.html", context)

    # --- what the pages share ---

    def _read(self, request: HttpRequest, persona: Persona) -> list[Ficha]:
        """The person's fichas in every area; seeing them together leaves a line for each."""
        fichas = fichas_of(persona)
        for ficha in fichas:
            journal.note_read(request.user, ficha)  # type: ignore[arg-type]
        return fichas

    def _other(self, request: HttpRequest, record: Persona) -> Persona | HttpResponse:
        """The other of the two, or the page that asks for it."""
        key = request.POST.get("con") or request.GET.get("con")
        if key:
            try:
                found: Persona | None = (
                    self.get_queryset(request).filter(pk=key).exclude(titular=record.titular).first()
                )
            except ValidationError:
                found = None
            if found is not None and stands_alone(found):
                return found
        form = OtherForm(request.POST or None, one=record)
        if form.is_valid():
            assert form.other is not None
            return form.other
        context = {"title": f"Comparar {record}", "form": form, "confirm": "Comparar"}
        return self.draw(request, "directory/decidir.html", context, record)

    def _compare(
        self, request: HttpRequest, record: Persona, other: Persona, form: ReasonForm, confirm: str
    ) -> HttpResponse:
        journal.note_read(request.user, other)  # type: ignore[arg-type]
        fichas = [*self._read(request, record), *self._read(request, other)]
        context = {
            "title": f"{confirm}: {record} y {other}",
            "form": form,
            "confirm": confirm,
            "comparison": side_by_side(fichas),
        }
        return self.draw(request, "directory/decidir.html", context, record)

    def _decided(
        self, request: HttpRequest, accion: str, shown: Persona, other: Persona, message: str
    ) -> HttpResponse:
        motivo = request.POST["motivo"]
        journal.note_decision(request.user, accion, [other], motivo)  # type: ignore[arg-type]
        self.message_user(request, message)
        return HttpResponseRedirect(self.change_url(shown))

    def _choices(self, pair: Any) -> dict[str, str]:
        una, otra = pair.una.persona.titular, pair.otra.persona.titular
        return {page: f"{self._page_address(page, una)}?con={otra}" for page in ("reunir", "distinguir")}

    def _page_address(self, page: str, key: UUID) -> str:
        return reverse(f"admin:directory_persona_{page}", args=[key], current_app=self.admin_site.name)


class MovimientoInline(HouseTabularInline):
    model = Movimiento
    fields = ("modelo", "campo", "fila", "antes", "despues")
    verbose_name_plural = "lo que se movió"


class FusionAdmin(DeskAdmin):
    list_display = ("decidida", "decidida_por", "conservada", "absorbida", "motivo", "deshecha")
    list_select_related = ("conservada", "absorbida", "decidida_por")
    ordering = ("-id",)
    inlines = (MovimientoInline,)
    empty_list = "Todavía no se ha reunido a nadie."

    @form_page("Deshacer", permission="deshacer", when=lambda fusion: fusion.deshecha is None)
    def deshacer(self, request: HttpRequest, record: Fusion) -> HttpResponse:
        """They were two after all: everything goes back where it was."""
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                undo(record, request.user, form.cleaned_data["motivo"], timezone.now())  # type: ignore[arg-type]
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                self.message_user(request, "La fusión se deshizo: todo volvió donde estaba.")
                return HttpResponseRedirect(self.change_url(record))
        context = {"title": f"Deshacer {record}", "form": form, "confirm": "Deshacer"}
        return self.draw(request, "directory/decidir.html", context, record)
