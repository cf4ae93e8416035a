"""Each identity as live formulas over the sheets of a summary: CUADRA, or by how much it does not."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gobernacion.indicators.comparacion import Lado, Termino
from gobernacion.indicators.cuadraturas import Resultado
from gobernacion.indicators.figures import CifraDicha
from gobernacion.summaries.book import Columna, Formula
from gobernacion.summaries.sheets.writer import Writer

CUADRA = "CUADRA"
SIN_LIMITE = "sin límite"
"""What a cell says where one side may be as much more, or less, as it is."""
NADA = Decimal("0.0001")
"""The last decimal that a figure is kept with: what differs by less is the same number."""

COLUMNS = (
    Columna("clave", "Identidad", ancho=30),
    Columna("nombre", "Qué se comprueba", ancho=50),
    Columna("informado", "Informado", "decimal"),
    Columna("esperado", "Esperado", "decimal"),
    Columna("diferencia", "Diferencia: sobra (+) o falta (-)", "decimal"),
    Columna("sobra", "Puede sobrar hasta", "decimal"),
    Columna("falta", "Puede faltar hasta", "decimal"),
    Columna("resultado", "Resultado", ancho=16),
    Columna("frase", "En una frase", ancho=70),
)

Cells = Mapping[Any, str]


def identities(w: Writer) -> None:
    """Every identity among the figures, what does not hold in red."""
    rows = [row(one, w.cells) for one in w.resumen.cuadraturas()]
    hoja = w.sheet(
        "Cuadraturas",
        "Cuadraturas",
        "Cada identidad se calcula de nuevo sobre las hojas de las áreas. CUADRA si lo que sobra o falta cabe en lo "
        "que puede (una parte puede ser menos que su todo); si no, la diferencia.",
        COLUMNS,
        [row for row in rows if row],
    )
    if hoja.filas:
        column = len(COLUMNS) - 2
        hoja.worksheet.conditional_format(
            hoja.primera,
            column,
            hoja.primera + hoja.filas - 1,
            column,
            {
                "type": "cell",
                "criteria": "!=",
                "value": '"CUADRA"',
                "format": w.book.workbook.add_format({"bg_color": "#FDF1F0", "font_color": "#B3191F"}),
            },
        )


def row(resultado: Resultado, cells: Cells) -> dict[str, Any] | None:
    """An identity with both of its sides; None where one of its figures stands in no sheet."""
    compared = resultado.comparacion
    informado, esperado = _side(compared.informado, cells), _side(compared.esperado, cells)
    if informado is None or esperado is None:
        return None
    difference = compared.informado.valor - compared.esperado.valor
    bounds = (
        ("diferencia", difference, "sobra", compared.sobra),
        ("-diferencia", -difference, "falta", compared.falta),
    )
    bounded = [(one, much, name, most) for one, much, name, most in bounds if most is not None]
    asked = [f"{one.replace('diferencia', '{diferencia}')}<={{{name}}}+{NADA}" for one, _, name, _ in bounded]
    holds = all(much <= most + NADA for _, much, _, most in bounded)
    return {
        "clave": resultado.clave,
        "nombre": resultado.nombre,
        "informado": Formula(informado, compared.informado.valor),
        "esperado": Formula(esperado, compared.esperado.valor),
        "diferencia": Formula("{informado}-{esperado}", difference),
        "sobra": SIN_LIMITE if compared.sobra is None else compared.sobra,
        "falta": SIN_LIMITE if compared.falta is None else compared.falta,
        "resultado": Formula(
            f'IF(AND({",".join(asked) or "TRUE"}),"{CUADRA}",ROUND({{diferencia}},4))',
            CUADRA if holds else round(difference, 4),
        ),
        "frase": resultado.frase,
    }


def _side(lado: Lado, cells: Cells) -> str | None:
    """A side as a formula; None where one of its figures stands in no sheet."""
    terms = [_term(termino, cells) for termino in lado.terminos]
    if None in terms:
        return None
    if lado.constante or not terms:
        terms.append(str(lado.constante))
    return "+".join(term for term in terms if term).replace("+-", "-")


def _term(termino: Termino, cells: Cells) -> str | None:
    cell = _cell(termino.cifra, cells)
    if cell is None:
        return None
    if termino.factor != 1:
        cell = f"{termino.factor}*{cell}"
    if isinstance(termino.entre, CifraDicha):
        over = _cell(termino.entre, cells)
        return over and f"{cell}/{over}"
    return cell if termino.entre is None else f"{cell}/{termino.entre}"


def _cell(cifra: CifraDicha, cells: Cells) -> str | None:
    return cells.get((cifra.lugar, cifra.momento))
