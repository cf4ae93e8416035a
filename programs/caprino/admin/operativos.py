"""The rounds: planned by locality, and held with one line a goatherd."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.channels import form_page, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.transitions import Transition
from gobernacion.transitions import TransicionRechazada
from programs.caprino.admin.forms import OperativoForm, RondaForm
from programs.caprino.models import Carnet, Criancero, EstadoCarnet, Operativo, PapelOperativo, Rebano

MOST_IN_A_LOCALITY = 400
"""Goatherds that the list of a round shows; whoever else comes is found by RUN."""


@admin.register(Operativo)
class OperativoAdmin(ActividadAdmin):
    form = OperativoForm
    list_display = ("numero", "ocurrido_el", "hora", "comuna", "localidad", "lugar", "estado")
    list_filter = (AgendaFilter, "estado", "comuna", "localidad")
    list_select_related = ("comuna", "localidad")
    autocomplete_fields = ("localidad", "organizacion", "realizada_por")
    fieldsets = (
        (
            "Operativo",
            {
                "fields": (
                    ("estado", "programada_el"),
                    ("ocurrido_el", "hora"),
                    ("comuna", "localidad", "lugar"),
                    ("organizacion", "dirigente"),
                )
            },
        ),
    )
    exporta = (
        *("numero", "programada_el", "ocurrido_el", "estado"),
        Exported("comuna__nombre", "Comuna"),
        Exported("localidad__nombre", "Localidad"),
        *("lugar", "asistentes"),
        Exported("realizada_por__nombre", "Hecho por"),
        "causa",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where and when it is does not change once cards were given in it."""
        given = obj is not None and obj.carnets.vigentes().exists()
        fixed = ("ocurrido_el", "comuna", "localidad") if given else ()
        return [*super().get_readonly_fields(request, obj), *fixed]

    def step_initial(self, step: Transition, record: Any) -> dict[str, Any]:
        """As many came as took a card, unless somebody counted more."""
        proposed = super().step_initial(step, record)
        if step.name == "realizar":
            proposed["asistentes"] = record.carnets.vigentes().count() or None
            if not record.lugar and record.localidad is not None:
                proposed["lugar"] = record.localidad.lugar
        return proposed

    # --- the round ---

    @form_page("Renovar carnets", permission="renovar", when=lambda record: record.admite_carnets)
    def renovar(self, request: HttpRequest, record: Operativo) -> HttpResponse:
        """One line a goatherd, and the list of those of the locality to tick many at once."""
        form = RondaForm(request.POST if request.method == "POST" else None)
        closed = self._closed(record)
        if not closed and form.is_valid():
            issued = self._renew(request, record, form)
            if issued:
                kept = ", ".join(f"{carnet.numero}" for carnet in issued[:10])
                more = f" y {len(issued) - 10} más" if len(issued) > 10 else ""
                messages.success(request, f"Carnets dados: {kept}{more}.")
                return HttpResponseRedirect(self.page_of("renovar", record))
        elif request.method != "POST":
            journal.note_read(request.user, record, also=[Criancero])  # type: ignore[arg-type]
        given = Carnet.objects.vigentes().filter(operativo=record)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Renovar carnets: {record}",
            "crumb": "Renovar carnets",
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record),
            "media": self.media + form.media,
            "form": form,
            "closed": closed,
            "waiting": [] if closed else self._waiting(record)[:MOST_IN_A_LOCALITY],
            "given": given.select_related("criancero__ficha").order_by("-pk")[:20],
            "how_many": given.count(),
            "print_url": self.page_of("carnets", record),
            "add_url": reverse("admin:caprino_criancero_add"),
        }
        return render(request, "caprino/ronda.html", context)

    @reading_page("Imprimir los carnets", permission=Accion.IMPRIMIR)
    def carnets(self, request: HttpRequest, record: Operativo) -> HttpResponse:
        """All the cards given in the round, to be cut out."""
        found = Carnet.objects.sin_cerrar().filter(operativo=record)
        cards = list(found.select_related("criancero__ficha", "localidad", "comuna").order_by("pk"))
        journal.note_decision(request.user, Accion.IMPRIMIR, cards)  # type: ignore[arg-type]
        herds = {
            rebano.criancero_id: rebano
            for rebano in Rebano.objects.filter(
                criancero__in=[card.criancero_id for card in cards]
            ).ultimos_al(timezone.localdate())
        }
        printed = [{"carnet": card, "rebano": herds.get(card.criancero_id)} for card in cards]
        return self.sheet(request, record, "caprino/carnet.html", {"carnets": printed})

    def page_of(self, name: str, record: Operativo) -> str:
        """The address of one of its pages."""
        return reverse(f"admin:caprino_operativo_{name}", args=[record.pk])

    def _closed(self, record: Operativo) -> str:
        """Why no card may be given in it now."""
        if record.ocurrido_el > timezone.localdate():
            return f"El operativo es el {record.ocurrido_el:%d-%m-%Y}: los carnets se dan ese día."
        return "" if record.localidad is not None else "Diga primero en qué localidad es el operativo."

    def _renew(self, request: HttpRequest, record: Operativo, form: RondaForm) -> list[Carnet]:
        """Give a card to each of those who came; who cannot have one is said, and keeps nobody else from theirs."""
        user: Any = request.user
        ticked = [key for key in request.POST.getlist("elegidos") if key.isdecimal()][:MOST_IN_A_LOCALITY]
        chosen = list(self._waiting(record).filter(pk__in=ticked)) if ticked else []
        if form.criancero is not None:
            chosen = [form.criancero, *(one for one in chosen if one != form.criancero)]
        if not chosen:
            form.add_error("persona", "Escriba un RUN, o marque en la lista a quienes vinieron.")
        issued = []
        for criancero in chosen:
            try:
                issued.append(Carnet.objects.emitir(criancero, user, record.ocurrido_el, record))
            except TransicionRechazada as refusal:
                if criancero == form.criancero:
                    form.add_error("persona", str(refusal))
                messages.warning(request, str(refusal))
            else:
                if criancero == form.criancero and form.declares:
                    self._declare(form.rebano(criancero, record.ocurrido_el))
        return issued

    @staticmethod
    def _declare(rebano: Rebano) -> None:
        """Keep what was declared; a second time on the same day corrects the first."""
        same_day = Rebano.objects.filter(criancero=rebano.criancero, fecha=rebano.fecha).first()
        if same_day is not None:
            rebano.pk, rebano.version = same_day.pk, same_day.version
            rebano._state.adding = False
        rebano.save()

    @staticmethod
    def _waiting(record: Operativo) -> QuerySet[Criancero]:
        """Those of the locality who have no card of that day yet, with when theirs expires."""
        theirs = Carnet.objects.vigentes().filter(criancero=OuterRef("pk"))
        last = theirs.filter(estado=EstadoCarnet.VIGENTE)
        return (
            Criancero.objects.activos()
            .filter(~Exists(theirs.filter(ocurrido_el__gte=record.ocurrido_el)), localidad=record.localidad)
            .annotate(vence_el=Subquery(last.values("vence_el")[:1]))
            .select_related("ficha")
            .order_by("ficha__clave", "pk")
        )


@admin.register(PapelOperativo)
class PapelOperativoAdmin(AdjuntoAdmin):
    pass
