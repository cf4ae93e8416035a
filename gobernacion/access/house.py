"""The only admin bases of the product: whatever is built on them obeys the policy in every channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from django.contrib.admin import ModelAdmin, ShowFacets, StackedInline, TabularInline
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import quote, unquote
from django.contrib.admin.widgets import AutocompleteMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import ModelChoiceField
from django.forms.models import _get_foreign_key
from django.forms.widgets import ChoiceWidget
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst

from gobernacion.access import journal
from gobernacion.access.changelist import (
    HOSTILE,
    LONGEST_SEARCH,
    HouseChangeList,
    UnknownFilter,
    filter_path,
    lists_every_value,
    may_ask,
    of_the_house,
)
from gobernacion.access.channels import Kind, Page, answer_page, pages_of
from gobernacion.access.checks import HouseAdminChecks, HouseInlineChecks
from gobernacion.access.exporting import ListExport
from gobernacion.access.grants import grants
from gobernacion.access.histories import keeps_history
from gobernacion.access.lines import LinesFormSet
from gobernacion.access.options import PolicedOptions, is_field
from gobernacion.access.proving_again import ProvenAgain
from gobernacion.access.rules import Accion
from gobernacion.lib.pasted import without_signs


class HouseAdmin(ProvenAgain, ListExport, PolicedOptions, ModelAdmin):  # type: ignore[type-arg]
    """The admin of one model, as the policy allows it to this person."""

    checks_class = HouseAdminChecks
    change_form_template = "access/change_form.html"
    change_list_template = "access/change_list.html"
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    empty_list = ""
    """What to do first, said where there is nothing yet."""
    initial_from_address: tuple[str, ...] = ()
    """Fields of the add form that a link may fill in."""
    fijos: tuple[str, ...] = ()
    """Fields written when a row is added, and not changed after."""

    # --- permissions ---

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.VER, obj or self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return grants(request).may(Accion.AGREGAR, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.MODIFICAR, obj or self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.ELIMINAR, obj or self.model)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(grants(request).actions(self.model))

    # --- fields ---

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(self.fijos if obj is not None else ())]

    # --- addresses ---

    def get_urls(self) -> list[URLPattern]:
        """Django's addresses and those of the declared pages, each behind the same door."""
        of_list = [(f"{page.name}/", page, self._list_page(page)) for page in self.pages(of_list=True)]
        of_record = [
            (f"<path:object_id>/{page.name}/", page, self._record_page(page)) for page in self.pages()
        ]
        addresses = [
            path(route, self.admin_site.admin_view(view), name=self.page_name(page))
            for route, page, view in (*of_list, *of_record)
        ]
        addresses += super().get_urls()
        for address in addresses:
            address.callback = self._behind_door(address.callback)
        return addresses

    def _behind_door(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """To whoever may do nothing with this model, its addresses are those of a model that does not exist."""

        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if self.admin_site.has_permission(request) and not self.has_module_permission(request):
                view_of_nothing = self.admin_site.admin_view(self.admin_site.catch_all_view)
                return view_of_nothing(request, url=request.path)
            return view(request, *args, **kwargs)

        vars(enter).update(vars(view), model_admin=self)
        return enter

    # --- the list ---

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[HouseChangeList]:
        return HouseChangeList

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        try:
            return super().get_changelist_instance(request)
        except HOSTILE as error:
            raise UnknownFilter(type(error).__name__) from None

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [name for name in super().get_list_display(request) if self.shows(request, name)] or [
            "__str__"
        ]

    def get_sortable_by(self, request: HttpRequest) -> list[Any]:
        """A hidden field does not order the list either: the order tells what it says."""
        held = grants(request)
        return [
            name
            for name in super().get_sortable_by(request)
            if not isinstance(key := _order_key(self, name), str)
            or held.sees_path(self.model, key.lstrip("-"))
        ]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        kept = []
        for declared in super().get_list_filter(request):
            looked_at = filter_path(declared)
            uses = getattr(declared, "uses", None) if looked_at is None else (looked_at,)
            if uses is None or lists_every_value(self.model, declared):
                continue
            if all(grants(request).sees_path(self.model, one) for one in uses):
                kept.append(of_the_house(self.model, declared))
        return kept

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Only what a declared filter, visible to this person, writes in the address."""
        return request is not None and any(may_ask(one, lookup) for one in self.get_list_filter(request))

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        held = grants(request)
        return [
            one for one in super().get_search_fields(request) if held.sees_path(self.model, one.lstrip("^=@"))
        ]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, without_signs(search_term)[:LONGEST_SEARCH])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        held = grants(request)
        offered = [page for page in self.pages(of_list=True) if page.open_to(held, self.model)]
        context = {
            "list_pages": [
                {"title": self.page_title(request, page), "url": f"{page.name}/"} for page in offered
            ],
            "empty_list": self.empty_list,
        }
        response = super().changelist_view(request, {**context, **(extra_context or {})})
        if listed := (getattr(response, "context_data", None) or {}).get("cl"):
            listed.note_shown(request)
        return response

    def page_title(self, request: HttpRequest, page: Page) -> str:
        """How a page of the list is called for this person."""
        return page.title

    # --- actions over several ---

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        held = grants(request)
        return {
            name: found
            for name, found in super().get_actions(request).items()
            if found and held.may(getattr(found[0], "permission", ""), self.model)
        }

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> Any:
        key = self.opts.pk
        try:
            for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME):
                key.run_validators(key.to_python(chosen))
        except HOSTILE as error:
            raise UnknownFilter(type(error).__name__) from None
        return super().response_action(request, queryset, *args, **kwargs)

    # --- one record ---

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        try:
            return super().get_object(request, object_id, from_field)
        except HOSTILE:
            return None

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> NoReturn:
        raise Http404("no such record")

    def record_or_404(self, request: HttpRequest, object_id: str) -> Any:
        """The record of an address, if the person may see it."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404("no such record")
        return record

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What a link may fill in, and nothing the form itself would refuse."""
        form = self.get_form(request)()
        initial = {}
        for name in self.initial_from_address:
            if name in request.GET and name in form.fields:
                try:
                    initial[name] = form.fields[name].clean(request.GET[name])
                except HOSTILE:
                    continue
        return initial

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return self.forget_what_is_not_editable(
            super().get_form(request, obj, change, **kwargs), request, obj
        )

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        self._note_offered(request, context["adminform"].form)
        if obj is not None:
            inside = [formset.opts.model for formset in context["inline_admin_formsets"]]
            inside += context.get("shown_inside", ())
            journal.note_read(request.user, obj, also=inside)  # type: ignore[arg-type]
            context["record_pages"] = self.pages_for(request, obj)
            context["may_see_history"] = grants(request).may(Accion.VER_HISTORIAL, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _note_offered(self, request: HttpRequest, form: Any) -> None:
        """The people whom a form offers in a list, named, leave their line as those of any other list."""
        held = grants(request)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            listed = isinstance(widget, ChoiceWidget) and not isinstance(widget, AutocompleteMixin)
            rows: Any = field.queryset if listed and isinstance(field, ModelChoiceField) else None
            if rows is not None and journal.is_sensitive(rows.model):
                named = [row.pk for row in rows if held.label(row) != str(row)]
                journal.note_list(request.user, rows.model, named, journal.OPTIONS)  # type: ignore[arg-type]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What was saved must still be within reach: nobody moves a record to an area that is not theirs."""
        super().save_model(request, obj, form, change)
        if not grants(request).may(Accion.MODIFICAR if change else Accion.AGREGAR, obj):
            raise PermissionDenied
        if not keeps_history(self.model):
            labels = {name: form.fields[name].label or name for name in form.changed_data}
            self.note_saved(request, obj, change, labels, form.cleaned_data.get("motivo") or "")

    def note_saved(
        self, request: HttpRequest, obj: Any, change: bool, labels: dict[str, Any], motivo: str
    ) -> None:
        """Leave the line of what was saved by hand, with its reason or the fields that were changed."""
        user: Any = request.user
        if not change:
            journal.note_decision(user, Accion.AGREGAR, [obj], motivo)
        elif labels:
            said = motivo or journal.changed(map(str, labels.values()))
            journal.note_decision(user, Accion.MODIFICAR, [obj], said)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        journal.note_decision(request.user, Accion.ELIMINAR, [obj])  # type: ignore[arg-type]
        super().delete_model(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Records that depend on this one and are not shown with it keep it from being deleted, without being named."""
        _, counts, lacking, protected = super().get_deleted_objects(objs, request)
        inside: list[Any] = [inline.model for inline in self.inlines]
        inside += [field.remote_field.through for field in self.opts.many_to_many]
        own = {model._meta.verbose_name_plural for model in (self.model, *inside)}
        if protected or lacking or not own.issuperset(counts):
            return [], {}, set(), ["Otros registros que dependen de este."]
        return [str(record) for record in objs], counts, lacking, protected

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record = self.record_or_404(request, object_id)
        if not grants(request).may(Accion.VER_HISTORIAL, record):
            raise PermissionDenied
        journal.note_read(request.user, record, Accion.VER_HISTORIAL)  # type: ignore[arg-type]
        return super().history_view(request, object_id, extra_context)

    def get_reading_fieldsets(self, request: HttpRequest, obj: Model) -> Any:
        """The record laid out to be read: on paper, and beside the form of a decision."""
        return self.get_fieldsets(request, obj)

    # --- what waits ---

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What waits here for this person: a title, how many, the oldest day and the address of the list."""
        return []

    # --- pages of its own ---

    def pages(self, of_list: bool = False) -> list[Page]:
        """The pages this admin declares, of one record or of the list."""
        return [page for page in pages_of(type(self)) if page.of_list is of_list]

    def page_name(self, page: Page) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page.name}"

    def pages_for(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        """What this person may do with the record now, for the buttons above it."""
        held = grants(request)
        return [
            {
                "name": page.name,
                "title": page.title,
                "url": self.page_url(page, record),
                "button": page.kind is Kind.BUTTON,
            }
            for page in self.pages()
            if page.when(record) and held.may(page.permission, record)
        ]

    def page_url(self, page: Page, record: Any) -> str:
        name = f"admin:{self.page_name(page)}"
        return reverse(name, args=[quote(record.pk)], current_app=self.admin_site.name)

    def change_url(self, record: Any) -> str:
        """The address of a record's form."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[quote(record.pk)], current_app=self.admin_site.name)

    def _record_page(self, page: Page) -> Callable[..., HttpResponseBase]:
        def view(request: HttpRequest, object_id: str) -> HttpResponseBase:
            record = self.record_or_404(request, object_id)
            if not grants(request).may(page.permission, record):
                raise PermissionDenied
            if page.kind is Kind.BUTTON and request.method != "POST":
                # A button has no page: whoever comes back to its address after coming in again presses it once more.
                return HttpResponseRedirect(self.change_url(record))
            # A button has no page of its own to come back to.
            back = self.change_url(record) if page.kind is Kind.BUTTON else ""
            if first := self.asked_again(request, page.permission, page.title, back):
                return first
            if not page.when(record):
                self.message_user(request, "Eso ya no se puede hacer con este registro.", "ERROR")
                return HttpResponseRedirect(self.change_url(record))
            return answer_page(page, self, request, record) or HttpResponseRedirect(self.change_url(record))

        return view

    def _list_page(self, page: Page) -> Callable[..., HttpResponseBase]:
        def view(request: HttpRequest) -> HttpResponseBase:
            if not page.open_to(grants(request), self.model):
                raise PermissionDenied
            if first := self.asked_again(request, page.permission, page.title):
                return first
            return page.function(self, request)

        return view


class HouseInline(PolicedOptions, InlineModelAdmin):  # type: ignore[type-arg, misc]
    """Records typed inside another one, under the policy of their own model."""

    checks_class = HouseInlineChecks
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.VER, self._subject(obj))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.AGREGAR, self._subject(obj))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.MODIFICAR, self._subject(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.ELIMINAR, self._subject(obj))

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        self.forget_what_is_not_editable(formset.form, request, obj)
        return formset

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What the lines may choose from a short list is read once for all of them."""
        formfield = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if formfield is not None and db_field.name not in self.get_autocomplete_fields(request):
            formfield.choices = list(formfield.choices)
        return formfield

    def _editable(self, request: HttpRequest, obj: Model | None) -> frozenset[str]:
        held, child = grants(request), self._subject(obj)
        return held.editable(child, Accion.AGREGAR) | held.editable(child, Accion.MODIFICAR)

    def _subject(self, obj: Model | None) -> type[Model] | Model:
        """A row of this record, which belongs to the area the record belongs to."""
        if obj is None:
            return self.model
        parent = _get_foreign_key(self.parent_model, self.model, self.fk_name)
        child: Model = self.model(**{parent.name: obj})
        return child


class HouseTabularInline(HouseInline, TabularInline):  # type: ignore[type-arg, misc]
    """Records typed inside another one, a line each."""

    formset = LinesFormSet

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """The heading of a column names its boxes to the eye alone: each box says its name."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or ""))
        return formset


class HouseStackedInline(HouseInline, StackedInline):  # type: ignore[type-arg, misc]
    """Records typed inside another one, a block each."""


def _order_key(options: HouseAdmin, name: Any) -> Any:
    """What the list is ordered by when it is ordered by a column."""
    if not isinstance(name, str):
        return getattr(name, "admin_order_field", None)
    found = getattr(options, name, None) or getattr(options.model, name, None)
    found = found.fget if isinstance(found, property) else found
    return name if is_field(options.model, name) else getattr(found, "admin_order_field", None) or name
