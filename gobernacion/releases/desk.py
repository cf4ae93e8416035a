"""What the desks of an edition share: the pages that ask something before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gobernacion.access.house import HouseAdmin
from gobernacion.directory.public_texts import undecided
from gobernacion.releases.board import chapters_read
from gobernacion.releases.forms import COMO_SE_CITA, ChaptersForm, WordsForm
from gobernacion.releases.models import Capitulo, Edicion
from gobernacion.releases.public_texts import reparos
from gobernacion.releases.words import dangling, written_by_hand


class EditionDesk(HouseAdmin):
    """The admin of something that belongs to an edition in preparation."""

    change_form_template = "releases/change_form.html"

    def notices(self, record: Any) -> list[dict[str, str]]:
        """What is said above a record before anything else: a title, a sentence and perhaps where it leads."""
        return []

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        if record := kwargs.get("obj"):
            context["notices"] = self.notices(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def _ask(
        self,
        request: HttpRequest,
        record: Model,
        form: Form,
        title: str,
        confirm: str,
        warning: str,
        template: str = "access/step.html",
        **more: Any,
    ) -> HttpResponse:
        """The page that asks something of a record before it is done."""
        context = {"title": title, "form": form, "confirm": confirm, "warning": warning, **more}
        return self._page(request, record, template, context)

    def _write(
        self,
        request: HttpRequest,
        record: Model,
        edicion: Edicion,
        form: ChaptersForm,
        capitulos: Iterable[Capitulo],
    ) -> HttpResponse:
        """The page on which words are written, with how they read today and the figures they may cite."""
        return self._ask(
            request,
            record,
            form,
            f"Redactar {record}",
            "Guardar los textos",
            "Es lo que leerá cualquiera: no nombre a nadie a quien la oficina atiende.",
            "releases/redactar.html",
            how_to_cite=COMO_SE_CITA,
            by_hand=written_by_hand(edicion, None if isinstance(form, WordsForm) else capitulos),
            **chapters_read(edicion, capitulos),
        )

    def _written(self, request: HttpRequest, edicion: Edicion, capitulos: Iterable[Capitulo] | None) -> None:
        """Say that words were kept, and what in them nobody can keep true."""
        self.message_user(request, "Textos guardados, y edición revisada de nuevo.", "SUCCESS")
        for said in (*map(str, dangling(edicion)), *undecided(reparos(edicion))):
            self.message_user(request, said, "WARNING")
        if by_hand := written_by_hand(edicion, capitulos):
            said = "; ".join(by_hand)
            self.message_user(request, f"Números escritos a mano, que nadie corregirá: {said}.", "WARNING")

    def _page(
        self, request: HttpRequest, record: Model | None, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record) if record else "",
            "media": self.media,
        }
        return render(request, template, {**shared, **context})
