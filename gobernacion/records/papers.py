"""The papers of a record as pages: added from the record they belong to, opened one by one, withdrawn with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import quote, unquote
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.channels import form_page, reading_page
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.reasons import MotivoField
from gobernacion.access.rules import Accion
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.listing import LookAheadPaginator
from gobernacion.records.models import Record
from gobernacion.transitions import TransicionRechazada


class WithdrawalForm(forms.Form):
    motivo = MotivoField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60, "autofocus": True}),
        help_text="Por qué no corresponde a este registro. Sin nombres ni RUN: queda en la bitácora.",
    )


class AdjuntoAdmin(HouseAdmin):
    """The admin of the papers of one kind of record. It is reached from the record, not from the index."""

    fields = (
        "registro",
        "papel",
        "archivo",
        "tipo",
        "subido_el",
        "subido_por",
        "retirado_el",
        "motivo_retiro",
    )
    readonly_fields = ("tipo", "subido_el", "subido_por", "retirado_el", "motivo_retiro")
    initial_from_address = ("registro",)
    list_display = ("__str__", "tipo", "subido_el")
    list_select_related = ("registro",)
    ordering = ("-id",)
    paginator = LookAheadPaginator

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The papers of the records the person may see."""
        records = grants(request).scope(self._record_model()._default_manager.all())
        return super().get_queryset(request).filter(registro__in=records)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("registro", "papel", "archivo") if obj is None else self.fields

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The record is that of the page the person comes from: a list of every record would help nobody."""
        if db_field.name == "registro":
            kwargs["widget"] = forms.HiddenInput
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        record = self._record_asked(request)
        title = {"title": f"Agregar un documento a {record}", "record": record}
        return super().add_view(request, form_url, {**title, **(extra_context or {})})

    def save_model(self, request: HttpRequest, obj: Adjunto, form: Any, change: bool) -> None:
        obj.subido_por = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Adjunto, *args: Any, **kwargs: Any) -> Any:
        self.message_user(request, f"Documento agregado a {obj.registro}.", "SUCCESS")
        if "_addanother" in request.POST:
            return HttpResponseRedirect(f"{request.path}?registro={quote(obj.registro_id)}")
        return HttpResponseRedirect(self._record_url(obj.registro))

    @reading_page("Abrir", permission=Accion.VER, when=lambda paper: not paper.retirado)
    def abrir(self, request: HttpRequest, paper: Adjunto) -> HttpResponseBase:
        answer = FileResponse(
            paper.archivo.open("rb"),
            as_attachment=True,
            filename=paper.nombre_de_descarga,
            content_type=paper.tipo,
        )
        answer["Cache-Control"] = "private, no-store"
        return answer

    @form_page("Retirar", permission=Accion.ANULAR, when=lambda paper: not paper.retirado)
    def retirar(self, request: HttpRequest, paper: Adjunto) -> HttpResponseBase:
        form = WithdrawalForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                paper.retirar(request.user, timezone.localdate(), form.cleaned_data["motivo"])  # type: ignore[arg-type]
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                self.message_user(request, f"Documento retirado de {paper.registro}.", "SUCCESS")
                return HttpResponseRedirect(self._record_url(paper.registro))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Retirar un documento de {paper.registro}",
            "crumb": "Retirar",
            "original": paper,
            "label": str(paper),
            "form": form,
            "confirm": "Retirar",
            "warning": "El archivo se elimina. Queda escrito que existió, quién lo retiró y por qué.",
            "change_url": self._record_url(paper.registro),
        }
        return render(request, "access/step.html", context)

    def _record_model(self) -> type[Record]:
        model: Any = self.opts.get_field("registro").related_model
        return model  # type: ignore[no-any-return]

    def _record_asked(self, request: HttpRequest) -> Record:
        """The record a paper is being added to, if the person may add to it."""
        asked = request.POST.get("registro") or request.GET.get("registro") or ""
        admin: Any = self.admin_site._registry.get(self._record_model())
        record = admin.get_object(request, unquote(asked)) if admin else None
        if record is None or record.anulado:
            raise Http404("no such record")
        return record  # type: ignore[no-any-return]

    def _record_url(self, record: Record) -> str:
        opts = record._meta
        name = f"admin:{opts.app_label}_{opts.model_name}_change"
        return reverse(name, args=[quote(record.pk)], current_app=self.admin_site.name)
