"""Workbooks that carry more than sheets, or whose parts two programs would read in two ways."""

import io
import warnings
import zipfile
import zlib

from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.open_data.altering import (
    BOOK,
    CIFRAS,
    RELATIONS,
    STYLES,
    Forgery,
    added,
    book,
    one_after_another,
    packed,
    part,
    parts_of,
    replaced,
)

OFFICE = "application/vnd.openxmlformats-officedocument"
DRAWN = f"{OFFICE}.drawing+xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELATED = f'xmlns:r="{RELATIONS}"'
SPARKLINES = (
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups/></ext></extLst>'
)
TEXT_BOX = (
    f'<xdr:wsDr xmlns:xdr="{DRAWING}"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>83</xdr:txBody></xdr:sp>'
    "</xdr:twoCellAnchor></xdr:wsDr>"
)


def in_sheet(markup, before="</worksheet>"):
    return part(CIFRAS, (before, f"{markup}{before}"))


def related(markup, *more):
    """Something a sheet shows by a relation."""
    declared = part(CIFRAS, ("<worksheet ", f"<worksheet {RELATED} "))
    return one_after_another(in_sheet(markup), declared, added(*more))


def sheet(alter):
    return book(lambda workbook: alter(workbook["Cifras"]))


def commented(one):
    one["J2"].comment = Comment("En realidad fueron 83.", "La oficina")


def linked(one):
    one["N2"].hyperlink = "https://ejemplo.invalid/otra-cuenta"


def charted(one):
    chart = BarChart()
    chart.add_data(Reference(one, min_col=10, min_row=1, max_row=5))
    one.add_chart(chart, "Q2")


def prompted(one):
    validation = DataValidation("whole", promptTitle="Aviso", prompt="El valor es 83.", showInputMessage=True)
    validation.add("J2")
    one.add_data_validation(validation)


def coloured(one):
    rule = CellIsRule("equal", ["38"], fill=PatternFill(bgColor="FF000000", fill_type="solid"))
    one.conditional_formatting.add("J2:J12", rule)


def with_table(one):
    one.auto_filter.ref = None
    one.add_table(Table(displayName="Cifras", ref="A1:O12"))


def printed(place, said):
    return lambda one: setattr(getattr(one, place).center, "text", said)


def named(workbook):
    workbook.defined_names["Total"] = DefinedName("Total", attr_text="83")


def titled(workbook):
    workbook.properties.title = "Cuenta corregida: las cifras buenas son otras"


def with_property(workbook):
    workbook.custom_doc_props.append(StringProperty(name="Revisada por", value="Nadie"))


ATTACHED = (
    ("celdas combinadas", sheet(lambda one: one.merge_cells("J2:J3")), "hoja «Cifras»"),
    ("un formato que cambia según el valor", sheet(coloured), "hoja «Cifras»"),
    ("un comentario", sheet(commented), "xl/comments"),
    ("una conversación sobre una celda",
     added("xl/threadedComments/threadedComment1.xml", b"<ThreadedComments/>",
           "application/vnd.ms-excel.threadedcomments+xml", CIFRAS, "threadedComment"), "xl/threadedComments"),
    ("un cuadro de texto sobre una cifra",
     related('<drawing r:id="rIdMas"/>', "xl/drawings/drawing1.xml", TEXT_BOX.encode(), DRAWN, CIFRAS, "drawing"),
     "xl/drawings/drawing1.xml"),
    ("una imagen", added("xl/media/image1.png", b"\x89PNG", "image/png", CIFRAS, "image"), "xl/media/image1.png"),
    ("una imagen de fondo",
     related('<picture r:id="rIdMas"/>', "xl/media/image1.png", b"\x89PNG", "image/png", CIFRAS, "image"),
     "xl/media/image1.png"),
    ("un gráfico", sheet(charted), "xl/"),
    ("una tabla dinámica",
     added("xl/pivotTables/pivotTable1.xml", b"<pivotTableDefinition/>", f"{OFFICE}.spreadsheetml.pivotTable+xml",
           CIFRAS, "pivotTable"), "xl/pivotTables/pivotTable1.xml"),
    ("una tabla con filtros propios", sheet(with_table), "xl/tables/table1.xml"),
    ("minigráficos", in_sheet(SPARKLINES), "hoja «Cifras»"),
    ("un mensaje al entrar en una celda", sheet(prompted), "hoja «Cifras»"),
    ("un vínculo que lleva a otra parte", sheet(linked), "hoja «Cifras»"),
    ("un vínculo guardado que ninguna celda muestra todavía",
     added("", b"", "", CIFRAS, "hyperlink", external="https://ejemplo.invalid"), "ejemplo.invalid"),
    ("un encabezado de página con otra cifra", sheet(printed("oddHeader", "Fueron 83")), "hoja «Cifras»"),
    ("un pie de página", sheet(printed("oddFooter", "Documento sin valor")), "hoja «Cifras»"),
    ("un encabezado de página en letra enorme", sheet(printed("oddHeader", "&83&A")), "hoja «Cifras»"),
    ("un encabezado de página en letra de dibujos", sheet(printed("oddHeader", '&"Wingdings,Regular"&A')),
     "hoja «Cifras»"),
    ("un área de impresión que deja fuera cifras", sheet(lambda one: setattr(one, "print_area", "A1:O3")), "el libro"),
    ("un nombre definido que vale otra cosa", book(named), "el libro"),
    ("una vista guardada", in_sheet("<customSheetViews/>"), "hoja «Cifras»"),
    ("escenarios", in_sheet("<scenarios/>"), "hoja «Cifras»"),
    ("un botón", in_sheet("<controls/>"), "hoja «Cifras»"),
    ("una pestaña de color", sheet(lambda one: setattr(one.sheet_properties, "tabColor", "FFFF0000")),
     "hoja «Cifras»"),
    ("saltos de página tras cada fila",
     in_sheet('<rowBreaks count="1"><brk id="2" max="16383" man="1"/></rowBreaks>'), "hoja «Cifras»"),
    ("algo que ningún programa de hoy conoce", in_sheet("<holograma/>"), "hoja «Cifras»"),
    ("un vínculo a otro libro",
     added("xl/externalLinks/externalLink1.xml", b"<externalLink/>", f"{OFFICE}.spreadsheetml.externalLink+xml",
           BOOK, "externalLink"), "xl/externalLinks/externalLink1.xml"),
    ("macros", added("xl/vbaProject.bin", b"\xd0\xcf", "application/vnd.ms-office.vbaProject", BOOK, "vbaProject"),
     "xl/vbaProject.bin"),
    ("una conexión a otros datos",
     added("xl/connections.xml", b"<connections/>", f"{OFFICE}.spreadsheetml.connections+xml", BOOK, "connections"),
     "xl/connections.xml"),
    ("un documento dentro de la planilla",
     added("xl/embeddings/oleObject1.bin", b"\xd0\xcf", f"{OFFICE}.oleObject", CIFRAS, "oleObject"),
     "xl/embeddings/oleObject1.bin"),
    ("datos de otro programa", added("customXml/item1.xml", b"<otra/>", "application/xml", BOOK, "customXml"),
     "customXml/item1.xml"),
    ("un título en sus propiedades", book(titled), "sus propiedades"),
    ("propiedades agregadas", book(with_property), "docProps/custom.xml"),
    ("una imagen de muestra",
     added("docProps/thumbnail.jpeg", b"\xff\xd8", "image/jpeg", "", "thumbnail"), "docProps/thumbnail.jpeg"),
)  # fmt: skip


def twice(name, was, becomes):
    """A part that stands twice in the zip, once as it was."""

    def change(content):
        stream = io.BytesIO(content)
        other = replaced(parts_of(content)[name].decode(), was, becomes)
        with warnings.catch_warnings(), zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
            warnings.simplefilter("ignore")  # it tells that the name is there already
            archive.writestr(name, other)
        return stream.getvalue()

    return change


def rewritten(name, how):
    def change(content):
        parts = parts_of(content)
        parts[name] = how(parts[name].decode())
        return packed(parts)

    return change


def two_books(content):
    """Another workbook before this one: programs that read from the start find the other."""
    return packed({"xl/workbook.xml": b"<workbook/>"}) + content


def bomb(content):
    """A part of a few kilobytes that becomes tens of megabytes."""
    parts = parts_of(content)
    parts["xl/sharedStrings.xml"] = b"<sst>" + b" " * 40_000_000 + b"</sst>"
    assert len(zlib.compress(parts["xl/sharedStrings.xml"])) < 100_000
    return packed(parts)


def entity(text):
    doctype = '<!DOCTYPE worksheet [<!ENTITY v "83">]><worksheet'
    return replaced(replaced(text, "<worksheet", doctype), "<v>38</v>", "<v>&v;</v>").encode()


def in_latin(text):
    return replaced(text, 'encoding="UTF-8"', 'encoding="ISO-8859-1"').encode()


def in_utf_16(text):
    text = replaced(text, "<v>38</v>", "<v>83</v>")
    return replaced(text, 'encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def second_data(text):
    return replaced(text, "</sheetData>", '</sheetData><sheetData><row r="2"/></sheetData>').encode()


def elsewhere(content):
    """The relation of a sheet leads to a part that another program would read."""
    parts = parts_of(content)
    parts["xl/worksheets/hoja1.xml"] = parts[CIFRAS].replace(b"<v>38</v>", b"<v>83</v>")
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"worksheets/sheet1.xml", b"worksheets/hoja1.xml")
    return packed(parts)


PACKAGES = (
    ("una parte dos veces, con otra cifra", twice(CIFRAS, "<v>38</v>", "<v>83</v>"), CIFRAS),
    ("una parte con el nombre en mayúsculas",
     lambda content: packed({**parts_of(content), "xl/Worksheets/Sheet1.xml": b"<worksheet/>"}), "Sheet1.xml"),
    ("dos libros pegados", two_books, "dos archivos pegados"),
    ("una parte que se infla al abrirla", bomb, "demasiado grande"),
    ("cientos de partes",
     lambda content: packed({**parts_of(content), **{f"xl/worksheets/sheet{n}.xml": b"" for n in range(9, 200)}}),
     "demasiado grande"),
    ("una cifra escrita con una entidad", rewritten(CIFRAS, entity), CIFRAS),
    ("una hoja en otra escritura", rewritten(CIFRAS, in_utf_16), CIFRAS),
    ("una hoja que dice estar en otra escritura", rewritten(CIFRAS, in_latin), CIFRAS),
    ("una hoja con dos tablas de datos", rewritten(CIFRAS, second_data), "hoja «Cifras»"),
    ("una hoja que está en otra parte", elsewhere, "hoja1.xml"),
    ("un libro que dice tener macros",
     part("[Content_Types].xml", (f"{OFFICE}.spreadsheetml.sheet.main+xml",
                                  "application/vnd.ms-excel.sheet.macroEnabled.main+xml")), BOOK),
    ("una hoja de datos que dice ser de diálogo",
     part("[Content_Types].xml", ("spreadsheetml.worksheet+xml", "spreadsheetml.dialogsheet+xml")), CIFRAS),
    ("una hoja sacada de internet", part("xl/_rels/workbook.xml.rels",
        ('Target="worksheets/sheet1.xml"', 'Target="https://ejemplo.invalid/1.xml" TargetMode="External"')),
     "ejemplo.invalid"),
    ("estilos dichos dos veces", part(STYLES, ("<fills ", '<fonts count="0"></fonts><fills ')), "sus estilos"),
)  # fmt: skip

ATTACHMENTS = [
    Forgery(kind, what, "xlsx", change, place)
    for kind, cases in (
        ("Lo que se le agrega a la planilla", ATTACHED),
        ("Cómo está hecho el archivo", PACKAGES),
    )
    for what, change, place in cases
]
