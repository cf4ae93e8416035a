"""The page on which two people decide about the texts of a record that seem to name somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html

from gobernacion.access.channels import form_page
from gobernacion.access.house import HouseAdmin
from gobernacion.access.models import User
from gobernacion.access.reasons import MotivoField
from gobernacion.directory.models import VistoBueno
from gobernacion.directory.public_texts import LA_PAGINA, Reparo, without_names

WARNING = (
    "Lo que se publica lo lee cualquiera, para siempre. Si es de una persona a quien la oficina atiende, o de su "
    "familia, no se decide aquí: quítelo del texto. Deciden dos personas: una dice por qué puede publicarse y otra "
    "está de acuerdo."
)


class VistosForm(forms.Form):
    """Which texts can stand although they seem to name somebody, and why."""

    textos = forms.MultipleChoiceField(
        label="Pueden publicarse",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Elija los textos sobre los que decide."},
    )
    motivo = MotivoField(
        label="Por qué",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        validators=[without_names],
        help_text="Por ejemplo: es una autoridad, es el teléfono de la oficina. Sin repetirlo: queda en la bitácora.",
    )

    def __init__(self, *args: Any, reparos: Iterable[Reparo], por: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = {
            VistoBueno.huella_de(reparo.texto.clave): reparo for reparo in reparos if open_to(reparo, por)
        }
        field: Any = self.fields["textos"]
        field.choices = [(huella, told(reparo)) for huella, reparo in self.open.items()]

    def clean_textos(self) -> list[Reparo]:
        return [self.open[huella] for huella in self.cleaned_data["textos"]]


def open_to(reparo: Reparo, por: User) -> bool:
    """Whether this person may decide now about a text."""
    if reparo.refused or reparo.decided:
        return False
    return reparo.visto is None or reparo.visto.pedido_por_id != por.pk


def told(reparo: Reparo) -> str:
    """A text and what was said of it, as whoever decides reads it."""
    said = format_html("{}: {}", reparo.texto.donde, reparo.marked)
    if reparo.visto is None:
        return said
    return format_html(
        "{} — {} pide publicarlo: {}", said, reparo.visto.pedido_por.nombre, reparo.visto.motivo
    )


class PublicTextsDesk(HouseAdmin):
    """The admin of something that makes texts public."""

    def reparos(self, record: Any) -> Sequence[Reparo]:
        """Its texts that seem to name somebody."""
        raise NotImplementedError

    @form_page(LA_PAGINA, permission="visar", when=lambda record: record.por_publicar)
    def visar(self, request: HttpRequest, record: Any) -> HttpResponse:
        reparos = self.reparos(record)
        form = VistosForm(request.POST or None, reparos=reparos, por=request.user)  # type: ignore[arg-type]
        if form.is_valid():
            self._decide(request, form)
            return HttpResponseRedirect(self.change_url(record))
        closed = [reparo for reparo in reparos if reparo not in form.open.values()]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record),
            "media": self.media,
            "title": f"{LA_PAGINA}: {record}",
            "form": form,
            "warning": WARNING,
            "groups": [
                ("Se quitan: llevan el RUN de alguien", [one for one in closed if one.refused]),
                ("Esperan a otra persona", [one for one in closed if one.asked and not one.decided]),
                ("Ya decididos", [one for one in closed if one.decided]),
            ],
        }
        return render(request, "directory/visar.html", context)

    def _decide(self, request: HttpRequest, form: VistosForm) -> None:
        vistos = [
            VistoBueno.decidir(reparo.texto.clave, request.user, form.cleaned_data["motivo"])  # type: ignore[arg-type]
            for reparo in form.cleaned_data["textos"]
        ]
        given = sum(visto.dado for visto in vistos)
        if given:
            self.message_user(request, f"Con visto bueno de dos personas: {given}.", "SUCCESS")
        if asked := len(vistos) - given:
            self.message_user(request, f"Pedido: {asked}. Falta que otra persona esté de acuerdo.", "SUCCESS")

    def warn(self, request: HttpRequest, record: Any) -> None:
        """Tell whoever wrote a text what in it seems to name somebody."""
        for reparo in self.reparos(record):
            if not reparo.decided:
                self.message_user(request, reparo.frase, "WARNING")
