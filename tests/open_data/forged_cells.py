"""Workbooks whose cells or sheets say something else than what was published."""

import re

from tests.open_data.altering import (
    BOOK,
    CIFRAS,
    COMPROMISOS,
    LARGOS,
    SELLO,
    Forgery,
    added,
    book,
    cell,
    packed,
    part,
    parts_of,
    replaced,
)

THIRD, THIRD_SHEET = '</row><row r="3"', '<sheet name="Diccionario"'
ZERO = '<c r="J13" s="4"><v>0</v></c>'
VALOR = '<c r="J2" s="4"><v>38</v></c>'
WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def in_valor(becomes):
    """Another cell in place of the first value of the account."""
    return part(CIFRAS, (VALOR, becomes))


def swapped(name, one, other):
    """Two rows of a sheet, each in the place of the other."""

    def change(content):
        parts = parts_of(content)
        text = parts[name].decode()
        first, second = (re.search(rf'<row r="{n}".*?</row>', text, re.DOTALL)[0] for n in (one, other))
        moved = {
            first: re.sub(rf'r="([A-Z]*){other}"', rf'r="\g<1>{one}"', second),
            second: re.sub(rf'r="([A-Z]*){one}"', rf'r="\g<1>{other}"', first),
        }
        for was, becomes in moved.items():
            text = text.replace(was, f"\0{becomes}\0")
        parts[name] = text.replace("\0", "").encode()
        return packed(parts)

    return change


def without_its_last_row(name):
    def change(content):
        parts = parts_of(content)
        text = parts[name].decode()
        last = re.findall(r"<row .*?</row>", text, re.DOTALL)[-1]
        parts[name] = replaced(text, last, "").encode()
        return packed(parts)

    return change


def twice_in_order(name, row):
    """A row told twice, with its number."""

    def change(content):
        parts = parts_of(content)
        text = parts[name].decode()
        found = re.search(rf'<row r="{row}".*?</row>', text, re.DOTALL)[0]
        parts[name] = replaced(text, found, found.replace(">38<", ">83<") + found).encode()
        return packed(parts)

    return change


def more_rows(name, row):
    return part(name, ("</sheetData>", f"{row}</sheetData>"))


def one_more_sheet(state=""):
    """A sheet that nobody published, and whether it is seen."""

    def alter(workbook):
        sheet = workbook.create_sheet("Aclaraciones")
        sheet["A1"] = "Las cifras buenas son otras."
        sheet.sheet_state = state or "visible"

    return book(alter)


def alone(name):
    """The long text of a source, in another cell of the sheet of long texts."""
    return lambda workbook: workbook["Textos largos"].append(["Cifras", name, 2, " Según otros, no."])


CELLS = [
    Forgery(kind, what, "xlsx", change, place)
    for kind, what, change, place in (
        *(
            ("Lo que dicen las celdas", what, change, place)
            for what, change, place in (
                ("un valor con las cifras al revés, 83 por 38", cell("Cifras", "J2", value=83), "hoja «Cifras»"),
                ("una meta más baja", cell("Cifras", "M2", value=30), "hoja «Cifras»"),
                ("un día más en un período", cell("Cifras", "H2", value=47850), "hoja «Cifras»"),
                ("una nota agregada", cell("Cifras", "O2", value="Dato oficial."), "hoja «Cifras»"),
                ("un espacio invisible dentro de un nombre", cell("Cifras", "D2", value="Personas\u200b con huerto"),
                 "hoja «Cifras»"),
                ("un nombre que se lee al revés por un signo invisible",
                 cell("Cifras", "K2", value="\u202esám ed"), "hoja «Cifras»"),
                ("dos cifras en otro orden", swapped(CIFRAS, 2, 3), "hoja «Cifras»"),
                ("la última cifra quitada", without_its_last_row(CIFRAS), "hoja «Cifras»"),
                ("una cifra repetida", book(lambda b: b["Cifras"].append([c.value for c in b["Cifras"][12]])),
                 "hoja «Cifras»"),
                ("una frase bajo la tabla",
                 more_rows(CIFRAS, '<row r="500"><c r="A500" t="inlineStr"><is><t>Son otras.</t></is></c></row>'),
                 "hoja «Cifras», fila 14"),
                ("una columna agregada", cell("Cifras", "P2", value="39 según otros"), "hoja «Cifras», celda P2"),
                ("un título de columna cambiado", cell("Cifras", "J1", value="valor provisorio"),
                 "hoja «Cifras», celda J1"),
                ("un compromiso reescrito", cell("Compromisos", "D3", value="Abrir un huerto más."),
                 "hoja «Compromisos»"),
                ("la meta de un compromiso, más baja", cell("Compromisos", "F3", value=12), "hoja «Compromisos»"),
                ("el resultado de un compromiso, más alto", cell("Compromisos", "G2", value=83),
                 "hoja «Compromisos», celda G2"),
                ("un compromiso dado por cumplido", cell("Compromisos", "I3", value="cumplido"),
                 "hoja «Compromisos»"),
                ("un plazo más largo", cell("Compromisos", "H2", value=48000), "hoja «Compromisos»"),
                ("un compromiso quitado", without_its_last_row(COMPROMISOS), "hoja «Compromisos»"),
                ("dos compromisos en otro orden", swapped(COMPROMISOS, 3, 4), "hoja «Compromisos»"),
                ("la definición de una columna cambiada",
                 cell("Diccionario", "C11", value="El valor; vacío si no conviene darlo."),
                 "hoja «Diccionario», celda C11"),
                ("una definición agregada",
                 book(lambda b: b["Diccionario"].append(["revisado", "texto", "Quién lo revisó.", ""])),
                 "hoja «Diccionario»"),
                ("otra institución en la cita", cell("Sello", "B6", value="Municipalidad de El Olivo (2031)."),
                 "hoja «Sello», celda B6"),
                ("otra licencia", cell("Sello", "B7", value="Todos los derechos reservados."),
                 "hoja «Sello», celda B7"),
                ("otro día de publicación", cell("Sello", "B5", value="2030-03-01"), "hoja «Sello», celda B5"),
                ("otro sello anterior", cell("Sello", "B3", value="1" * 64), "hoja «Sello», celda B3"),
                ("otra edición", cell("Sello", "B4", value="2030-2"), "hoja «Sello», celda B4"),
                ("otra manera de verificar", cell("Sello", "B8", value="Pregunte en https://ejemplo.invalid"),
                 "hoja «Sello», celda B8"),
                ("otro sello", cell("Sello", "B2", value="0" * 64), "en la cabecera"),
                ("una fila agregada al sello", book(lambda b: b["Sello"].append(["Auditada por", "Nadie"])),
                 "hoja «Sello»"),
                ("un título de la hoja del sello cambiado", cell("Sello", "B1", value="Valor certificado"),
                 "hoja «Sello», celda B1"),
                ("la cabecera escrita de otra manera",
                 part(SELLO, ('{"edicion":{', '{ "edicion": {')), "hoja «Sello», celda B9"),
                ("un texto largo cambiado",
                 part(LARGOS, ("Treinta son mayores", "Ochenta son mayores")), "hoja «Cifras»"),
                ("una continuación agregada a un texto que cabía", book(alone("N2")), "hoja «Cifras», celda N2"),
                ("la continuación de un texto de otra hoja",
                 cell("Textos largos", "A2", value="Otra"), "hoja «Textos largos», fila 2"),
                ("una columna agregada a los textos largos", cell("Textos largos", "E2", value="Falso."),
                 "hoja «Textos largos», celda E2"),
                ("una cabecera con un nombre dicho dos veces",
                 part(SELLO, ('"numero":1', '"numero":2,"numero":1')), "hoja «Sello», «Cabecera»"),
            )
        ),
        *(
            ("Cómo se guardan las celdas", what, change, place)
            for what, change, place in (
                ("un número guardado como texto", in_valor('<c r="J2" t="inlineStr"><is><t>38</t></is></c>'),
                 "hoja «Cifras», celda J2"),
                ("un texto guardado como número", cell("Cifras", "B2", value=1), "hoja «Cifras», celda B2"),
                ("una fecha guardada como texto", cell("Cifras", "G2", value="2030-01-01"),
                 "hoja «Cifras», celda G2"),
                ("verdadero en lugar de un número", cell("Cifras", "J2", value=True), "hoja «Cifras», celda J2"),
                ("un error en lugar de un número", in_valor('<c r="J2" t="e"><v>#N/A</v></c>'),
                 "hoja «Cifras», celda J2"),
                ("una fórmula que da lo mismo", cell("Cifras", "J2", value="=19*2"), "hoja «Cifras», celda J2"),
                ("una fórmula con lo publicado guardado al lado",
                 in_valor('<c r="J2" s="4"><f>RAND()*100</f><v>38</v></c>'), "hoja «Cifras», celda J2"),
                ("una celda escrita dos veces", in_valor('<c r="J2" s="4"><v>83</v></c>' + VALOR),
                 "hoja «Cifras», celda J2"),
                ("una fila escrita dos veces", twice_in_order(CIFRAS, 2), "hoja «Cifras», fila 2"),
                ("una celda fuera de su orden", part(CIFRAS, (VALOR, ""), (THIRD, VALOR + THIRD)),
                 "hoja «Cifras», celda J2"),
                ("una celda con el lugar de otra", in_valor('<c r="J9" s="4"><v>38</v></c>'),
                 "hoja «Cifras», celda J2"),
                ("un texto con una parte escondida por su formato",
                 part(COMPROMISOS, ("<is><t>Abrir dos huertos más.</t></is>",
                      "<is><r><t>Abrir dos huertos más.</t></r><r><rPr><vanish/></rPr><t> O no.</t></r></is>")),
                 "hoja «Compromisos», celda D3"),
                ("una lectura fonética sobre un texto",
                 part(COMPROMISOS, ("<is><t>Abrir dos huertos más.</t></is>",
                      '<is><t>Abrir dos huertos más.</t><rPh sb="0" eb="5"><t>Cerrar</t></rPh></is>')),
                 "hoja «Compromisos», celda D3"),
                ("un número con un signo que no es suyo", in_valor('<c r="J2" s="4"><v>３８</v></c>'),
                 "hoja «Cifras», celda J2"),
                ("menos cero en lugar de cero", part(CIFRAS, (ZERO, ZERO.replace(">0<", ">-0<"))),
                 "hoja «Cifras», celda J13"),
                ("un dato dentro de una celda, de otro programa",
                 in_valor('<c r="J2" s="4" vm="1"><v>38</v></c>'), "hoja «Cifras», celda J2"),
            )
        ),
        *(
            ("Las hojas", what, change, place)
            for what, change, place in (
                ("una hoja agregada", one_more_sheet(), "hoja «Aclaraciones»"),
                ("una hoja agregada y escondida", one_more_sheet("hidden"), "hoja «Aclaraciones»"),
                ("una hoja agregada y muy escondida", one_more_sheet("veryHidden"), "hoja «Aclaraciones»"),
                ("la hoja de los compromisos, escondida",
                 book(lambda b: setattr(b["Compromisos"], "sheet_state", "hidden")), "hoja «Compromisos»"),
                ("la hoja del sello, muy escondida",
                 book(lambda b: setattr(b["Sello"], "sheet_state", "veryHidden")), "hoja «Sello»"),
                ("la hoja de los compromisos, quitada", book(lambda b: b.remove(b["Compromisos"])),
                 "falta la hoja «Compromisos»"),
                ("el diccionario, quitado", book(lambda b: b.remove(b["Diccionario"])), "sus hojas son"),
                ("los textos largos, quitados", book(lambda b: b.remove(b["Textos largos"])), "hoja «Cifras»"),
                ("los compromisos, vacíos bajo sus títulos",
                 book(lambda b: b["Compromisos"].delete_rows(2, 9)), "hoja «Compromisos»"),
                ("las hojas en otro orden", book(lambda b: b.move_sheet("Sello", -2)), "sus hojas son"),
                ("una hoja con otro nombre",
                 book(lambda b: setattr(b["Compromisos"], "title", "Compromisos cumplidos")),
                 "hoja «Compromisos cumplidos»"),
                ("dos hojas con el mismo nombre",
                 part(BOOK, (THIRD_SHEET, '<sheet name="Cifras" sheetId="9" r:id="rId1"/>' + THIRD_SHEET)),
                 "sus hojas son"),
                ("una hoja que muestra lo de otra",
                 part(BOOK, ('sheetId="3" r:id="rId3"', 'sheetId="3" r:id="rId4"')), "muestra dos veces"),
                ("una hoja guardada que no se muestra",
                 added("xl/worksheets/sheet9.xml", b"<worksheet/>", WORKSHEET, BOOK, "worksheet"),
                 "hojas que no muestra"),
                ("una hoja de gráfico", book(lambda b: b.create_chartsheet("Gráfico")), "xl/chartsheets"),
            )
        ),
    )
]  # fmt: skip
