"""Downloads whose «textos», on which the digests of the texts stand, say something that nobody published."""

import json

from gobernacion.open_data.verificar_descarga import ESCRITOS, resumen
from tests.open_data.altering import Forgery, cell, document, parts_of

FUENTE = "2030-1/cifras/0/fuente"
TITULO = "2030-1/edicion/0/titulo"
FALSE = "Esta cuenta es FALSA: vea la verdadera en otra parte."
SALT = "0123456789abcdef" * 2
DIGEST = "0123456789abcdef" * 4


def in_textos(place, value):
    """One more place in «textos», or another value in one of them."""
    return lambda d: d["textos"].__setitem__(place, value)


def whole(value):
    return lambda d: d.update(textos=value)


def withdrawn(said, huella=None, place=FUENTE):
    """A text said to be withdrawn, with the digest it had or another."""
    _, clase, fila, campo = place.split("/")

    def change(d):
        row = ([d[clase]] if clase == "edicion" else d[clase])[int(fila)]
        d["textos"][place] = {"sha256": huella or resumen([d["textos"][place], row[campo]]), "dice": said}
        row[campo] = said

    return change


def all_withdrawn(said):
    """Every note and every source said to be withdrawn."""

    def change(d):
        for place in [place for place in d["textos"] if place.split("/")[1] == "cifras"]:
            withdrawn(said, place=place)(d)

    return change


def last(clase, campo):
    """A place of a row after the last one of its kind."""
    return lambda d: in_textos(f"2030-1/{clase}/{len(d[clase])}/{campo}", SALT)(d)


def empty(d):
    """A place of a column that says nothing in its row."""
    n = next(n for n, row in enumerate(d["cifras"]) if not row["nota"])
    in_textos(f"2030-1/cifras/{n}/nota", SALT)(d)


def in_header(alter):
    """The header of the workbook, in its sheet «Sello», as somebody altered it."""

    def change(content):
        sheet = parts_of(content)["xl/worksheets/sheet4.xml"].decode()
        header = json.loads(sheet[sheet.index('{"edicion"') : sheet.rindex("}") + 1].replace("&quot;", '"'))
        alter(header)
        said = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return cell("Sello", "B9", value=said)(content)

    return change


ON = "[Texto retirado el {}.]"
SHAPES = (
    ("un aviso falso entre los textos", in_textos("2030-1/aviso/1/texto", FALSE), "«2030-1/aviso/1/texto»"),
    ("un aviso falso en vez de una sal", in_textos(FUENTE, FALSE), f"«{FUENTE}»: dice «Esta cuenta"),
    ("una sal en mayúsculas", in_textos(FUENTE, SALT.upper()), f"«{FUENTE}»"),
    ("una sal más corta", in_textos(FUENTE, SALT[1:]), f"«{FUENTE}»"),
    ("un número en vez de una sal", in_textos(FUENTE, 83), f"«{FUENTE}»"),
    ("una lista en vez de una sal", in_textos(FUENTE, [FALSE]), f"«{FUENTE}»"),
    ("un texto de otra edición", in_textos("2029-1/cifras/0/fuente", SALT), "«2029-1/cifras/0/fuente»"),
    ("un texto de una columna que nadie escribió", in_textos("2030-1/cifras/0/valor", SALT), "«2030-1/cifras/0/valor»"),
    ("un texto de una fila que no es un número", in_textos("2030-1/cifras/todas/nota", SALT),
     "«2030-1/cifras/todas/nota»"),
    ("un texto de una fila con un cero antes", in_textos("2030-1/cifras/00/nota", SALT), "«2030-1/cifras/00/nota»"),
    ("un texto de una segunda edición", in_textos("2030-1/edicion/1/titulo", SALT), "«2030-1/edicion/1/titulo»"),
    ("un texto que la edición no tiene", in_textos("2030-1/edicion/0/motivo", SALT), "«2030-1/edicion/0/motivo»"),
    ("los textos convertidos en una lista", whole([FALSE]), "en «textos»"),
    ("los textos convertidos en nada", whole(None), "en «textos»"),
    ("los textos convertidos en una frase", whole(FALSE), "en «textos»"),
    ("un retiro con una explicación agregada",
     in_textos(FUENTE, {"sha256": DIGEST, "dice": ON.format("01-03-2031"), "aviso": FALSE}), f"«{FUENTE}»"),
    ("un retiro sin huella", in_textos(FUENTE, {"dice": ON.format("01-03-2031")}), f"«{FUENTE}»"),
    ("un retiro con otra cosa por huella", in_textos(FUENTE, {"sha256": FALSE, "dice": ON.format("01-03-2031")}),
     f"«{FUENTE}»"),
    ("un retiro que dice otra cosa", in_textos(FUENTE, {"sha256": DIGEST, "dice": FALSE}), f"«{FUENTE}»"),
    ("el título retirado un día que no existe", withdrawn(ON.format("30-02-2031"), place=TITULO), f"«{TITULO}»"),
    ("el título retirado antes de publicarse", withdrawn(ON.format("28-02-2031"), place=TITULO), f"«{TITULO}»"),
    ("el título retirado un día que no ha llegado", withdrawn(ON.format("02-04-2031"), place=TITULO), f"«{TITULO}»"),
)  # fmt: skip

IN_ROWS = (
    *((f"un texto de una fila de más en «{clase}»", last(clase, campos[0]), "no hay ningún texto")
      for clase, campos in ESCRITOS.items() if clase != "edicion"),
    ("un texto donde no hay ninguno", empty, "no hay ningún texto"),
    ("todas las notas y fuentes retiradas un día que no existe", all_withdrawn(ON.format("39-19-9999")),
     "ese día no existe"),
    ("un texto retirado un día que no ha llegado", withdrawn(ON.format("02-04-2031")), f"«{FUENTE}»"),
    ("un texto retirado antes de publicarse", withdrawn(ON.format("28-02-2031")), f"«{FUENTE}»"),
    ("un texto dado por retirado con otra huella", withdrawn(ON.format("01-04-2031"), "0" * 64), "en «cifras»"),
    ("otras palabras donde se retiró un texto", withdrawn(FALSE), f"«{FUENTE}»"),
)  # fmt: skip

IN_WORKBOOK = (
    ("un texto de una fila de más en «cifras»", in_textos("2030-1/cifras/99/nota", SALT), "no hay ningún texto"),
    ("un texto de una fila de más en «compromisos»", in_textos("2030-1/compromisos/99/texto", SALT),
     "no hay ningún texto"),
)  # fmt: skip

WITHDRAWALS = [
    Forgery(f"Los textos sellados: {where}", what, formato, how(change), place)
    for where, formato, how, cases in (
        ("JSON", "json", document, (*SHAPES, *IN_ROWS)),
        ("el archivo del sello", "sello.json", document, SHAPES),
        ("planilla", "xlsx", in_header, (*SHAPES, *IN_WORKBOOK)),
    )
    for what, change, place in cases
]
