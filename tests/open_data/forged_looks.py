"""Workbooks whose cells hold what was published and show something else, or do not show it at all."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.open_data.altering import (
    BOOK,
    CIFRAS,
    Forgery,
    added,
    book,
    cell,
    one_after_another,
    part,
    styled,
)

VIEW = '<sheetView workbookViewId="0">'
PANE = 'ySplit="1" topLeftCell="A2"'
SHEETS = "<sheets>"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
WHITE_THEME = b"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Blanco">
<a:themeElements><a:clrScheme name="Blanco"><a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>
<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1></a:clrScheme></a:themeElements></a:theme>"""
FALSE_THEME = WHITE_THEME.replace(b'srgbClr val="FFFFFF"', b'sysClr val="window" lastClr="000000"', 1)
TWICE = '<numFmt numFmtId="200" formatCode="&quot;83&quot;"/></numFmts>'


def view(**attributes):
    """How the first sheet opens."""
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return part(CIFRAS, (VIEW, f'<sheetView {told} workbookViewId="0">'))


def row(**attributes):
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return part(CIFRAS, ('<row r="2"', f'<row {told} r="2"'))


def column(**attributes):
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return part(CIFRAS, ('<col min="10" max="10"', f'<col {told} min="10" max="10"'))


def narrow(letter, width):
    return book(lambda workbook: setattr(workbook["Cifras"].column_dimensions[letter], "width", width))


def rewritten(n):
    """A number format that every program has as its own, said to be the plain one."""
    return f'<numFmt numFmtId="{n}" formatCode="General"/></numFmts>'


def palette(*colours):
    """A workbook with its own palette: the first colours of it."""
    told = "".join(f'<rgbColor rgb="{colour}"/>' for colour in colours)
    return part(
        "xl/styles.xml",
        ("</styleSheet>", f"<colors><indexedColors>{told}</indexedColors></colors></styleSheet>"),
    )


WHITE = "FFFFFFFF"
J2, G2, J9 = (f"hoja «Cifras», celda {place}" for place in ("J2", "G2", "J9"))

FORMATS = (
    ("un formato que escribe 83 sobre el 38", styled("J2", code='"83"'), J2),
    ("un formato que agrega un cero", styled("J2", code='0"0"'), J2),
    ("un formato que escribe 83 solo sobre 38", styled("J2", code='[=38]"83";General'), J2),
    ("un formato que no muestra nada", styled("J2", code=";;;"), J2),
    ("un formato que escribe una palabra letra por letra", styled("J2", code=r"\G\e\n\e\r\a\l"), J2),
    ("una fecha escrita letra por letra", styled("G2", was=6, code=r"\d\d-\m\m-\y\y\y\y"), G2),
    ("un año que siempre es cero",
     styled("A2", sheet="xl/worksheets/sheet2.xml", was=3, code=r"\0"), "hoja «Compromisos», celda A2"),
    ("un formato en color blanco", styled("J2", code="[White]General"), J2),
    ("un formato que muestra porcentajes", styled("J2", numFmtId="9"), J2),
    ("un formato que divide por mil", styled("J7", code="0,"), "hoja «Cifras», celda J7"),
    ("un formato que redondea 1,068 a 1", styled("J9", code="0"), J9),
    ("un formato que redondea, de los de fábrica", styled("J9", numFmtId="1"), J9),
    ("una fecha que no muestra el año", styled("G2", was=6, code="dd-mm"), G2),
    ("una fecha con el mes antes que el día", styled("G2", was=6, code="mm-dd-yyyy"), G2),
    ("una fecha de otro calendario", styled("G2", was=6, code="[$-1070000]dd-mm-yyyy"), G2),
    ("una fecha que dice lo que se quiera", styled("G2", was=6, code='"01-01-2029"'), G2),
    ("una fecha mostrada como número", styled("G2", was=6, numFmtId="0"), G2),
    ("un texto que se muestra como otro", styled("D2", was=0, code='@" (provisorio)"'), "hoja «Cifras», celda D2"),
    ("un número de formato dicho dos veces",
     one_after_another(styled("J2", code="General"),
                       part("xl/styles.xml", ("</numFmts>", TWICE))),
     "sus estilos"),
    ("un formato de fábrica reescrito, el 1",
     one_after_another(styled("J2", numFmtId="1"),
                       part("xl/styles.xml", ("</numFmts>", '<numFmt numFmtId="1" formatCode="General"/></numFmts>'))),
     J2),
    *((f"un formato de fábrica reescrito, el {n}",
       one_after_another(styled("J2", numFmtId=n), part("xl/styles.xml", ("</numFmts>", rewritten(n)))), J2)
      for n in ("2", "9", "11", "18", "0163")),
)  # fmt: skip

LETTERS = (
    ("una cifra en letra blanca", cell("Cifras", "J2", font=Font(color="FFFFFFFF")), J2),
    ("una cifra en letra blanca de la paleta", styled("J2", font='<sz val="11"/><color indexed="9"/>'), J2),
    ("una cifra en el color de un tema blanco",
     one_after_another(
         styled("J2", font='<sz val="11"/><color theme="1"/>'),
         added("xl/theme/theme1.xml", WHITE_THEME, THEME, BOOK, "theme")), "su tema"),
    ("una cifra en el color de un tema que dice negro y muestra blanco",
     one_after_another(
         styled("J2", font='<sz val="11"/><color theme="1"/>'),
         added("xl/theme/theme1.xml", FALSE_THEME, THEME, BOOK, "theme")), "su tema"),
    ("un estilo normal en letra mínima, que angosta las columnas",
     part("xl/styles.xml", ("</fonts>", '<font><sz val="4"/><name val="Arial"/></font></fonts>'),
          ("</cellStyleXfs>", '<xf numFmtId="0" fontId="2" fillId="0" borderId="0"/></cellStyleXfs>'),
          ('name="Normal" xfId="0"', 'name="Normal" xfId="1"')), "en su estilo normal"),
    ("una paleta en que todo es blanco", palette(*[WHITE] * 64), "su paleta"),
    ("una paleta que dice los colores del sistema", palette(*["FF000000"] * 64, WHITE, WHITE), "su paleta"),
    ("una cifra en letra de un punto", cell("Cifras", "J2", font=Font(sz=1)), J2),
    ("una cifra en letra enorme", cell("Cifras", "J2", font=Font(sz=72)), J2),
    ("una cifra tachada", cell("Cifras", "J2", font=Font(strike=True)), J2),
    ("una cifra en negrita", cell("Cifras", "J2", font=Font(b=True, sz=11)), J2),
    ("una cifra en letra de dibujos", cell("Cifras", "J2", font=Font(name="Wingdings")), J2),
    ("una cifra con letra de símbolos", cell("Cifras", "J2", font=Font(name="Calibri", charset=2)), J2),
    ("una cifra como exponente", cell("Cifras", "J2", font=Font(vertAlign="superscript")), J2),
    ("una cifra subrayada", cell("Cifras", "J2", font=Font(u="single")), J2),
    ("una cifra en cursiva", cell("Cifras", "J2", font=Font(i=True)), J2),
    ("una cifra sobre negro", cell("Cifras", "J2", fill=PatternFill("solid", fgColor="FF000000")), J2),
    ("una cifra sobre una trama", styled("J2", fill='<patternFill patternType="darkGrid"/>'), J2),
    ("una celda vacía pintada", cell("Cifras", "O2", fill=PatternFill("solid", fgColor="FFFF0000")),
     "hoja «Cifras», celda O2"),
    ("una cifra atravesada por una raya",
     cell("Cifras", "J2", border=Border(diagonal=Side("thin"), diagonalDown=True)), J2),
    ("una raya que parece un uno", cell("Cifras", "J2", border=Border(left=Side("thick"))), J2),
    ("una cifra repetida hasta llenar la celda", cell("Cifras", "J2", alignment=Alignment("fill")), J2),
    ("una cifra girada", cell("Cifras", "J2", alignment=Alignment(textRotation=180)), J2),
    ("una cifra corrida fuera de su celda", cell("Cifras", "J2", alignment=Alignment("left", indent=200)), J2),
    ("un texto encogido hasta no leerse", cell("Cifras", "N5", alignment=Alignment(shrink_to_fit=True)),
     "hoja «Cifras», celda N5"),
    ("un texto centrado sobre las celdas del lado", cell("Cifras", "D2", alignment=Alignment("centerContinuous")),
     "hoja «Cifras», celda D2"),
)  # fmt: skip

OUT_OF_SIGHT = (
    ("una fila escondida", row(hidden=1), "hoja «Cifras», fila 2"),
    ("una fila de alto cero", row(ht=0, customHeight=1), "hoja «Cifras», fila 2"),
    ("una fila de un punto de alto", row(ht=1, customHeight=1), "hoja «Cifras», fila 2"),
    ("una fila de cien mil puntos de alto", row(ht=99999, customHeight=1), "hoja «Cifras», fila 2"),
    ("una fila más alta que la pantalla", row(ht=2000, customHeight=1), "hoja «Cifras», fila 2"),
    ("todas las filas más altas que la pantalla",
     part(CIFRAS, ('defaultRowHeight="15"', 'defaultRowHeight="2000"')), "hoja «Cifras»"),
    ("los títulos tan altos que tapan lo demás",
     part(CIFRAS, ('<row r="1"', '<row ht="409" customHeight="1" r="1"')), "hoja «Cifras», fila 1"),
    ("una fila en un grupo contraído", row(outlineLevel=1, hidden=1), "hoja «Cifras», fila 2"),
    ("una fila entera pintada",
     one_after_another(row(s=8, customFormat=1), styled("O2", was=0, fill='<patternFill patternType="solid"/>')),
     "hoja «Cifras», fila 2"),
    ("una columna escondida", column(hidden=1), "hoja «Cifras», columna J"),
    ("una columna en un grupo contraído", column(outlineLevel=1, collapsed=1), "hoja «Cifras», columna J"),
    ("una columna de ancho cero", narrow("K", 0.1), "hoja «Cifras», columna K"),
    ("una columna dicha dos veces, con otro ancho",
     part(CIFRAS, ("</cols>", '<col min="10" max="10" width="0.1" customWidth="1"/></cols>')),
     "hoja «Cifras», columna J"),
    ("una columna angosta, que redondea", narrow("J", 4), "hoja «Cifras», columna J"),
    ("todas las filas escondidas si no dicen otra cosa",
     part(CIFRAS, ('defaultRowHeight="15"', 'defaultRowHeight="15" zeroHeight="1"')), "hoja «Cifras»"),
    ("las columnas sin ancho propio, de un signo",
     part(CIFRAS, ('defaultRowHeight="15"', 'baseColWidth="1" defaultRowHeight="15"')), "hoja «Cifras»"),
    ("todas las filas de dos puntos", part(CIFRAS, ('defaultRowHeight="15"', 'defaultRowHeight="2"')),
     "hoja «Cifras»"),
    ("un filtro puesto",
     book(lambda b: b["Cifras"].auto_filter.add_filter_column(0, ["HU-001"])), "hoja «Cifras»"),
    ("los ceros sin mostrar", view(showZeros=0), "hoja «Cifras»"),
    ("la hoja de derecha a izquierda", view(rightToLeft=1), "hoja «Cifras»"),
    ("los números de las fechas en lugar de las fechas", view(showFormulas=1), "hoja «Cifras»"),
    ("sin los nombres de filas y columnas", view(showRowColHeaders=0), "hoja «Cifras»"),
    ("filas corridas sobre las inmovilizadas",
     part(CIFRAS, (VIEW, '<sheetView topLeftCell="A4" workbookViewId="0">'), (PANE, 'ySplit="1" topLeftCell="A9"')),
     "hoja «Cifras»"),
    ("cincuenta filas inmovilizadas", part(CIFRAS, (PANE, 'ySplit="50" topLeftCell="A51"')), "hoja «Cifras»"),
    ("columnas inmovilizadas", part(CIFRAS, (PANE, 'xSplit="9" ySplit="1" topLeftCell="J2"')), "hoja «Cifras»"),
    ("la ventana escondida",
     part(BOOK, (SHEETS, '<bookViews><workbookView visibility="hidden"/></bookViews><sheets>')), "el libro"),
    ("las pestañas escondidas",
     part(BOOK, (SHEETS, '<bookViews><workbookView showSheetTabs="0"/></bookViews><sheets>')), "el libro"),
    ("sin barra para bajar",
     part(BOOK, (SHEETS, '<bookViews><workbookView showVerticalScroll="0"/></bookViews><sheets>')), "el libro"),
    ("los días contados desde 1904", part(BOOK, (SHEETS, '<workbookPr date1904="1"/><sheets>')), "el libro"),
    ("el libro protegido", part(BOOK, (SHEETS, '<workbookProtection lockStructure="1"/><sheets>')), "el libro"),
    ("una hoja protegida", book(lambda b: setattr(b["Cifras"].protection, "sheet", True)), "hoja «Cifras»"),
)  # fmt: skip

LOOKS = [
    Forgery(kind, what, "xlsx", change, place)
    for kind, cases in (
        ("Formatos que muestran otra cosa", FORMATS),
        ("Letras, colores y rayas", LETTERS),
        ("Lo que queda fuera de la vista", OUT_OF_SIGHT),
    )
    for what, change, place in cases
]
