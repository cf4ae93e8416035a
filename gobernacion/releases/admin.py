"""The editions of the account on the desks of those who prepare, approve and publish them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from gobernacion.access import journal
from gobernacion.access.channels import button, column, form_page, list_page
from gobernacion.access.grants import grants
from gobernacion.access.inlines import HouseTabularInline
from gobernacion.directory.public_desk import PublicTextsDesk
from gobernacion.directory.public_texts import Reparo, undecided
from gobernacion.lib.clp import counted
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.rows import DE_UN_DOCUMENTO
from gobernacion.releases import (
    checking,
    correcting,
    explaining,
    outside,
    public_texts,
    publishing,
    reasons,
    words,
)
from gobernacion.releases.awaiting import ESPERA, EsperaFilter, awaited
from gobernacion.releases.carrying import carry_promises
from gobernacion.releases.confirming_admin import ConformidadAdmin
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.ending_admin import VigenciaAreaAdmin
from gobernacion.releases.forms import (
    ChaptersForm,
    DiscardForm,
    ErratumForm,
    GivenBackForm,
    MeasuringForm,
    NoteForm,
    RestateForm,
    TakeForm,
    WordsForm,
)
from gobernacion.releases.measuring import confront, draft_from_records, measure_again, take_from_records
from gobernacion.releases.models import DEVOLVIBLES, Cifra, Conformidad, Cuadratura, Edicion, EstadoEdicion
from gobernacion.releases.reading import told
from gobernacion.releases.reading_desk import EditionReadings
from gobernacion.releases.withdrawing_desk import WithdrawalDesk
from gobernacion.territory.models import Institucion
from gobernacion.territory.vigencias import VigenciaArea
from gobernacion.transitions import TransicionRechazada

FOUND = {"quiebre": "No cuadra", "observacion": "Observación"}


def _figures(how_many: int) -> str:
    return counted(how_many, "cifra", "cifras")


def _in_preparation(edicion: Edicion) -> bool:
    return edicion.en_preparacion


def _measured_whole(edicion: Edicion) -> bool:
    return edicion.en_preparacion and edicion.reemplaza_id is None and not edicion.transcribe


def _states_something(edicion: Edicion) -> bool:
    return edicion.en_preparacion and edicion.cifras.filter(origen__in=DE_UN_DOCUMENTO).exists()


LEIDA = "leida"
"""What an address tells of an edition as it was read: a decision is about that, and nothing that came after."""
DECIDED_AS_READ = ("aprobar", "publicar")


def _require_read(request: HttpRequest, edicion: Edicion) -> None:
    """Refuse a decision on an edition that is no longer what its page showed."""
    if request.GET.get(LEIDA) != edicion.huella:
        raise TransicionRechazada(
            f"La edición {edicion} cambió después de que usted abrió su página: léala de nuevo antes de decidir."
        )


def _stated(edicion: Edicion, chosen: str) -> Cifra | None:
    """The stated figure that an address chooses by its key."""
    stated = edicion.cifras.filter(origen__in=DE_UN_DOCUMENTO)
    return stated.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() else None


def _has_to_explain(edicion: Edicion) -> bool:
    return edicion.en_preparacion and bool(checking.unexplained(edicion))


def _left_to_decide(edicion: Edicion) -> list[str]:
    """What still keeps from being published an edition that was checked."""
    return [*outside.to_mend(edicion), *undecided(public_texts.reparos(edicion))]


def _erratum_of(edicion: Edicion) -> Edicion | None:
    return Edicion.objects.filter(reemplaza=edicion.slug).first()


def _may_be_corrected(edicion: Edicion) -> bool:
    return edicion.estado == EstadoEdicion.PUBLICADA and _erratum_of(edicion) is None


class CuadraturaInline(HouseTabularInline):
    """What the check found; what adds up needs nobody's attention."""

    model = Cuadratura
    fields = ("estado", "nombre", "frase", "nota", "firma")
    verbose_name_plural = "lo que encontró la revisión"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(estado__in=FOUND).order_by("orden")


@admin.register(Edicion)
class EdicionAdmin(EditionReadings, WithdrawalDesk, PublicTextsDesk):
    list_display = ("__str__", "titulo", "estado", "elaborada_por", "elaborada_el", "aprobada_por")
    list_filter = (EsperaFilter, "estado")
    list_select_related = ("elaborada_por", "aprobada_por")
    ordering = ("-year", "-numero")
    empty_list = "Mida un año de los registros con «Medir de los registros», o cargue una cuenta transcrita."
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "titulo",
                    ("estado", "cifras"),
                    "falta",
                    ("reemplaza", "corte"),
                    "motivo",
                    "palabras",
                )
            },
        ),
        ("Quién responde", {"fields": (("elaborada_por", "elaborada_el"), "aprobada_por")}),
        ("Institución", {"fields": (("institucion", "provincia", "region"),)}),
    )
    readonly_fields = ("cifras", "falta", "palabras")
    inlines = (CuadraturaInline,)

    @column("Cifras", uses=("year", "numero"))
    def cifras(self, record: Edicion) -> str:
        return f"{record.cifras.count()} en {counted(record.capitulos.count(), 'capítulo', 'capítulos')}"

    @column("Falta para aprobarla", uses=("estado", "year", "numero", "reemplaza"))
    def falta(self, record: Edicion) -> str:
        """What stands in its way, all of it in one list; once checked, what was decided of its days since."""
        if record.estado == EstadoEdicion.BORRADOR:
            left, nothing = checking.in_the_way(record), "Que se revise."
        else:
            left, nothing = _left_to_decide(record) if record.por_publicar else [], "Nada."
        if not left:
            return nothing
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ([one] for one in left)))

    @column("Presentación", uses=("presentacion", "year"))
    def palabras(self, record: Edicion) -> str:
        return words.as_published(record).html(record.presentacion)

    def reparos(self, record: Edicion) -> list[Reparo]:
        return public_texts.reparos(record)

    def notices(self, record: Edicion) -> list[dict[str, str]]:
        """Why it was sent back, and which erratum corrects it already."""
        found = []
        if why := reasons.given_back(record):
            found.append({"title": "Se devolvió a borrador.", "said": why})
        if erratum := _erratum_of(record):
            published = erratum.estado == EstadoEdicion.PUBLICADA
            title = "Una fe de erratas la reemplazó." if published else "Tiene una fe de erratas en curso."
            said = (
                f"Está en estado «{erratum.get_estado_display().lower()}»; lo que falte se corrige en ella:"
            )
            link = {"url": self.change_url(erratum), "link": f"edición {erratum}"}
            found.append({"title": title, "said": said, **link})
        return found

    def pages_for(self, request: HttpRequest, record: Edicion) -> list[dict[str, Any]]:
        """What is decided on an edition is decided as it stands on the page."""
        pages = super().pages_for(request, record)
        for page in pages:
            if page["name"] in DECIDED_AS_READ:
                page["url"] += f"?{urlencode({LEIDA: record.huella})}"
        return pages

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The editions on which this person may take the next step."""
        url = reverse("admin:releases_edicion_changelist")
        esperas = ((espera, espera.ediciones.count()) for espera in awaited(request))
        steps = [
            {
                "title": espera.titulo,
                "count": count,
                "oldest": None,
                "url": f"{url}?{ESPERA}={espera.paso}",
            }
            for espera, count in esperas
            if count
        ]
        return [*super().waiting(request), *steps]

    # --- preparing ---

    @list_page("Medir de los registros", permission="medir", anota="medir")
    def medir(self, request: HttpRequest) -> HttpResponse:
        """The next edition of a year, whole or up to a day, out of what the desks typed."""
        form = MeasuringForm(request.POST or None, initial={"year": timezone.localdate().year})
        institucion = Institucion.objects.actual()
        if form.is_valid() and institucion is not None:
            year, corte = form.cleaned_data["year"], form.cleaned_data["corte"]
            try:
                edicion = draft_from_records(institucion, year, corte, request.user)  # type: ignore[arg-type]
            except TransicionRechazada as refusal:  # somebody else began it meanwhile
                form.add_error("year", str(refusal))
            else:
                journal.note_decision(request.user, "medir", [edicion])  # type: ignore[arg-type]
                told = f"Edición {edicion} medida: {_figures(edicion.cifras.count())}."
                return self._done(request, edicion, told)
        context = {
            "title": "Medir de los registros",
            "form": form,
            "confirm": "Medir",
            "back_url": reverse("admin:releases_edicion_changelist"),
            "warning": "Se cuenta lo que las áreas registraron. El borrador lo ve solo quien prepara o publica.",
        }
        return self._page(request, None, "access/step.html", context)

    @button("Revisar", permission="revisar", when=_in_preparation)
    def revisar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        left = checking.check(record)
        if not left:
            return self._done(request, record, "Revisada: puede aprobarla otra persona.")
        self.message_user(request, f"No puede aprobarse todavía. Falta resolver: {len(left)}.", "WARNING")
        return HttpResponseRedirect(self.change_url(record))

    @button("Traer compromisos", permission="traer_compromisos", when=_in_preparation)
    def traer_compromisos(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """What was promised for its year as it stands today, for a draft that was started before."""
        brought = carry_promises(record, [record.year])
        checking.check(record)
        return self._done(request, record, f"Compromisos de {record.year} al día: {brought}.")

    @form_page("Explicar lo que no cuadra", permission="explicar", when=_has_to_explain)
    def explicar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = NoteForm(request.POST or None, found=checking.unexplained(record))
        if form.is_valid():
            said = form.cleaned_data
            today = timezone.localdate()
            explaining.explain(record, said["cuadratura"], said["texto"], said["firma"], today)
            return self._done(request, record, "Nota agregada, y edición revisada de nuevo.")
        return self._ask(
            request,
            record,
            form,
            f"Explicar lo que no cuadra en {record}",
            "Firmar la nota",
            "La nota es pública: la lee cualquiera junto a las dos cifras que no cuadran.",
        )

    @form_page("Descartar", permission="descartar", when=_in_preparation, removes=True)
    def descartar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = DiscardForm(request.POST or None)
        if form.is_valid():
            explaining.discard(record)
            self.message_user(request, f"Edición {record} descartada.", "SUCCESS")
            return HttpResponseRedirect(reverse("admin:releases_edicion_changelist"))
        return self._ask(
            request,
            record,
            form,
            f"Descartar la edición {record}",
            "Descartar",
            "Se borra el borrador con sus cifras y notas; los registros no se tocan.",
        )

    # --- correcting ---

    @button("Medir de nuevo", permission="medir_de_nuevo", when=_measured_whole)
    def medir_de_nuevo(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """The draft with today's records, targets and promises; words and notes stay."""
        measure_again(record)
        return self._done(
            request,
            record,
            f"Medida de nuevo: {_figures(record.cifras.count())}. Los textos y las notas quedaron.",
        )

    @form_page("Tomar de los registros", permission="tomar_de_los_registros", when=_in_preparation)
    def tomar_de_los_registros(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = TakeForm(request.POST or None, confronted=confront(record))
        if form.is_valid():
            changed = take_from_records(record, form.cleaned_data["codigos"])
            return self._done(request, record, f"Tomadas de los registros: {_figures(changed)}.")
        return self._ask(
            request,
            record,
            form,
            f"Tomar de los registros lo que cambió en {record}",
            "Tomar lo elegido",
            "" if form.movements else "Los registros y las metas dicen hoy lo mismo que la edición.",
        )

    @form_page("Corregir una cifra", permission="corregir_cifra", when=_states_something)
    def corregir_cifra(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        cifra = _stated(record, request.GET.get("cifra", ""))
        if cifra is None:
            self.message_user(
                request, "Elija la cifra que va a corregir: cada una lleva a su página.", "INFO"
            )
            return HttpResponseRedirect(self._address_of("ver_cifras", record))
        form = RestateForm(request.POST or None, cifra=cifra)
        if form.is_valid():
            correcting.restate(cifra, **{name: form.cleaned_data[name] for name in form.SAID})
            return self._done(request, record, "Cifra corregida, y edición revisada de nuevo.")
        return self._ask(
            request,
            record,
            form,
            f"Corregir {cifra} ({cifra.indicador}), {told(cifra)}",
            "Corregir",
            "Solo lo que dice un documento: lo medido se corrige en el registro, y se mide de nuevo.",
        )

    @form_page("Redactar", permission="redactar", when=_in_preparation)
    def redactar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """All the words, for whoever heads every area; for the others, those of their chapters."""
        everything = record.capitulos.order_by("orden")
        own = grants(request).scope(everything, "redactar")
        capitulos, heads_all = list(own), own.count() == everything.count()
        form = (
            WordsForm(request.POST or None, edicion=record, capitulos=capitulos)
            if heads_all
            else ChaptersForm(request.POST or None, capitulos=capitulos)
        )
        if not form.is_valid():
            return self._write(request, record, record, form, capitulos)
        correcting.rewrite(record, form.resumenes, form.head)
        self._written(request, record, None if heads_all else own.all())
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Corregir con fe de erratas", permission="corregir", when=_may_be_corrected)
    def corregir(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """A new draft that starts as the published edition stands; that one keeps its address."""
        form = ErratumForm(request.POST or None)
        if form.is_valid():
            publicada = EdicionPublicada.objects.get(slug=record.slug)
            edicion = draft_erratum(publicada, form.cleaned_data["que_corrige"], request.user)  # type: ignore[arg-type]
            return self._done(
                request, edicion, f"Fe de erratas {edicion} empezada: cambie lo que corrige y revísela."
            )
        return self._ask(
            request,
            record,
            form,
            f"Corregir la edición {record} con una fe de erratas",
            "Empezar la fe de erratas",
            f"La edición {record} sigue en su dirección, y dirá que fue reemplazada al publicarse esta.",
        )

    # --- deciding ---

    @button("Aprobar", permission="aprobar", when=lambda record: record.estado == EstadoEdicion.REVISADA)
    def aprobar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        _require_read(request, record)
        publishing.approve(record, request.user)  # type: ignore[arg-type]
        return self._done(request, record, "Aprobada: la autoridad puede publicarla.")

    @form_page("Devolver a borrador", permission="devolver", when=lambda record: record.estado in DEVOLVIBLES)
    def devolver(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = GivenBackForm(request.POST or None)
        if form.is_valid():
            record.devolver()
            return self._done(request, record, "Devuelta a borrador: se puede cambiar y revisar de nuevo.")
        return self._ask(
            request,
            record,
            form,
            f"Devolver a borrador la edición {record}",
            "Devolver",
            "Pierde la revisión y la aprobación; las cifras, los textos y las notas quedan.",
        )

    @button("Publicar", permission="publicar", when=lambda record: record.estado == EstadoEdicion.APROBADA)
    def publicar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        _require_read(request, record)
        publicada = publishing.publish(record, timezone.localdate())
        return self._done(request, record, f"Publicada. Sello {publicada.sello}.")

    def _done(self, request: HttpRequest, edicion: Edicion, said: str) -> HttpResponse:
        """Say what was done, on the page of the edition."""
        self.message_user(request, said, "SUCCESS")
        return HttpResponseRedirect(self.change_url(edicion))


admin.site.register(Conformidad, ConformidadAdmin)
admin.site.register(VigenciaArea, VigenciaAreaAdmin)
