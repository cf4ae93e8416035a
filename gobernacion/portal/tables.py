"""The list of all figures of an edition, as a table that can be sorted and paged."""

from __future__ import annotations

import django_tables2 as tables
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gobernacion.portal import figures, wording
from gobernacion.published.models import CifraPublicada

PER_PAGE = 25


class CifraTable(tables.Table):  # type: ignore[misc]  # the library has no types
    indicador = tables.Column("Cifra", attrs={"td": {"class": "titulo"}})
    desde = tables.Column("Período", order_by=("desde", "hasta", "corte"))
    valor = tables.Column("Valor", empty_values=(), attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    meta = tables.Column("Meta", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    orden = tables.Column("Capítulo")

    class Meta:
        template_name = "portal/includes/sortable_table.html"
        order_by = "orden"
        default = "–"

    def __init__(self, data: object, direccion: str, capitulos: dict[str, str]) -> None:
        super().__init__(data)
        self.direccion = direccion
        self.capitulos = capitulos

    def configure(self, query: QueryDict) -> None:
        """Order and page as the query asks, as far as it makes sense."""
        asked = [alias for alias in query.getlist("sort") if alias.lstrip("-") in self.columns.names()]
        # The account's order decides where the asked one does not, so that no figure is on two pages.
        self.order_by = dict.fromkeys([*asked[:1], "orden"])
        self.paginate(per_page=PER_PAGE)
        self.page = self.paginator.get_page(query.get("page"))

    def render_indicador(self, record: CifraPublicada) -> SafeString:
        address = reverse("portal:cifra", args=[self.direccion, record.codigo])
        cut = f"{record.dimension_nombre or record.dimension}: {record.categoria.replace('/', ' · ')}"
        details = [cut] if record.dimension else []
        details += filter(None, [wording.worked_out(record)])
        return format_html(
            '<a href="{}#c{}">{}</a>{}',
            address,
            record.orden,
            record.indicador,
            format_html_join("", '<span class="detalle">{}</span>', ([detail] for detail in details)),
        )

    def render_desde(self, record: CifraPublicada) -> str:
        return wording.period(*figures.moment(record)).capitalize()

    def render_valor(self, record: CifraPublicada) -> SafeString:
        return format_html(
            '{} <span class="detalle">{}</span>', wording.hedged(record), wording.counted(record)
        )

    def render_meta(self, record: CifraPublicada) -> str:
        return "–" if record.meta is None else wording.amount(record.meta, record.unidad)

    def render_orden(self, record: CifraPublicada) -> SafeString:
        address = reverse("portal:capitulo", args=[self.direccion, record.capitulo])
        return format_html(
            '<a href="{}">{}</a>', address, self.capitulos.get(record.capitulo, record.capitulo)
        )
