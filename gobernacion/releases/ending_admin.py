"""The desk on which it is decided on which days the office answers for an area."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gobernacion.access.admin import AreaFilter
from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.access.house import HouseAdmin
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.areas import title_of
from gobernacion.directory.public_texts import without_names
from gobernacion.published.seal import digest
from gobernacion.releases.outside import said_before_deciding
from gobernacion.territory.vigencias import VigenciaArea

ES_PUBLICO = (
    "La norma o la resolución que lo dispone. Es público: lo dice la cuenta del año en que el área termina."
)
ANSWERS = ("area", "desde", "ultimo_dia", "motivo")
LEIDO = "leido"
"""What was read before deciding, as the page sends it back."""


class VigenciaAreaAdmin(HouseAdmin):
    list_display = ("area_nombre", "desde", "ultimo_dia", "motivo", "decidida_el")
    list_filter = (AreaFilter,)
    ordering = ("-id",)
    fields = ANSWERS
    exporta = (
        Exported("area", labels=areas_instaladas),
        *("desde", "ultimo_dia", "motivo", "decidida_el"),
    )
    initial_from_address = ANSWERS
    empty_list = "Todas las áreas están vigentes; anote aquí cuál termina o empieza a mitad de un año."

    @column("Área", uses=("area",), ordering="area")
    def area_nombre(self, record: VigenciaArea) -> str:
        return title_of(record.area)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "area":
            return forms.ChoiceField(label="Área", choices=[("", "---------"), *areas_instaladas()])
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "motivo":
            field.help_text = ES_PUBLICO
            field.validators.append(without_names)
        return field

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        """Decide it once what it leaves outside of what was published has been read."""
        if request.method == "POST" and self.has_add_permission(request):
            form = self.get_form(request)(request.POST)
            if form.is_valid():
                decision = form.instance
                sentences = said_before_deciding(decision.area, decision.dias)
                read = digest([decision.area, str(decision.dias), sentences])
                if request.POST.get(LEIDO) != read:
                    return self._read_first(request, form, sentences, read)
        return super().add_view(request, form_url, extra_context)

    def _read_first(
        self, request: HttpRequest, form: forms.ModelForm[Any], sentences: list[str], read: str
    ) -> HttpResponse:
        """The page that says it, with the answers to be sent again or changed."""
        asked = {name: form.data.get(name, "") for name in ANSWERS}
        add = reverse("admin:territory_vigenciaarea_add", current_app=self.admin_site.name)
        context = {
            **self.admin_site.each_context(request),
            "title": "Antes de decidir",
            "opts": self.opts,
            "media": self.media,
            "area": title_of(form.instance.area),
            "decision": form.instance,
            "sentences": sentences,
            "sent": {**asked, LEIDO: read},
            "add_url": add,
            "change_answers": f"{add}?{urlencode(asked)}",
        }
        return render(request, "releases/vigencia.html", context)
