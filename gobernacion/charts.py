"""Charts drawn on the server as SVG: bars, stacked bars, lines and progress towards a target.

Widths are percentages and text keeps the size of the page's own, so that a chart is read as well on a telephone as
on a desk. Colours come from the style sheet by class, which is how dark mode and print reach them; what a colour
says, a pattern, a dash or a label says too. Every chart stands beside a table with the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ROW = 44
"""Height of one labelled bar, in pixels."""
LINE_HEIGHT = 260
SERIES = 6
"""How many series the style sheet has a colour and a pattern for; further ones start again."""
LONGEST_LABEL = 42
"""Characters of a label that fit on a telephone; the table beside says it whole."""

_PATTERNS = (
    "",
    "M0 8L8 0M-2 2L2 -2M6 10L10 6",
    "M0 0L8 8M-2 6L2 10M6 -2L10 2",
    "M0 4H8",
    "M4 0V8",
    "M0 4H8M4 0V8",
)
_HATCH = _PATTERNS[1]


@dataclass(frozen=True)
class Dato:
    """One number to draw: its label, its value, the value as printed, and whether it is of part of a period."""

    etiqueta: str
    valor: Decimal
    texto: str
    parcial: bool = False


@dataclass(frozen=True)
class Apilada:
    """One stacked bar: its label, its total as printed, and its parts."""

    etiqueta: str
    texto: str
    partes: Sequence[Dato]


def bars(datos: Sequence[Dato], title: str, key: str) -> SafeString:
    """Horizontal bars, one under the other, each with its label and its value above it."""
    lowest = min([Decimal(0), *(dato.valor for dato in datos)])
    highest = max([Decimal(0), *(dato.valor for dato in datos)])
    span = (highest - lowest) or Decimal(1)
    rows = []
    for position, dato in enumerate(datos):
        start = _percent(min(dato.valor, Decimal(0)) - lowest, span)
        width = _percent(abs(dato.valor), span)
        top = position * ROW
        rows.append(
            format_html(
                '{}<rect class="barra" x="{}%" y="{}" width="{}%" height="14"/>{}',
                _label(dato.etiqueta, dato.texto, top + 15),
                start,
                top + 22,
                width,
                _hatched(key, start, top + 22, width) if dato.parcial else "",
            )
        )
    axis = SafeString("")
    if lowest < 0:
        zero = _percent(-lowest, span)
        axis = format_html(
            '<line class="eje" x1="{}%" x2="{}%" y1="0" y2="{}"/>', zero, zero, len(datos) * ROW - 6
        )
    hatch = _pattern(f"{key}-trama", _HATCH) if any(dato.parcial for dato in datos) else SafeString("")
    return _svg(len(datos) * ROW, title, _list(datos), hatch + _all(rows) + axis)


def stacked(filas: Sequence[Apilada], title: str, key: str) -> SafeString:
    """Stacked bars that share one scale, with a legend of colour and pattern."""
    names = list(dict.fromkeys(parte.etiqueta for fila in filas for parte in fila.partes))
    scale = max((_total(fila) for fila in filas), default=Decimal(0)) or Decimal(1)
    legend_height = len(names) * 24 + 12
    legend = format_html_join(
        "",
        '{}<text class="rotulo" x="30" y="{}">{}</text>',
        (
            (_filled(key, n, "0", i * 24 + 2, "20", 14, unit=""), i * 24 + 14, _short(name))
            for i, (n, name) in enumerate(enumerate(names))
        ),
    )
    rows = []
    for position, fila in enumerate(filas):
        top = legend_height + position * ROW
        rows.append(_label(fila.etiqueta, fila.texto, top + 15))
        done = Decimal(0)
        for parte in fila.partes:
            start, width = _percent(done, scale), _percent(parte.valor, scale)
            rows.append(_filled(key, names.index(parte.etiqueta), start, top + 22, width, 16))
            done += parte.valor
    patterns = _all([_pattern(f"{key}-{n}", _PATTERNS[n]) for n in range(1, min(len(names), SERIES))])
    described = "; ".join(f"{fila.etiqueta}: {_list(fila.partes)}" for fila in filas)
    return _svg(legend_height + len(filas) * ROW, title, described, patterns + legend + _all(rows))


def lines(datos: Sequence[Dato], title: str) -> SafeString:
    """A line through time. What is of part of a period is a hollow point that no line reaches: it is no fall."""
    lowest = min([Decimal(0), *(dato.valor for dato in datos)])
    highest = max([Decimal(0), *(dato.valor for dato in datos)])
    span = (highest - lowest) or Decimal(1)
    top, bottom = 34, LINE_HEIGHT - 56

    def x(position: int) -> str:
        return _percent(Decimal(2 + Decimal(96 * position) / max(len(datos) - 1, 1)), Decimal(100))

    def y(valor: Decimal) -> str:
        return f"{bottom - (bottom - top) * (valor - lowest) / span:.1f}"

    base = y(Decimal(0))
    drawn = [format_html('<line class="eje" x1="0" x2="100%" y1="{}" y2="{}"/>', base, base)]
    for position, (before, after) in enumerate(pairwise(datos)):
        if not before.parcial and not after.parcial:
            drawn.append(
                format_html(
                    '<line class="linea" x1="{}%" y1="{}" x2="{}%" y2="{}"/>',
                    x(position),
                    y(before.valor),
                    x(position + 1),
                    y(after.valor),
                )
            )
    labelled = _worth_a_label(datos)
    every = -(-len(datos) // 6)
    for position, dato in enumerate(datos):
        # The ends lean inwards: centred on their points, long numbers would stick out of a telephone.
        anchor = "start" if position == 0 else "end" if position == len(datos) - 1 else "middle"
        drawn.append(
            format_html(
                '<circle class="{}" cx="{}%" cy="{}" r="5"/>',
                "punto parcial" if dato.parcial else "punto",
                x(position),
                y(dato.valor),
            )
        )
        if position in labelled:
            neighbours = datos[max(position - 1, 0) : position + 2]
            beside = 23 if dato.valor == min(other.valor for other in neighbours) else -13
            drawn.append(
                _at("valor", x(position), f"{Decimal(y(dato.valor)) + beside:.1f}", anchor, dato.texto)
            )
        if (len(datos) - 1 - position) % every == 0:
            drawn.append(_at("rotulo", x(position), str(LINE_HEIGHT - 8), anchor, dato.etiqueta))
    return _svg(LINE_HEIGHT, title, _list(datos), _all(drawn))


def pair(antes: Dato, despues: Dato) -> SafeString:
    """Two values of one figure, the earlier above the later."""
    scale = max(abs(antes.valor), abs(despues.valor)) or Decimal(1)
    return format_html(
        '<svg class="par" role="img" width="100%" height="20"><title>{}</title>'
        '<rect class="barra antes" width="{}%" height="8" y="1"/>'
        '<rect class="barra" width="{}%" height="8" y="11"/></svg>',
        _list([antes, despues]),
        _percent(abs(antes.valor), scale),
        _percent(abs(despues.valor), scale),
    )


def progress(valor: Decimal, meta: Decimal, title: str) -> SafeString:
    """How far a value has come towards its target; the target is marked where it was exceeded."""
    scale = max(valor, meta) or Decimal(1)
    mark = ""
    if valor > meta:
        at = _percent(meta, scale)
        mark = format_html('<line class="marca-meta" x1="{}%" x2="{}%" y1="0" y2="12"/>', at, at)
    return format_html(
        '<svg class="avance" role="img" width="100%" height="12"><title>{}</title>'
        '<rect class="pista" width="100%" height="8" y="2" rx="4"/>'
        '<rect class="{}" width="{}%" height="8" y="2" rx="4"/>{}</svg>',
        title,
        "hecho cumplido" if valor >= meta else "hecho",
        _percent(max(valor, Decimal(0)), scale),
        mark,
    )


# --- the strokes they share -----------------------------------------------------------------------------------


def _svg(height: int, title: str, description: str, drawn: SafeString) -> SafeString:
    return format_html(
        '<svg class="grafico" role="img" width="100%" height="{}"><title>{}</title><desc>{}</desc>{}</svg>',
        height,
        title,
        description,
        drawn,
    )


def _all(parts: Sequence[SafeString]) -> SafeString:
    return SafeString("".join(parts))


def _list(datos: Sequence[Dato]) -> str:
    return ", ".join(f"{dato.etiqueta}: {dato.texto}" for dato in datos)


def _label(etiqueta: str, texto: str, y: int) -> SafeString:
    return format_html(
        '<text class="rotulo" x="0" y="{}">{} <tspan class="valor">{}</tspan></text>',
        y,
        _short(etiqueta),
        texto,
    )


def _at(name: str, x: str, y: str, anchor: str, text: str) -> SafeString:
    return format_html('<text class="{}" x="{}%" y="{}" text-anchor="{}">{}</text>', name, x, y, anchor, text)


def _filled(key: str, n: int, x: str, y: int, width: str, height: int, unit: str = "%") -> SafeString:
    """A stretch of a stacked bar, or a swatch of its legend, in the colour and pattern of its series."""
    n %= SERIES
    shape = format_html('x="{}{}" y="{}" width="{}{}" height="{}"', x, unit, y, width, unit, height)
    plain = format_html('<rect class="serie serie-{}" {}/>', n + 1, shape)
    return plain + format_html('<rect fill="url(#{}-{})" {}/>', key, n, shape) if n else plain


def _hatched(key: str, x: str, y: int, width: str) -> SafeString:
    return format_html(
        '<rect fill="url(#{}-trama)" x="{}%" y="{}" width="{}%" height="14"/>', key, x, y, width
    )


def _pattern(name: str, path: str) -> SafeString:
    return format_html(
        '<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse"><path class="trama" d="{}"/></pattern>',
        name,
        path,
    )


def _total(fila: Apilada) -> Decimal:
    return sum((parte.valor for parte in fila.partes), Decimal(0))


def _percent(part: Decimal, whole: Decimal) -> str:
    text = f"{part * 100 / whole:.2f}"
    return text.rstrip("0").rstrip(".")


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _worth_a_label(datos: Sequence[Dato]) -> set[int]:
    """The points that say their number: all when they are few, else the first, the last and both extremes."""
    positions = range(len(datos))
    if len(datos) <= 6:
        return set(positions)
    by_value = sorted(positions, key=lambda position: datos[position].valor)
    return {0, len(datos) - 1, by_value[0], by_value[-1]}
