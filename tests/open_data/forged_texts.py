"""JSON, CSV and seal files that say something else than what was published."""

from tests.open_data.altering import Forgery, document, rows, text

CLASSES = ("cifras", "capitulos", "cuadraturas", "compromisos")


def emptied(*names):
    return document(lambda d: [d[name].clear() for name in names])


def taken(*names):
    return document(lambda d: [d.pop(name) for name in names])


def first(name, **values):
    return document(lambda d: d[name][0].update(values))


def set_in(row, column, value):
    """A CSV in which a cell says something else; the titles are row 0."""
    return rows(lambda r: r[row].__setitem__(column, value))


def written(was, becomes):
    """What the CSV says, letter by letter, otherwise."""
    return text(was, becomes)


FUENTE = "2030-1/cifras/0/fuente"


def in_thousands(listed):
    """Every whole value with three decimals, which in Chile read as thousands."""
    for row in listed[1:]:
        row[9] = f"{row[9]}.000" if row[9].isdigit() else row[9]


OTHER_LICENCE = "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.es"

JSON = (
    ("un valor con las cifras al revés", first("cifras", valor=83), "en «cifras»"),
    ("un número escrito como texto", first("cifras", valor="38"), "en «cifras»"),
    ("un número con un decimal que casi no se ve", text('"valor": 38,', '"valor": 38.00000000000000001,'),
     "en «cifras»"),
    ("todas las cifras quitadas", emptied("cifras"), "en «cifras»"),
    *((f"«{name}» vacío", emptied(name), f"en «{name}»") for name in CLASSES[1:]),
    ("todo vacío", emptied(*CLASSES), "en «cifras»"),
    *((f"sin «{name}»", taken(name), f"le falta «{name}»") for name in CLASSES),
    ("sin ninguna fila, como si fuera el sello", taken(*CLASSES), "le falta «capitulos»"),
    ("sin licencia", taken("licencia"), "le falta «licencia»"),
    ("otra licencia", document(lambda d: d.update(licencia=OTHER_LICENCE)), "en «licencia»"),
    ("un dato agregado arriba", document(lambda d: d.update(aclaracion="Son otras.")), "lleva «aclaracion»"),
    ("un dato agregado a una cifra", first("cifras", revisado="sí"), "en «cifras», la n.º 1"),
    ("un dato agregado al detalle de una cifra",
     document(lambda d: d["cifras"][0]["detalle"].update(revisado="sí")), "en el «detalle»"),
    ("otra definición de una cifra", document(lambda d: d["cifras"][0]["detalle"].update(definicion="Otra.")),
     "en el «detalle»"),
    ("un dato agregado a un capítulo", first("capitulos", autor="Nadie"), "en «capitulos»"),
    ("el relato de un capítulo, reescrito", first("capitulos", resumen="Todo se cumplió."), "en «capitulos»"),
    ("una contradicción que ahora cuadra", first("cuadraturas", informado=83), "en «cuadraturas»"),
    ("un compromiso dado por cumplido", first("compromisos", estado="cumplido"), "en «compromisos»"),
    ("otra institución", document(lambda d: d["edicion"].update(institucion="Municipalidad de El Olivo")),
     "en la cabecera"),
    ("un dato agregado a la edición", document(lambda d: d["edicion"].update(auditada="sí")), "en la cabecera"),
    ("el resumen de las cifras cambiado", document(lambda d: d["resumenes"].update(cifras="0" * 64)),
     "en la cabecera"),
    ("otra forma de sellar", document(lambda d: d.update(formato="cuenta-publica-sello-1")), "en la cabecera"),
    ("otro sello", document(lambda d: d.update(sello="0" * 64)), "en la cabecera"),
    ("el título de la edición cambiado", document(lambda d: d["edicion"].update(titulo="Otra cuenta")),
     "en la cabecera"),
    ("la sal de un texto cambiada", document(lambda d: d["textos"].update({FUENTE: "0" * 32})), "en «cifras»"),
    ("treinta y ocho escrito como treinta y ocho mil", text('"valor": 38,', '"valor": 38.000,'), "dice «38.000»"),
    ("una meta con un cero de más", text('"meta": 40,', '"meta": 40.0,'), "dice «40.0»"),
    ("un decimal con ceros de más", text('"valor": 1.068,', '"valor": 1.068000,'), "dice «1.068000»"),
    ("un valor dicho dos veces", text('"valor": 38,', '"valor": 83, "valor": 38,'), "dos veces «valor»"),
    ("algo que no es un número", text('"valor": 38,', '"valor": NaN,'), "dice «NaN»"),
    ("un número sin fin", text('"valor": 38,', '"valor": Infinity,'), "dice «Infinity»"),
    ("un número tan grande que traba el computador", text('"valor": 38,', '"valor": 1e999999999,'),
     "dice «1e999999999»"),
    ("menos cero", text('"valor": 0,', '"valor": -0,'), "dice «-0»"),
    ("dos cifras en otro orden", document(lambda d: d["cifras"].insert(0, d["cifras"].pop(1))), "en «cifras»"),
    ("una cifra repetida", document(lambda d: d["cifras"].append(d["cifras"][0])), "en «cifras»"),
    ("una cifra quitada", document(lambda d: d["cifras"].pop()), "en «cifras»"),
    ("un signo invisible que da vuelta un texto", first("cifras", calificador="\u202esám ed"), "en «cifras»"),
    ("un espacio de ancho cero", first("cifras", indicador="Personas\u200b con huerto"), "en «cifras»"),
    ("una lista convertida en otra cosa", document(lambda d: d.update(compromisos={})), "en «compromisos»"),
    ("un comentario entre los datos", text('"cifras": [', '/* son otras */ "cifras": ['), "línea"),
    ("otro documento a continuación", lambda content: content + b'{"valor": 83}', "línea"),
    ("cortado por la mitad", lambda content: content[: len(content) // 2], "línea"),
)  # fmt: skip

CSV = (
    ("un valor con las cifras al revés", set_in(1, 9, "83"), "en sus filas"),
    ("una fila quitada", rows(lambda r: r.pop(4)), "en sus filas"),
    ("todas las filas quitadas", rows(lambda r: r.__delitem__(slice(1, None))), "en sus filas"),
    ("una fila repetida", rows(lambda r: r.append(r[1])), "en sus filas"),
    ("dos filas en otro orden", rows(lambda r: r.insert(1, r.pop(2))), "en sus filas"),
    ("una nota agregada", set_in(1, 14, "Dato oficial."), "en sus filas"),
    ("una columna agregada", rows(lambda r: [row.append("83") for row in r]), "fila 1"),
    ("una celda de más en una fila", rows(lambda r: r[3].append("83")), "fila 4"),
    ("una frase al final", rows(lambda r: r.append(["Estas cifras son provisorias."])), "fila 14"),
    ("un título de columna cambiado", rows(lambda r: r[0].__setitem__(9, "valor provisorio")), "fila 1"),
    ("dos títulos de columna cambiados entre sí",
     rows(lambda r: r[0].__setitem__(slice(9, 13), ["meta", "calificador", "unidad", "valor"])), "fila 1"),
    ("otro separador", lambda content: content.replace(b",", b";"), "fila 1"),
    ("una línea que dice con qué se separa", lambda content: b"sep=,\r\n" + content, "fila 1"),
    ("un texto que una planilla toma por fórmula", written("'=Laderas", "=Laderas"), "fila 4, columna «categoria»"),
    ("una fórmula que llama a otra página",
     set_in(2, 13, '=HYPERLINK("https://ejemplo.invalid";"fuente")'), "fila 3, columna «fuente»"),
    ("un número con exponente", set_in(1, 9, "3.8e1"), "fila 2, columna «valor»"),
    ("treinta y ocho escrito como treinta y ocho mil", set_in(1, 9, "38.000"), "fila 2, columna «valor»"),
    ("una meta escrita como miles", set_in(1, 12, "40.000"), "fila 2, columna «meta»"),
    ("todos los valores enteros escritos como miles", rows(in_thousands), "fila 2, columna «valor»"),
    ("un decimal con un cero de más", set_in(8, 9, "1.0680"), "fila 9, columna «valor»"),
    ("un número con un cero antes", set_in(1, 9, "038"), "fila 2, columna «valor»"),
    ("un número con apóstrofo", set_in(1, 9, "'38"), "fila 2, columna «valor»"),
    ("un número con espacios", set_in(1, 9, " 38"), "fila 2, columna «valor»"),
    ("un número con otras cifras", set_in(1, 9, "３８"), "fila 2, columna «valor»"),
    ("un número con una raya entre sus cifras", set_in(1, 9, "3_8"), "fila 2, columna «valor»"),
    ("menos cero", set_in(12, 9, "-0"), "fila 13, columna «valor»"),
    ("una fecha escrita de otra manera", set_in(1, 6, "01-01-2030"), "en sus filas"),
    ("un espacio de ancho cero", set_in(1, 3, "Personas\u200b con huerto"), "en sus filas"),
    ("un signo invisible que da vuelta un texto", set_in(7, 10, "\u202eed sám"), "en sus filas"),
    ("una letra igual a la vista, de otro alfabeto", set_in(1, 3, "Pеrsonas con huerto"), "en sus filas"),
    ("dos marcas de comienzo", lambda content: b"\xef\xbb\xbf" + content, "fila 1"),
    ("comillas que no se cierran", lambda content: content + b'"HU-001', "comillas"),
    ("en otra escritura", lambda content: content.decode("utf-8-sig").encode("latin-1", "replace"), "UTF-8"),
)  # fmt: skip

SEAL = (
    ("otra licencia", document(lambda d: d.update(licencia=OTHER_LICENCE)), "en «licencia»"),
    ("un dato agregado", document(lambda d: d.update(aclaracion="Son otras.")), "lleva «aclaracion»"),
    ("otro resumen de las cifras", document(lambda d: d["resumenes"].update(cifras="0" * 64)), "en la cabecera"),
    ("otra institución", document(lambda d: d["edicion"].update(institucion="Otra")), "en la cabecera"),
    ("otro título", document(lambda d: d["edicion"].update(titulo="Cuenta corregida")), "en la cabecera"),
    ("otro sello", document(lambda d: d.update(sello="0" * 64)), "en la cabecera"),
    ("solo algunas filas", document(lambda d: d.update(compromisos=[])), "le falta «capitulos»"),
)  # fmt: skip

TEXTS = [
    Forgery(kind, what, formato, change, place)
    for kind, formato, cases in (
        ("JSON", "json", JSON),
        ("CSV con su sello", "csv", CSV),
        ("El archivo del sello", "sello.json", SEAL),
    )
    for what, change, place in cases
]
