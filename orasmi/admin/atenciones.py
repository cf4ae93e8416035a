"""Times somebody was told what the State offers: typed as a tally, because there are over a thousand a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from gobernacion.access.channels import HAS_HISTORY, list_page
from gobernacion.access.rules import Accion
from gobernacion.days import DiaFormField
from gobernacion.numbers import EnteroFormField
from gobernacion.records import bulk
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.models import validate_not_future
from gobernacion.records.planillas.columns import Planilla
from gobernacion.territory.models import Comuna
from orasmi.models import AtencionDifusion, Canal, Programa

MOST_AT_ONCE = 100


class TallyForm(forms.Form):
    """How many were told of each programme: one day, one channel, one comuna."""

    ocurrido_el = DiaFormField(label="Fecha", validators=[validate_not_future])
    canal = forms.ChoiceField(label="Canal", choices=Canal.choices)
    comuna = forms.ModelChoiceField(label="Comuna", queryset=Comuna.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comuna"].queryset = Comuna.objects.propias().ordenadas()  # type: ignore[attr-defined]
        for programa in Programa:
            self.fields[programa.value] = EnteroFormField(
                label=programa.label,
                min_value=0,
                max_value=MOST_AT_ONCE,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": "0", "inputmode": "numeric"}),
            )
        self.fields[Programa.SUF.value].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(programa) for programa in Programa):
            raise forms.ValidationError("Anote cuántas atenciones hubo de al menos un programa.")
        return cleaned

    def atenciones(self, por: Any) -> Iterator[AtencionDifusion]:
        """The attentions that the tally says."""
        shared = {name: self.cleaned_data[name] for name in ("ocurrido_el", "canal", "comuna")}
        for programa in Programa:
            for _ in range(self.cleaned_data[programa] or 0):
                yield AtencionDifusion(**shared, materia=programa, registrado_por=por)


@admin.register(AtencionDifusion)
class AtencionDifusionAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "canal", "materia", "comuna")
    list_filter = ("canal", "materia", "comuna", PeriodoFilter)
    en_planilla = Planilla()
    fields = (("ocurrido_el", "canal"), ("materia", "comuna"))
    empty_list = "Anote las de hoy con «Anotar varias»: cuántas hubo de cada programa."
    exporta = ("numero", "ocurrido_el", "canal", "materia", "comuna__nombre")

    @list_page("Anotar varias", permission=Accion.AGREGAR, sin_anotar=HAS_HISTORY)
    def anotar(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        kept = {name: request.GET[name] for name in ("ocurrido_el", "canal", "comuna") if name in request.GET}
        form = TallyForm(request.POST or None, initial={"ocurrido_el": today, **kept})
        if form.is_valid():
            typed = list(form.atenciones(request.user))
            bulk.write(typed)
            self.message_user(request, f"Anotadas: {len(typed)}.", "SUCCESS")
            again = {name: form.data[name] for name in ("ocurrido_el", "canal", "comuna")}
            return HttpResponseRedirect(f"{request.path}?{urlencode(again)}")
        return render(
            request,
            "orasmi/anotar.html",
            {
                **self.admin_site.each_context(request),
                "title": "Anotar atenciones",
                "opts": self.opts,
                "form": form,
                "media": self.media + form.media,
                "list_url": reverse("admin:orasmi_atenciondifusion_changelist"),
                "today": AtencionDifusion.objects.vigentes().filter(ocurrido_el=today).count(),
            },
        )
