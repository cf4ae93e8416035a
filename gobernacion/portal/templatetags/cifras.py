"""How templates print a published figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.addresses import path_of
from gobernacion.labels import label_of
from gobernacion.lib import clp
from gobernacion.portal import figures, wording
from gobernacion.portal.editions import Ediciones
from gobernacion.portal.figures import TablaDesglose
from gobernacion.portal.quoting import Aparte, Notas
from gobernacion.published import kinds
from gobernacion.published.addresses import DESCARGA
from gobernacion.published.kinds import Clase
from gobernacion.published.models import (
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
)

register = template.Library()

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

register.filter("valor", wording.value)
register.filter("con_calificador", wording.hedged)
register.filter("entera", wording.full)
register.filter("unidad_contada", wording.counted)
register.filter("en_palabras", wording.in_words)
register.filter("categoria", figures.category)
register.filter("obtenida", wording.worked_out)


@register.filter
def periodo(row: CifraPublicada | CuadraturaPublicada) -> str:
    return wording.period(row.desde, row.hasta, row.corte)


@register.filter
def cuantas(how_many: int, words: str) -> str:
    """So many of something, said in singular and in plural: `{{ 1|cuantas:"cifra,cifras" }}`."""
    one, many = words.split(",")
    return clp.counted(how_many, one, many)


@register.filter
def suma(clases: dict[Clase, int]) -> str:
    """How many figures there are of all kinds."""
    return clp.counted(sum(clases.values()), "cifra", "cifras")


@register.filter
def por_clase(clases: dict[Clase, int]) -> str:
    """Each kind of figure with how many there are: "111 que dice la fuente, 13 sin valor informado"."""
    return ", ".join(kinds.told(clases))


@register.filter
def unidad(cifra: CifraPublicada) -> str:
    return wording.unit(cifra.unidad)


@register.filter
def columna(name: str) -> str:
    """A column of a figure as it is read: "capítulo"."""
    return label_of(CifraPublicada, name)


@register.filter
def dice(cifra: CifraPublicada, name: str) -> str:
    """What a figure states in a column; a dash where it states nothing."""
    if name == "meta" and cifra.meta is not None:
        return wording.amount(cifra.meta, cifra.unidad)
    return str(getattr(cifra, name) or "–")


@register.simple_tag(takes_context=True)
def aparte(context: Context, text: str) -> Aparte:
    """What of a text is told where it stands; the rest is in the notes of the page, if it has any."""
    notas: Notas | None = context.get("notas")
    return notas.apart(text) if notas else Aparte(text)


@register.simple_tag
def por_que_protegida() -> str:
    return wording.POR_QUE_PROTEGIDA


@register.filter
def fecha(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


@register.filter
def dia_de_la_semana(day: date) -> str:
    """ "jueves 05-03-2020"."""
    return f"{DIAS[day.weekday()]} {day:%d-%m-%Y}"


@register.filter
def monto(valor: Decimal, unidad: str = "") -> str:
    return wording.amount(valor, unidad)


@register.filter
def nombrada(nombre: str, clase: str) -> str:
    """A name with what it is of before it, unless it says so itself: "Provincia: Elqui", "Región de Coquimbo"."""
    return nombre if nombre.casefold().startswith(clase.casefold()) else f"{clase}: {nombre}"


@register.filter
def parte(tabla: TablaDesglose, cifra: CifraPublicada) -> str:
    return tabla.share(cifra)


@register.filter
def estado(compromiso: CompromisoPublicado) -> str:
    """ "en_curso" as it is read: "En curso"."""
    return compromiso.estado.replace("_", " ").capitalize()


@register.filter
def situacion(edicion: EdicionPublicada, ediciones: Ediciones) -> str:
    """How an edition stands among the others: vigente, reemplazada or a la fecha."""
    return ediciones.situations[edicion.slug]


@register.filter
def descarga(edicion: EdicionPublicada, formato: str) -> str:
    """Where an edition is downloaded in a format: `{{ edicion|descarga:"csv" }}`."""
    return path_of(DESCARGA, edicion.slug, formato)


@register.filter
def sello_corto(sello: str) -> str:
    return f"{sello[:8]}…{sello[-8:]}"


@register.filter
def sello_en_grupos(sello: str) -> SafeString:
    """A seal in groups of eight, as two of them are compared by eye; copied, it is whole again."""
    groups = ([sello[i : i + 8]] for i in range(0, len(sello), 8))
    return format_html_join("", "<span>{}</span><wbr>", groups)


@register.filter
def protegida(cifra: CifraPublicada) -> bool:
    """Whether the office knows its value and withholds it."""
    return wording.is_withheld(cifra)


@register.filter
def porcentaje_de_meta(cifra: CifraPublicada) -> str:
    """How much of its target a figure has reached; empty where one of both is missing."""
    return wording.reached(cifra.valor, cifra.meta)


@register.filter
def avance(cifra: CifraPublicada) -> SafeString:
    """The progress bar of a figure with a target; empty where there is none."""
    reached = porcentaje_de_meta(cifra)
    if not reached or cifra.valor is None or not cifra.meta:
        return SafeString("")
    return charts.progress(cifra.valor, cifra.meta, f"{reached} de la meta")
