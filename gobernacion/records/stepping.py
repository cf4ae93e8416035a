"""The steps of a record as pages: a button for each that is open, a form with what it needs, a clear refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import DateField, TextField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from gobernacion.access.channels import Kind, Page, form_page
from gobernacion.access.editing import VERSION
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.readings import sections
from gobernacion.access.reasons import MOTIVO, MotivoField
from gobernacion.access.rules import Accion
from gobernacion.records.models import Record
from gobernacion.records.printing import tables
from gobernacion.records.transitions import Transition, transitions_of
from gobernacion.transitions import TransicionRechazada


class StepForm(forms.Form):
    """What a step asks before it is taken, and the version of the record that was read."""

    version_leida = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AnnulmentForm(StepForm):
    motivo = MotivoField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60, "autofocus": True}),
        help_text="Por qué este registro no debe contarse. Sin nombres ni RUN: queda en la bitácora.",
    )


class RecordSteps(HouseAdmin):
    """The steps side of the admin of a record."""

    def pages(self, of_list: bool = False) -> list[Page]:
        """The pages declared in the class, and one for each step the record declares."""
        steps = [] if of_list else [self._page_of(step) for step in transitions_of(self.model)]
        return [*steps, *super().pages(of_list)]

    def pages_for(self, request: HttpRequest, record: Record) -> list[dict[str, Any]]:
        """Of the steps only those that are open; the rest say why when their address is opened."""
        steps = {self.page_url(self._page_of(step), record): step for step in transitions_of(self.model)}
        closed = {url for url, step in steps.items() if record.anulado or record.estado not in step.source}
        offered = [page for page in super().pages_for(request, record) if page["url"] not in closed]
        return [{**page, "step": page["url"] in steps} for page in offered]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was annulled, or has gone too far to be corrected, stays as it was."""
        return super().has_change_permission(request, obj) and (obj is None or obj.modificable)

    @form_page("Anular", permission=Accion.ANULAR, when=lambda record: not record.anulado)
    def anular(self, request: HttpRequest, record: Record) -> HttpResponse:
        form = AnnulmentForm(request.POST or None, initial={VERSION: record.version})
        context = {
            "title": f"Anular {record}",
            "crumb": "Anular",
            "confirm": "Anular",
            "warning": self._annulment_warning(),
        }

        def annul(motivo: str) -> None:
            record.anular(request.user, timezone.localdate(), motivo)  # type: ignore[arg-type]

        return self._confirm(request, record, form, annul, lambda: self.annulment_done(record), context)

    def _annulment_warning(self) -> str:
        said = "El registro no se borra: deja de contarse y queda en la lista de anulados, con su motivo."
        fields = [self.opts.get_field(name) for name in self.model.lleva_consigo]
        along = " y ".join(
            str(one.related_model._meta.verbose_name_plural) for one in fields if one.related_model
        )
        return f"{said} Sus {along} se anulan con él." if along else said

    def annulment_done(self, record: Any) -> str:
        """What is said once a record was annulled."""
        return f"{record} quedó anulado."

    def step_done(self, step: Transition, record: Any) -> str:
        """What is said once a step was taken."""
        return f"{record}: «{step.label}» quedó hecho."

    # --- how a step is taken ---

    def _page_of(self, step: Transition) -> Page:
        take = partial(_take, step)
        return Page(
            step.name,
            step.label,
            step.name,
            Kind.FORM,
            of_list=False,
            function=take,
            when=lambda record: True,
        )

    def step_form(self, request: HttpRequest, step: Transition, record: Any) -> StepForm:
        """The confirmation form: the record's own fields, with its labels, help and validators."""
        asked = {name: self._step_field(request, name) for name in (*step.fields, *step.optional)}
        for name, field in asked.items():
            field.required = name in step.fields
        seen, fields = grants(request).visible(record), {field.name: field for field in self.opts.fields}
        now = {name: fields[name].value_from_object(record) for name in asked if name in seen}
        proposed = {**now, **self.step_initial(step, record), VERSION: record.version}
        form = StepForm(request.POST if request.method == "POST" else None, initial=proposed)
        form.fields.update(asked)
        if step.vuelve and MOTIVO not in asked:
            form.fields[MOTIVO] = MotivoField(label="Por qué se vuelve atrás")
        return form

    def step_initial(self, step: Transition, record: Any) -> dict[str, Any]:
        """What the form of a step proposes where the record says nothing yet: a day is today, and an amount what its
        stage says. The words of another step say nothing about this one, unless it mends what was written."""
        if step.corrige:
            return {}
        etapas, today = record.etapas, timezone.localdate()
        sources, stepped = etapas.propuestas(), etapas.campos
        proposed: dict[str, Any] = {}
        for name in (*step.fields, *step.optional):
            field = record._meta.get_field(name)
            if name in stepped and isinstance(field, TextField):
                proposed[name] = ""
            elif getattr(record, name) not in (None, ""):
                continue
            elif name in sources:
                proposed[name] = getattr(record, sources[name])
            elif isinstance(field, DateField) and name in step.fields:
                proposed[name] = today
        return proposed

    def _step_field(self, request: HttpRequest, name: str) -> forms.Field:
        field: forms.Field | None = self.formfield_for_dbfield(self.model._meta.get_field(name), request)
        assert field is not None, f"{name} is not editable: no form can ask it"
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def _confirm(
        self,
        request: HttpRequest,
        record: Record,
        form: StepForm,
        take: Callable[..., None],
        done: Callable[[], str],
        context: dict[str, Any],
        template: str = "access/step.html",
    ) -> HttpResponse:
        """Ask, and take the step if the answer allows it; what was typed is kept whenever it does not."""
        if form.is_bound and form.is_valid():
            answers = dict(form.cleaned_data)
            record.version = answers.pop(VERSION)
            try:
                take(**answers)
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            except ValidationError as refusal:
                _blame(form, refusal)
            else:
                self.message_user(request, done())
                return HttpResponseRedirect(self.change_url(record))
        return self._render(request, record, template, {"form": form, **context})

    def _render(
        self, request: HttpRequest, record: Record, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        label = grants(request).label(record)
        shared = {
            **self.admin_site.each_context(request),
            "sections": sections(self, request, grants(request), record),
            "tables": tables(self, request, record),
            "opts": self.opts,
            "original": record,
            "label": label if label != str(record) else "",
            "change_url": self.change_url(record),
            "media": self.media,
        }
        return render(request, template, {**shared, **context})


def _take(step: Transition, admin: RecordSteps, request: HttpRequest, record: Record) -> HttpResponse:
    user: Any = request.user
    context: dict[str, Any] = {
        "title": f"{step.label}: {record}",
        "crumb": step.label,
        "confirm": step.label,
        "warning": step.warning,
    }
    refusal = step.refusal(record, user)
    if not refusal and request.method != "POST":  # what was typed meanwhile is kept in its form
        refusal = step.hindrance(record, user, timezone.localdate())
    if refusal:
        return admin._render(request, record, "access/step.html", {**context, "refusal": refusal})
    form = admin.step_form(request, step, record)
    context["media"] = admin.media + form.media

    def take(**answers: Any) -> None:
        if MOTIVO not in (*step.fields, *step.optional):
            answers.pop(MOTIVO, "")  # of the journal alone
        getattr(record, step.name)(user, timezone.localdate(), **answers)

    return admin._confirm(request, record, form, take, partial(admin.step_done, step, record), context)


def _blame(form: forms.Form, refusal: ValidationError) -> None:
    """Put each error beside its field, or above the form when it does not ask that field."""
    for name, errors in refusal.update_error_dict({}).items():
        form.add_error(name if name in form.fields else None, ValidationError(errors))
