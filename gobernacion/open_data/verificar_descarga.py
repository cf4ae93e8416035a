#!/usr/bin/env python3
"""Comprueba que una descarga de la cuenta pública es la que se publicó. Necesita Python 3.8 o posterior, y nada más.

    python verificar_descarga.py cuenta-2019-1.json
    python verificar_descarga.py cuenta-2019-1.xlsx
    python verificar_descarga.py cuenta-2019-1.csv cuenta-2019-1.sello.json
    python verificar_descarga.py cuenta-2019-1.json --sello SELLO-IMPRESO

El sello de una edición es el SHA-256 de su cabecera: los datos de la edición, el sello de la edición anterior y un
resumen (otro SHA-256) por cada clase de filas. De los textos que alguien escribió se sella la huella, que es el
resumen de una sal al azar y del texto: así se puede retirar uno y el sello sigue valiendo. El sello no prueba que un
texto se haya retirado: eso lo dice la página de la edición. Todo se escribe como JSON canónico (RFC 8785) antes de
resumirlo.

Lo que un lector puede ver en el archivo se compara con lo sellado o no se acepta; lo que este programa no conoce,
tampoco. Termina con 0 si la descarga corresponde a su sello, y dice qué comparó; con 1 si no, y dice dónde falla.

Partes de este programa, en su orden:
    1. Lo que se publica: las columnas, sus tipos, las hojas y los textos que no cambian.
    2. El sello: resumir, leer un número, comparar filas y cabecera.
    3. Los archivos de texto: JSON y CSV.
    4. La planilla por dentro: sus partes, lo que puede llevar además de celdas y cómo se ven estas.
    5. Las hojas de la planilla, una por una, frente a lo sellado.
    6. La comprobación y lo que se responde.
"""

import argparse
import csv
import hashlib
import io
import json
import os
import posixpath
import re
import sys
import zipfile
from collections import namedtuple
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from xml.etree import ElementTree

# === 1. Lo que se publica =========================================================================================

TEXTO, NUMERO, ENTERO, FECHA = "texto", "número", "número entero", "fecha ISO"

# La hoja Diccionario: columna, tipo, qué contiene y un ejemplo. Las quince primeras son las de las cifras.
# fmt: off
DICCIONARIO = [
    ("codigo", TEXTO, "Código del indicador, el mismo para siempre: si cambia lo que mide, cambia el código.",
     "OR-001"),
    ("capitulo", TEXTO, "Capítulo de la cuenta donde se informa.", "8"),
    ("area", TEXTO, "Área de la oficina que responde por la cifra.", "orasmi"),
    ("indicador", TEXTO, "Nombre del indicador.", "Postulantes al Fondo ORASMI"),
    ("dimension", TEXTO, "Por qué se desglosa; vacía en el total.", "comuna"),
    ("categoria", TEXTO,
     "Parte del desglose; vacía en el total. Si es parte de otra, la nombra antes de una barra.", "Vicuña"),
    ("desde", FECHA, "Primer día que la cifra cuenta.", "2019-01-01"),
    ("hasta", FECHA, "Primer día que la cifra ya no cuenta.", "2020-01-01"),
    ("corte", FECHA,
     "En las cifras «a la fecha», último día contado; vacía si el período está completo.", "2020-03-06"),
    ("valor", NUMERO,
     "El valor, sin separador de miles y con punto decimal; vacío si la fuente no da un número o si está protegido.",
     "1.068"),
    ("calificador", TEXTO,
     ("Cómo matiza la fuente el valor: más de, aproximadamente, promedio, estimativo o no informada; protegida si la "
      "oficina conoce el valor y no lo publica, porque cuenta a tan pocas personas que se podría reconocer a alguna."),
     "más de"),
    ("unidad", TEXTO, "Qué se cuenta, o «pesos» (chilenos, enteros) o «por ciento».", "personas"),
    ("meta", NUMERO, "Meta del período, en la misma unidad; vacía si no la hay.", "52"),
    ("fuente", TEXTO, "Frase de donde salió la cifra, una por línea, o cómo se obtuvo de los registros.", ""),
    ("nota", TEXTO, "Advertencia sobre esta cifra; vacía si no la hay.", ""),
    ("resultado", NUMERO,
     ("Solo en la hoja Compromisos: la cifra con que esta edición mide lo comprometido para su año, la del mismo "
      "código."),
     "13"),
    ("year", ENTERO, "Solo en la hoja Compromisos: el año comprometido.", "2020"),
    ("texto", TEXTO, "Solo en la hoja Compromisos: lo que la oficina se comprometió a hacer.", ""),
    ("plazo", FECHA, "Solo en la hoja Compromisos: último día para cumplir; vacía si es el año entero.", "2020-06-30"),
    ("estado", TEXTO, "Solo en la hoja Compromisos: cómo quedó lo comprometido.", "cumplido"),
    ("orden", ENTERO, "Solo en la hoja Compromisos: lugar dentro de la edición.", "1"),
    ("id", ENTERO, "Solo en la hoja Compromisos: número interno de la fila, que también se sella.", "7"),
]
# fmt: on
COLUMNAS = [columna for columna, *_ in DICCIONARIO[:15]]
TIPOS = {columna: tipo for columna, tipo, *_ in DICCIONARIO}
TIPOS["Parte"] = ENTERO
COMPROMISOS = [
    "year", "capitulo", "area", "texto", "codigo", "meta", "resultado", "plazo", "estado", "fuente", "orden", "id",
]  # fmt: skip
LARGOS = "Textos largos"
HOJAS = {
    "Cifras": COLUMNAS,
    "Compromisos": COMPROMISOS,  # si la edición los tiene
    "Diccionario": ["Columna", "Tipo", "Qué contiene", "Ejemplo"],
    "Sello": ["Campo", "Valor"],
    LARGOS: ["Hoja", "Celda", "Parte", "Texto"],  # si algún texto no cabe en su celda
}
LICENCIA = "https://creativecommons.org/licenses/by/4.0/deed.es"
FORMATO = "cuenta-publica-sello-2"
SIN_TEXTOS = (
    "cuenta-publica-sello-1"  # así se sellaba antes: con las palabras de los textos en vez de sus huellas
)
SELLADO = ("formato", "edicion", "resumenes")
ESCRITOS = {
    "edicion": ("titulo", "presentacion", "motivo"),
    "cifras": ("fuente", "nota"),
    "capitulos": ("resumen",),
    "cuadraturas": ("nota", "firma"),
    "compromisos": ("texto", "fuente"),
}
CLASES = {
    "cifras": ("cifra", "cifras"),
    "capitulos": ("capítulo", "capítulos"),
    "cuadraturas": ("comprobación entre cifras", "comprobaciones entre cifras"),
    "compromisos": ("compromiso", "compromisos"),
}

# Cómo se nombra el lugar de un texto.
CAMPOS = {
    "titulo": "el título", "presentacion": "la presentación", "motivo": "el motivo", "fuente": "la fuente",
    "nota": "la nota", "resumen": "el resumen", "firma": "la firma", "texto": "el texto",
}  # fmt: skip
DE_CLASE = {
    "edicion": "de la edición",
    "cifras": "de la cifra n.º {}",
    "capitulos": "del capítulo n.º {}",
    "cuadraturas": "de la comprobación entre cifras n.º {}",
    "compromisos": "del compromiso n.º {}",
}

LIMITE = 30_000_000  # letras: ninguna cuenta se acerca; más que eso solo busca trabar el computador
QUE_HACER = (
    "Descargue otra vez el archivo del sitio de la oficina y compruébelo antes de abrirlo: si entonces corresponde,\n"
    "lo que cambió fue su copia. Si tampoco corresponde, guárdelo y avise a la oficina."
)


class NoCorresponde(Exception):
    """Por qué la descarga no es la que se publicó."""


def legible(texto, largo=80):
    """Un texto del archivo, sin nada que cambie lo que se lee en la pantalla de quien comprueba."""
    limpio = "".join(
        letra if letra.isprintable() else " " if letra.isspace() else "�" for letra in str(texto)
    )
    return limpio if len(limpio) <= largo else limpio[:largo] + "…"


# === 2. El sello ==================================================================================================


def canonico(valor):
    """Un valor escrito de la única manera en que se sella."""
    return json.dumps(valor, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def resumen(valor):
    """El SHA-256 de un valor escrito como JSON canónico."""
    return hashlib.sha256(canonico(valor).encode()).hexdigest()


NUMERAL = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
SIN_CEROS = re.compile(r"-?[0-9]+(\.[0-9]*[1-9])?([eE][+-]?[0-9]+)?")  # 38.000 se lee como treinta y ocho mil
SIMPLE = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")  # sin exponente ni ceros de más


def numero(texto, forma=NUMERAL):
    """Un número como se sella: 38, 1.068."""
    if forma is not NUMERAL and NUMERAL.fullmatch(texto) and not SIN_CEROS.fullmatch(texto):
        raise NoCorresponde(f"dice «{legible(texto)}», con ceros después del punto que no se publicaron")
    if len(texto) > 60 or not forma.fullmatch(texto):
        como = " escrito solo con sus cifras" if forma is SIMPLE else ""
        raise NoCorresponde(f"dice «{legible(texto)}» donde va un número{como}")
    exacto = Decimal(texto)
    if abs(exacto.adjusted()) > 30 or (exacto == 0 and texto.startswith("-")):
        raise NoCorresponde(f"dice «{legible(texto)}», que no es un número de esta cuenta")
    if exacto == exacto.to_integral_value():
        return int(exacto)
    cercano = float(exacto)
    return cercano if Decimal(repr(cercano)) == exacto else f"{exacto:f}"


def con_saltos(filas, salto):
    """Las mismas filas con un solo signo de salto de línea: no se ve, y los programas lo cambian al guardar."""

    def cambiado(valor):
        return "\n".join(re.split("\r\n|\n", valor)).replace("\n", salto) if isinstance(valor, str) else valor

    return [{clave: cambiado(valor) for clave, valor in fila.items()} for fila in filas]


RETIRADO = re.compile(r"\[Texto retirado el ([0-9]{2})-([0-9]{2})-([0-9]{4})\.\]")


def hoy():
    """El día que es en Chile."""
    return datetime.now(timezone(timedelta(hours=-3))).date().isoformat()


def comprobar_textos(documento):
    """Cada lugar de «textos» es uno de la edición, y lleva la sal de su texto o lo que quedó al retirarlo."""
    textos, edicion = documento["textos"], documento["edicion"]
    if not isinstance(textos, dict):
        raise NoCorresponde("en «textos»: no dice la sal de cada lugar")
    for lugar, sobre in textos.items():
        slug, clase, fila, campo = (lugar.split("/") + [""] * 3)[:4]
        if (
            lugar.count("/") != 3
            or slug != edicion["slug"]
            or campo not in ESCRITOS.get(clase, ())
            or not re.fullmatch("0|[1-9][0-9]{0,5}", fila)
        ):
            raise NoCorresponde(f"en «textos»: «{legible(lugar)}» no es un lugar de la edición")
        if isinstance(sobre, dict):
            comprobar_retiro(lugar, sobre, edicion["publicada_el"])
        elif not isinstance(sobre, str) or not re.fullmatch("[0-9a-f]{32}", sobre):
            raise NoCorresponde(f"en «textos», «{lugar}»: dice «{legible(sobre)}» donde va una sal")
    hay_textos(documento, "edicion", [edicion])


def comprobar_retiro(lugar, sobre, publicada_el):
    """De un texto retirado queda su huella y una frase con un día que pudo ser."""
    if sobre.keys() != {"sha256", "dice"} or not all(isinstance(dicho, str) for dicho in sobre.values()):
        raise NoCorresponde(f"en «textos», «{lugar}»: no es lo que queda de un texto retirado")
    if not re.fullmatch("[0-9a-f]{64}", sobre["sha256"]):
        raise NoCorresponde(f"en «textos», «{lugar}»: dice «{legible(sobre['sha256'])}» donde va una huella")
    frase = RETIRADO.fullmatch(sobre["dice"])
    if not frase:
        raise NoCorresponde(
            f"en «textos», «{lugar}»: dice «{legible(sobre['dice'])}», que no es lo que se deja al retirar un texto"
        )
    dia, mes, year = map(int, frase.groups())
    try:
        retirado_el = date(year, mes, dia).isoformat()
    except ValueError:
        retirado_el = ""
    if not publicada_el <= retirado_el <= hoy():
        raise NoCorresponde(
            f"en «textos», «{lugar}»: dice «{sobre['dice']}», y ese día no existe, no ha llegado o es anterior a "
            "la publicación"
        )


def hay_textos(cabecera, clase, filas):
    """Cada lugar de una clase de filas que el archivo trae debe ser el de un texto suyo."""
    for lugar in cabecera.get("textos", ()):
        _, de_clase, fila, campo = lugar.split("/")
        if de_clase == clase and not (int(fila) < len(filas) and filas[int(fila)].get(campo)):
            raise NoCorresponde(f"en «textos»: en «{lugar}» no hay ningún texto")


def huella(sobre, dicho):
    """Lo que el sello guarda de un texto: su resumen con la sal que lo acompaña, o el que quedó al retirarlo."""
    if isinstance(sobre, str):
        return resumen([sobre, dicho])
    return sobre["sha256"] if sobre is not None and dicho == sobre["dice"] else None


def con_huellas(cabecera, clase, filas):
    """Las filas como se sellan: con la huella de cada texto en su lugar, si la edición se selló así."""
    if "textos" not in cabecera:
        return filas
    lugar = f"{cabecera['edicion']['slug']}/{clase}"
    return [
        {
            campo: {"sha256": huella(cabecera["textos"].get(f"{lugar}/{n}/{campo}"), dicho)}
            if dicho and campo in ESCRITOS.get(clase, ())
            else dicho
            for campo, dicho in fila.items()
        }
        for n, fila in enumerate(filas)
    ]


def retirados(cabeceras):
    """Los lugares donde los archivos dicen que se retiró un texto, como se nombran a quien lee."""
    lugares = {
        tuple(lugar.split("/")[1:]): None
        for cabecera in cabeceras
        for lugar, sobre in cabecera.get("textos", {}).items()
        if isinstance(sobre, dict)
    }
    return [f"{CAMPOS[campo]} {DE_CLASE[clase].format(int(fila) + 1)}" for clase, fila, campo in lugares]


def aviso_de_retiros(lugares):
    """Lo que debe saber quien lee que se retiró un texto: el sello vale igual, se haya retirado o no."""
    if len(lugares) > 5:
        lista = f"{', '.join(lugares[:5])} y {len(lugares) - 5} más"
    else:
        lista = " y ".join(filter(None, [", ".join(lugares[:-1]), lugares[-1]]))
    donde = "un lugar" if len(lugares) == 1 else f"{len(lugares)} lugares"
    return (
        f"ATENCIÓN: en {donde} dice que se retiró un texto ({lista}). "
        "El sello no prueba que se haya retirado: véalo en la página de la edición."
    )


def comparar(cabecera, filas, donde=None):
    """Las filas de cada clase deben dar el resumen que se selló."""
    for clase, lista in filas.items():
        versiones = [lista] if donde is None else [lista, con_saltos(lista, "\n"), con_saltos(lista, "\r\n")]
        selladas = [con_huellas(cabecera, clase, version) for version in versiones]
        if all(resumen(version) != cabecera["resumenes"][clase] for version in selladas):
            en_json = "en el «detalle» de alguna cifra" if clase == "detalle" else f"en «{clase}»"
            lugar = en_json if donde is None else donde[clase]
            raise NoCorresponde(
                f"{lugar}: alguna fila se cambió, se agregó, se quitó o se movió: lo que dice no es lo que se selló"
            )
        hay_textos(cabecera, clase, lista)


def comprobar_cabecera(documento):
    """La cabecera debe dar el sello que el archivo dice, y ser de una forma que este programa conozca."""
    sello = documento["sello"]
    if "textos" in documento:
        comprobar_textos(documento)
    (edicion,) = con_huellas(documento, "edicion", [documento["edicion"]])
    if resumen({**{clave: documento[clave] for clave in SELLADO}, "edicion": edicion}) != sello:
        raise NoCorresponde(f"en la cabecera: sus datos no dan el sello que dice, «{legible(sello)}»")
    edicion = documento["edicion"]
    formas = {
        "slug": "[0-9]{4}-[0-9]{1,5}",
        "publicada_el": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "anterior": "[0-9a-f]{64}",
    }
    if documento["formato"] != (FORMATO if "textos" in documento else SIN_TEXTOS) or any(
        not re.fullmatch(forma, edicion[campo]) for campo, forma in formas.items()
    ):
        raise NoCorresponde(
            "en la cabecera: es de una forma que este programa no conoce; busque uno más nuevo"
        )


# === 3. Los archivos de texto =====================================================================================

# Lo que da cada lector: la cabecera que trae el archivo, o ninguna; sus filas por clase; qué más se comparó; qué no
# trae; y el nombre de los lugares donde están las filas.
Leida = namedtuple("Leida", "cabecera filas ademas falta donde")


def en_utf8(contenido):
    try:
        return contenido.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoCorresponde("no está escrito en UTF-8: guárdelo así o descárguelo otra vez") from None


def sin_repetir(pares):
    leidos = {}
    for clave, valor in pares:
        if clave in leidos:
            raise NoCorresponde(f"dice dos veces «{legible(clave)}» de una misma cosa")
        leidos[clave] = valor
    return leidos


def leer_documento(texto):
    try:
        documento = json.loads(
            texto,
            object_pairs_hook=sin_repetir,
            parse_int=numero,
            parse_float=lambda escrito: numero(escrito, SIN_CEROS),
            parse_constant=numero,
        )
    except json.JSONDecodeError as error:
        raise NoCorresponde(f"línea {error.lineno}, columna {error.colno}: ahí deja de ser JSON") from None
    if not isinstance(documento, dict):
        raise NoCorresponde("no es una descarga de la cuenta")
    return documento


def leer_json(contenido, nombre):
    documento = leer_documento(en_utf8(contenido))
    es_sello = re.search(r"\.sello\b[^.]*\.json$", nombre.lower()) and not documento.keys() & CLASES.keys()
    con_textos = ["textos"] if "textos" in documento else []
    debidas = {"sello", "licencia", *SELLADO, *con_textos, *(() if es_sello else CLASES)}
    for clave in sorted(debidas - documento.keys()):
        ayuda = (
            " (si es el archivo del sello, su nombre debe terminar en .sello.json)" if clave in CLASES else ""
        )
        raise NoCorresponde(f"le falta «{clave}»{ayuda}")
    for clave in sorted(documento.keys() - debidas):
        raise NoCorresponde(f"lleva «{legible(clave)}», que nadie selló")
    if documento["licencia"] != LICENCIA:
        raise NoCorresponde(
            f"en «licencia»: dice «{legible(documento['licencia'])}», y la publicada es {LICENCIA}"
        )
    comprobar_cabecera(documento)
    if es_sello:
        return Leida(
            documento, {}, ["la cabecera de la edición"], "No trae ni una cifra: solo el sello.", None
        )
    filas = {}
    for clase in CLASES:
        filas[clase] = documento[clase]
        if not isinstance(filas[clase], list) or not all(isinstance(fila, dict) for fila in filas[clase]):
            raise NoCorresponde(f"en «{clase}»: no es una lista de filas")
    for n, cifra in enumerate(filas["cifras"], 1):
        if cifra.keys() != {*COLUMNAS, "detalle"}:
            raise NoCorresponde(
                f"en «cifras», la n.º {n}: no tiene las quince columnas y su detalle, o lleva más"
            )
    filas["detalle"] = [cifra.pop("detalle") for cifra in filas["cifras"]]
    return Leida(documento, filas, ["el detalle de cada cifra", "la licencia"], "Es todo lo que trae.", None)


# Un apóstrofo va antes de los textos del CSV que una planilla tomaría por fórmulas: aquí se quita.
FORMULA = r"(?:\s*[=+\-@＝＋－＠]|[\t\r\n])"
RESGUARDO = re.compile(rf"''*{FORMULA}")


def leer_csv(contenido, nombre):
    csv.field_size_limit(LIMITE)
    lector = csv.reader(io.StringIO(en_utf8(contenido), newline=""), strict=True)
    if next(lector, None) != COLUMNAS:
        raise NoCorresponde(
            "fila 1: no trae los títulos de las quince columnas, en su orden y separados por comas"
        )
    try:
        lineas = list(lector)
    except csv.Error:
        raise NoCorresponde("sus comillas no se cierran como en un CSV") from None
    while lineas and not lineas[-1]:
        lineas.pop()
    filas = []
    for n, linea in enumerate(lineas, 2):
        if len(linea) != len(COLUMNAS):
            raise NoCorresponde(f"fila {n}: no tiene quince columnas, tiene {len(linea)}")
        filas.append({c: dice_csv(c, texto, f"fila {n}, columna «{c}»") for c, texto in zip(COLUMNAS, linea)})
    donde = {"cifras": "en sus filas (o su sello es de otra edición)"}
    falta = "Un CSV no trae los capítulos, las comprobaciones, los compromisos ni el detalle de cada cifra."
    return Leida(None, {"cifras": filas}, [], falta, donde)


def dice_csv(columna, texto, lugar):
    """Lo que dice una celda del CSV."""
    if TIPOS[columna] != TEXTO and not texto:
        return None
    if TIPOS[columna] == NUMERO:
        try:
            return numero(texto, SIMPLE)
        except NoCorresponde as motivo:
            raise NoCorresponde(f"{lugar}: {motivo}") from None
    if re.match(FORMULA, texto):
        raise NoCorresponde(f"{lugar}: le falta el apóstrofo sin el cual una planilla la toma por fórmula")
    return texto[1:] if RESGUARDO.match(texto) else texto


# === 4. La planilla por dentro ====================================================================================

# Un .xlsx es un zip con estas partes: el nombre de cada una, qué es y cómo la declara el libro.
PARTES = {
    r"\[Content_Types\]\.xml": ("", ""),
    r"_rels/\.rels": ("", ""),
    r"xl/_rels/workbook\.xml\.rels": ("", ""),
    r"xl/worksheets/_rels/sheet[0-9]+\.xml\.rels": ("", ""),
    r"docProps/core\.xml": ("core-properties", "core-properties+xml"),
    r"docProps/app\.xml": ("extended-properties", "extended-properties+xml"),
    r"xl/workbook\.xml": ("officeDocument", "sheet.main+xml"),
    r"xl/styles\.xml": ("styles", "styles+xml"),
    r"xl/sharedStrings\.xml": ("sharedStrings", "sharedStrings+xml"),
    r"xl/theme/theme1\.xml": ("theme", "theme+xml"),
    r"xl/worksheets/sheet[0-9]+\.xml": ("worksheet", "worksheet+xml"),
    r"xl/printerSettings/printerSettings[0-9]+\.bin": ("printerSettings", ""),
    # Estas dos, solo vacías: hay programas que las guardan así.
    r"xl/drawings/drawing[0-9]+\.xml": ("drawing", "drawing+xml"),
    r"docProps/custom\.xml": ("custom-properties", "custom-properties+xml"),
}
VACIAS = {"drawing+xml", "custom-properties+xml"}
AJENAS = {
    "xl/vbaProject": "macros", "xl/comments": "comentarios", "xl/threadedComments": "comentarios",
    "xl/persons": "comentarios", "xl/media": "imágenes", "xl/drawings": "dibujos, imágenes o comentarios",
    "xl/charts/": "gráficos", "xl/chartsheets/": "hojas de gráfico", "xl/pivot": "tablas dinámicas",
    "xl/externalLinks": "vínculos a otros libros", "xl/embeddings": "objetos incrustados", "xl/tables": "tablas",
    "xl/activeX": "botones", "xl/ctrlProps": "botones",
    "xl/connections": "conexiones a otros datos", "xl/queryTables": "conexiones a otros datos",
    "customXml": "datos de otro programa", "docProps/custom": "propiedades agregadas",
    "docProps/thumbnail": "una imagen de muestra",
}  # fmt: skip

# Lo que puede llevar la planilla además de sus celdas: cada elemento por su camino, con sus atributos y, después de
# un signo igual, los únicos valores con que no cambia lo que se ve. Un asterisco admite cualquier otro atributo, y
# «...» no mira dentro, donde nada se muestra.
PERMITIDO = {
    "workbook": "",
    "workbook/fileVersion": "*",
    "workbook/workbookPr": "date1904=0|false *",
    "workbook/workbookProtection": "",
    "workbook/~AlternateContent": "",
    "workbook/~AlternateContent/~Choice": "Requires",
    "workbook/~AlternateContent/~Choice/~absPath": "url",
    "workbook/~revisionPtr": "*",
    "workbook/bookViews": "",
    "workbook/bookViews/workbookView": "visibility=visible minimized=0|false showHorizontalScroll=1|true"
    " showVerticalScroll=1|true showSheetTabs=1|true tabRatio=[2-9][0-9]{2}|1000 firstSheet activeTab"
    " xWindow yWindow windowWidth windowHeight autoFilterDateGrouping",
    "workbook/sheets": "",
    "workbook/sheets/sheet": "name sheetId state=visible id",
    "workbook/definedNames": "",
    "workbook/definedNames/definedName": r"name=_xlnm\._FilterDatabase localSheetId hidden=1|true"
    " function=0|false vbProcedure=0|false",
    "workbook/calcPr": "*",
    "workbook/extLst": "...",
    "sst": "count uniqueCount",
    "sst/si": "",
    "sst/si/t": "space",
    "worksheet": "",
    "worksheet/sheetPr": "filterMode=0|false",
    "worksheet/sheetPr/outlinePr": "*",
    "worksheet/sheetPr/pageSetUpPr": "*",
    "worksheet/dimension": "ref",
    "worksheet/sheetViews": "",
    "worksheet/sheetViews/sheetView": "showZeros=1|true showFormulas=0|false showRowColHeaders=1|true view=normal"
    " rightToLeft=0|false windowProtection=0|false tabSelected topLeftCell workbookViewId colorId defaultGridColor"
    " showGridLines showOutlineSymbols showRuler showWhiteSpace zoomScale zoomScaleNormal zoomScaleSheetLayoutView"
    " zoomScalePageLayoutView",
    "worksheet/sheetViews/sheetView/pane": r"xSplit=0(\.0)? ySplit=1(\.0)? state=frozen topLeftCell activePane",
    "worksheet/sheetViews/sheetView/selection": "*",
    "worksheet/sheetFormatPr": r"zeroHeight=0|false outlineLevelRow=0 outlineLevelCol=0 defaultColWidth"
    r" baseColWidth=[89]|1[0-9] defaultRowHeight=[1-9][0-9](\.[0-9]+)? customHeight thickTop thickBottom",
    "worksheet/cols": "",
    "worksheet/cols/col": "hidden=0|false collapsed=0|false outlineLevel=0 min max width style customWidth bestFit",
    "worksheet/sheetData": "",
    "worksheet/sheetData/row": r"hidden=0|false collapsed=0|false outlineLevel=0 ht=[1-9][0-9]{1,3}(\.[0-9]+)? r spans"
    " s customFormat customHeight thickTop thickBot",
    "worksheet/sheetData/row/c": "r s t",
    "worksheet/sheetData/row/c/v": "space",
    "worksheet/sheetData/row/c/is": "",
    "worksheet/sheetData/row/c/is/t": "space",
    "worksheet/autoFilter": r"ref=\$?A\$?1:\$?[A-Z]+\$?[0-9]+",
    "worksheet/ignoredErrors": "",
    "worksheet/ignoredErrors/ignoredError": "*",
    "worksheet/printOptions": "*",
    "worksheet/pageMargins": "*",
    "worksheet/pageSetup": "*",
    "worksheet/headerFooter": "*",
    "worksheet/drawing": "id",
    **{f"worksheet/headerFooter/{cual}{que}": "" for cual in ("odd", "even", "first") for que in ("Header", "Footer")},
    "styleSheet": "",
    **{f"styleSheet/{parte}": "..." for parte in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")},
    **{f"styleSheet/{parte}": "..." for parte in ("cellStyles", "dxfs", "tableStyles", "colors", "extLst")},
    "xf": "numFmtId fontId fillId borderId xfId applyNumberFormat applyFont applyFill applyBorder applyAlignment"
    " applyProtection quotePrefix pivotButton=0|false",
    "xf/alignment": "horizontal=general|left|right|center vertical=top|center|bottom textRotation=0 indent=0"
    " relativeIndent=0 shrinkToFit=0|false justifyLastLine=0|false readingOrder=[01] wrapText",
    "xf/protection": "*",
    "font": "",
    "font/sz": r"val=1[01](\.[0-9]+)?",
    "font/name": "val=Calibri|Carlito|Arial|Liberation.Sans|Aptos|Aptos.Narrow",
    "font/family": "val",
    "font/charset": "val=(?!2$)[0-9]+",
    "font/scheme": "val",
    "font/color": "auto=1|true indexed=64 theme=1 rgb=(00|FF)000000",
    "font/b": "val",
    "fill": "",
    "fill/patternFill": "patternType=none",
    "fill/patternFill/fgColor": "*",
    "fill/patternFill/bgColor": "*",
    "border": "diagonalUp=0|false diagonalDown=0|false outline",
    **{f"border/{lado}": "style=none" for lado in ("left", "right", "top", "diagonal", "start", "end")},
    "border/bottom": "style=none|thin|hair",
    "border/bottom/color": "*",
}  # fmt: skip
PERMITIDO = {
    camino: dict(rasgo.partition("=")[::2] for rasgo in rasgos.split())
    for camino, rasgos in PERMITIDO.items()
}
EXTENSIONES = {
    "Ignorable", "uid", "dyDescent", "knownFonts", "space", "id",
    "coauthVersionLast", "coauthVersionMax", "uidLastSave",
}  # fmt: skip
# Lo que puede ir más de una vez dentro de lo mismo.
VARIAS = {"sheet", "definedName", "si", "selection", "col", "row", "c", "ignoredError"}
# Qué texto puede llevar cada uno; los demás, ninguno. Al imprimir, solo el nombre de la hoja y el número de página.
LETRA_IMPRESA = r"-|Times New Roman|Arial|Calibri|Carlito|Liberation Sans"
IMPRESO = rf"""(&[LCRAPN]|&"({LETRA_IMPRESA}),[A-Za-z]*"|&1[0-2]|Page|Página|\s)*"""
CON_TEXTO = {"t": ".*", "v": ".*", "definedName": ".*"}
for lado in ("odd", "even", "first"):
    CON_TEXTO[f"{lado}Header"] = CON_TEXTO[f"{lado}Footer"] = IMPRESO

# Cómo se dice en castellano lo que no se admite.
DICHO = {
    "f": "tiene una fórmula", "r": "da formato a una parte del texto", "rPh": "lleva una lectura fonética",
    "mergeCells": "tiene celdas combinadas", "conditionalFormatting": "tiene formato condicional",
    "hyperlinks": "tiene vínculos", "dataValidations": "tiene mensajes o listas al entrar en las celdas",
    "drawing": "tiene dibujos, imágenes o gráficos", "legacyDrawing": "tiene comentarios o dibujos",
    "picture": "tiene una imagen de fondo", "tableParts": "tiene tablas", "sheetProtection": "está protegida",
    "filterColumn": "tiene un filtro puesto", "customSheetViews": "tiene vistas guardadas", "controls": "tiene botones",
    "oleObjects": "tiene objetos incrustados", "scenarios": "tiene escenarios",
    "extLst": "tiene minigráficos u otro agregado", "@showVerticalScroll": "no deja bajar por la hoja",
    "@showHorizontalScroll": "no deja moverse por la hoja",
    "rowBreaks": "tiene saltos de página", "colBreaks": "tiene saltos de página", "tabColor": "tiene un color propio",
    "definedName@name": "hay nombres o áreas de impresión definidos", "definedName@hidden": "hay nombres definidos",
    "sheet@state": "está escondida", "@hidden": "está escondida", "@collapsed": "está en un grupo contraído",
    "@outlineLevel": "está en un grupo que se contrae", "@ht": "es tan baja o tan alta que no se lee",
    "@zeroHeight": "esconde sus filas", "@filterMode": "tiene un filtro puesto", "@showZeros": "no muestra los ceros",
    "@showFormulas": "no muestra los valores sino cómo se guardan", "@rightToLeft": "se lee de derecha a izquierda",
    "@showRowColHeaders": "no muestra los nombres de filas y columnas", "@date1904": "cuenta los días desde 1904",
    "@visibility": "abre en una ventana escondida", "@minimized": "abre en una ventana escondida",
    "@showSheetTabs": "no muestra las pestañas de sus hojas", "@tabRatio": "no muestra las pestañas de sus hojas",
    "@ySplit": "inmoviliza otras filas que la publicada", "@xSplit": "inmoviliza columnas", "@state": "está dividida",
    "@baseColWidth": "sus columnas son más angostas que las publicadas", "strike": "está tachada",
    "@defaultRowHeight": "sus filas son tan bajas o tan altas que no se leen",
    "fill": "tiene un relleno que la publicada no tiene", "border": "tiene una raya que la publicada no tiene",
    "xf": "su texto está girado, encogido, repetido o corrido",
    "font": "se escribe con otra letra, otro tamaño u otro color",
    "workbookProtection": "está protegido", "oddHeader": "imprime un encabezado agregado",
    "oddFooter": "imprime un pie de página agregado",
}  # fmt: skip


def no_admite(lugar, camino, atributo=None):
    """La frase que dice que algo, en un lugar, no es como se publicó."""
    raiz, nombre = camino.partition("/")[0], camino.rpartition("/")[2]
    claves = [nombre] if atributo is None else [f"{nombre}@{atributo}", f"@{atributo}", nombre]
    frase = next((DICHO[clave] for clave in [*claves, raiz] if clave in DICHO), None)
    que = legible(nombre if atributo is None else f"{nombre} {atributo}")
    return NoCorresponde(f"{lugar}: {frase or f'lleva «{que}», que la planilla publicada no tiene'}")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
M = f"{{{MAIN}}}"
VINCULO = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def nombre_de(elemento):
    """El nombre de un elemento; los que no son de la planilla llevan una virgulilla."""
    espacio, _, nombre = elemento.tag.rpartition("}")
    return nombre if espacio == f"{{{MAIN}" else f"~{nombre}"


def lugar_de(elemento, nombre, lugar):
    if nombre == "sheet":
        return f"hoja «{legible(elemento.get('name'))}»"
    if nombre in ("c", "row"):
        return (
            f"{lugar.partition(',')[0]}, {'celda' if nombre == 'c' else 'fila'} {legible(elemento.get('r'))}"
        )
    if nombre == "col":
        return f"{lugar}, columna {letras(int(elemento.get('min')) - 1)}"
    return lugar


def revisar(elemento, camino, lugar):
    """No admite ningún elemento, atributo ni texto fuera de lo permitido."""
    rasgos = PERMITIDO.get(camino)
    if rasgos is None:
        raise no_admite(lugar, camino)
    if "..." in rasgos:
        return
    nombre = camino.rpartition("/")[2]
    for completo, valor in elemento.items():
        atributo = completo.rpartition("}")[2]
        conocido = atributo in (EXTENSIONES if "}" in completo else rasgos) or "*" in rasgos
        if not conocido or not re.fullmatch(rasgos.get(atributo) or ".*", valor, re.DOTALL):
            raise no_admite(lugar, camino, atributo)
    if not re.fullmatch(CON_TEXTO.get(nombre, r"\s*"), elemento.text or "", re.DOTALL):
        raise no_admite(lugar, camino)
    vistos = set()
    for hijo in elemento:
        propio = nombre_de(hijo)
        if propio in vistos and propio not in VARIAS:
            raise NoCorresponde(f"{lugar}: dice dos veces «{legible(propio)}»")
        vistos.add(propio)
        revisar(hijo, f"{camino}/{propio}", lugar_de(hijo, propio, lugar))


def abrir_libro(contenido):
    """El zip de la planilla, si solo tiene las partes que puede tener."""
    if contenido[:4] != b"PK\3\4" or contenido.count(b"PK\5\6") != 1:
        raise NoCorresponde("no es una planilla .xlsx, o son dos archivos pegados")
    libro = zipfile.ZipFile(io.BytesIO(contenido))
    nombres = libro.namelist()
    if len(nombres) > 100 or sum(parte.file_size for parte in libro.infolist()) > LIMITE:
        raise NoCorresponde("es demasiado grande para ser una cuenta")
    for nombre in nombres:
        if nombres.count(nombre) > 1:
            raise NoCorresponde(f"trae dos veces su parte «{legible(nombre)}»: cada programa leería otra")
        if not parte_de(nombre):
            raise agregado(nombre)
    tipos = {tipo.get("PartName"): tipo.get("ContentType") for tipo in abrir(libro, "[Content_Types].xml")}
    for nombre in nombres:
        tipo = parte_de(nombre)[1]
        if tipo and not (tipos.get(f"/{nombre}") or "").endswith(tipo):
            raise NoCorresponde(f"su parte «{nombre}» dice ser de otra clase")
        if tipo in VACIAS and len(abrir(libro, nombre)):
            raise agregado(nombre)
    return libro


def agregado(nombre):
    """La frase que dice que el archivo lleva una parte que no se publicó."""
    que = next((que for inicio, que in AJENAS.items() if nombre.startswith(inicio)), "algo que nadie publicó")
    return NoCorresponde(f"lleva {que}, en su parte «{legible(nombre)}»")


def parte_de(nombre):
    return next((dicha for forma, dicha in PARTES.items() if re.fullmatch(forma, nombre)), None)


def abrir(libro, nombre, raiz=None):
    """El XML de una parte, sin entidades ni otras escrituras con que dos programas leerían distinto."""
    try:
        texto = libro.read(nombre).decode("utf-8-sig")
    except UnicodeDecodeError:
        texto = "<!DOCTYPE"
    if "<!DOCTYPE" in texto or re.match(r"<\?xml[^>]*encoding=.(?!utf-8)", texto, re.IGNORECASE):
        raise NoCorresponde(f"su parte «{nombre}» está escrita de una manera que no se admite")
    elemento = ElementTree.fromstring(texto)
    if raiz and nombre_de(elemento) != raiz:
        raise NoCorresponde(f"su parte «{nombre}» no es lo que dice ser")
    return elemento


def relaciones(libro, origen):
    """Qué parte es cada vínculo de otra: {"rId1": "xl/worksheets/sheet1.xml"}. Ninguno lleva fuera del archivo."""
    carpeta, _, archivo = origen.rpartition("/")
    nombre = posixpath.join(carpeta, "_rels", f"{archivo}.rels")
    destinos = {}
    for vinculo in abrir(libro, nombre) if nombre in libro.namelist() else ():
        destino = posixpath.normpath(posixpath.join("/", carpeta, vinculo.get("Target"))).lstrip("/")
        tipo = vinculo.get("Type").rpartition("/")[2]
        externo = vinculo.get("TargetMode", "Internal") != "Internal"
        if (
            externo
            or destino not in libro.namelist()
            or parte_de(destino)[0] != tipo
            or vinculo.get("Id") in destinos
        ):
            raise NoCorresponde(f"«{nombre}»: lleva un vínculo a «{legible(vinculo.get('Target'))}»")
        destinos[vinculo.get("Id")] = destino
    return destinos


# Las propiedades del archivo que escribe cada programa al guardar. No se comparan, y así se dice.
PROPIEDADES = {
    "creator", "lastModifiedBy", "created", "modified", "revision", "language", "lastPrinted", "Template", "TotalTime",
    "Application", "AppVersion", "Company", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc",
    "HyperlinksChanged", "HeadingPairs", "TitlesOfParts",
}  # fmt: skip


def revisar_propiedades(libro):
    for nombre in {"docProps/core.xml", "docProps/app.xml"} & set(libro.namelist()):
        for propiedad in abrir(libro, nombre):
            cual = propiedad.tag.rpartition("}")[2]
            if cual not in PROPIEDADES and "".join(propiedad.itertext()).strip():
                dicho = legible("".join(propiedad.itertext()))
                raise NoCorresponde(f"sus propiedades dicen «{dicho}», que la publicada no dice")


NEGRO, BLANCO = {"000000", "windowText"}, {"FFFFFF", "window"}
LETRAS_DE_TEMA = PERMITIDO["font/name"]["val"] + r"|Cambria|Calibri.Light|Aptos.Display|\+m[nj]-lt|"


def revisar_tema(libro):
    """El tema da el color y la letra de lo que no los dice: negro sobre blanco, y una letra corriente."""
    if "xl/theme/theme1.xml" not in libro.namelist():
        return
    for elemento in abrir(libro, "xl/theme/theme1.xml").iter():
        cual = elemento.tag.rpartition("}")[2]
        if cual in ("dk1", "lt1"):
            colores = {uno.get(como) for uno in elemento.iter() for como in ("val", "lastClr")} - {None}
            bien = colores and colores <= (NEGRO if cual == "dk1" else BLANCO)
        else:
            bien = cual != "latin" or re.fullmatch(LETRAS_DE_TEMA, elemento.get("typeface"))
        if not bien:
            raise NoCorresponde("su tema cambia los colores o las letras")


DIAS = {"dd-mm-yyyy", "dd/mm/yyyy", "yyyy-mm-dd"}
DIAS |= {
    f"{dia} {hora}" for dia in DIAS for hora in ("h:mm:ss", "hh:mm:ss")
}  # de un día entero: son las cero horas
FORMATOS = {NUMERO: {"general"}, ENTERO: {"general", "0"}, FECHA: DIAS, "Parte": {"general", "0", "#,##0"}}
FORMATOS[TEXTO] = {"general", "@"}.union(*FORMATOS.values())  # en un texto no cambian nada
DE_FABRICA = {"0": "general", "1": "0", "3": "#,##0", "49": "@"}

# Lo que los programas agregan a un formato sin cambiar lo que muestra: escapes, el idioma y una parte para los textos.
SIN_EFECTO = re.compile(r"\\(?=[-/ ])|^\[\$-(340A|40A|C0A|409)\]|;@$", re.IGNORECASE)


class Estilos:
    """Cómo se ven las celdas: como las publicadas, y nada que muestre otra cosa que lo que la celda dice."""

    def __init__(self, libro):
        raiz = abrir(libro, "xl/styles.xml", "styleSheet")
        revisar(raiz, "styleSheet", "en sus estilos")
        for parte in ("fonts", "fills", "borders", "cellXfs", "cellStyleXfs"):
            setattr(self, parte, raiz.findall(f"{M}{parte}/*"))
        formatos = raiz.findall(f"{M}numFmts/{M}numFmt")
        self.formatos = {uno.get("numFmtId"): uno.get("formatCode") for uno in formatos}
        if len(self.formatos) < len(formatos):
            raise NoCorresponde("en sus estilos: un mismo formato de número está dicho dos veces")
        self.revisar_paleta(raiz)
        # Con la letra del estilo normal se miden los anchos de las columnas.
        normal = raiz.find(f"{M}cellStyles/{M}cellStyle[@builtinId='0']")
        base = elegir(self.cellStyleXfs, "0" if normal is None else normal.get("xfId", "0"), "en sus estilos")
        revisar(elegir(self.fonts, base.get("fontId", "0"), "en sus estilos"), "font", "en su estilo normal")
        self.vistos = set()

    def revisar_paleta(self, raiz):
        """La paleta puede ser otra, pero lo negro es negro y no dice los colores del sistema, que siguen al 63."""
        colores = [uno.get("rgb", "")[-6:] for uno in raiz.findall(f"{M}colors/{M}indexedColors/*")]
        if len(colores) > 64 or {*colores[:1], *colores[8:9]} - {"000000"}:
            raise NoCorresponde("en sus estilos: su paleta cambia los colores")

    def revisar(self, indice, lugar, titulo=False, admitidos=None):
        """Solo los títulos van en negrita; el formato de número, si la celda dice algo, es uno de los admitidos."""
        clave = (indice, titulo, None if admitidos is None else id(admitidos))
        if clave in self.vistos:
            return
        estilo = elegir(self.cellXfs, indice, lugar)
        for uno in (estilo, elegir(self.cellStyleXfs, estilo.get("xfId", "0"), lugar)):
            revisar(uno, "xf", lugar)
            for cual, lista in (("font", self.fonts), ("fill", self.fills), ("border", self.borders)):
                parte = elegir(lista, uno.get(f"{cual}Id", "0"), lugar)
                revisar(parte, cual, lugar)
                if cual == "font" and parte.find(f"{M}b") is not None and not titulo:
                    raise NoCorresponde(f"{lugar}: está en negrita")
            if admitidos is not None:
                self.revisar_formato(
                    uno.get("numFmtId", "0"), lugar, admitidos if uno is estilo else admitidos | {"general"}
                )
        self.vistos.add(clave)

    def revisar_formato(self, cual, lugar, admitidos):
        de_fabrica = DE_FABRICA.get(cual)
        escrito = self.formatos.get(cual, de_fabrica) or f"n.º {cual}"
        if not re.fullmatch("0|[1-9][0-9]{0,5}", cual) or (cual in self.formatos and int(cual) < 164):
            raise NoCorresponde(
                f"{lugar}: su formato n.º {legible(cual)}, que es de fábrica, está escrito de nuevo"
            )
        igual = SIN_EFECTO.sub("", escrito).replace('"-"', "-").lower()
        if igual not in admitidos or de_fabrica not in (None, igual):
            raise NoCorresponde(
                f"{lugar}: su formato «{legible(escrito)}» puede mostrar otra cosa que lo que guarda"
            )


def elegir(lista, indice, lugar):
    if not re.fullmatch("[0-9]{1,6}", indice) or int(indice) >= len(lista):
        raise NoCorresponde(f"{lugar}: nombra algo que no está en el archivo")
    return lista[int(indice)]


def letras(n):
    """La letra de una columna contada desde 0."""
    return (letras(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def celda_de(lugar):
    """Fila y columna, contada desde 0, de un lugar como «J2»."""
    hallado = re.fullmatch("([A-Z]{1,3})([1-9][0-9]{0,6})", lugar or "")
    if not hallado:
        raise NoCorresponde(f"nombra una celda que no existe, «{legible(lugar)}»")
    columna = 0
    for letra in hallado[1]:
        columna = columna * 26 + ord(letra) - ord("A") + 1
    return int(hallado[2]), columna - 1


def texto_de(escrito):
    """El texto que se escribió: lo que XML no puede llevar viene como _xHHHH_."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda hallado: chr(int(hallado[1], 16)), escrito)


def leer_celda(celda, compartidos, lugar):
    """Lo que dice una celda: un texto, un número o, si está vacía, un texto vacío. Nada más se admite."""
    clase, escrito, propio = celda.get("t", "n"), celda.findtext(f"{M}v"), celda.find(f"{M}is")
    if clase == "inlineStr" and escrito is None:
        return texto_de(propio.findtext(f"{M}t", "")) if propio is not None else ""
    if propio is None and clase in ("s", "str", "n"):
        if not escrito:
            return ""
        if clase != "n":
            return elegir(compartidos, escrito, lugar) if clase == "s" else texto_de(escrito)
        try:
            return numero(repr(float(escrito)) if NUMERAL.fullmatch(escrito) else escrito)
        except NoCorresponde as motivo:
            raise NoCorresponde(f"{lugar}: {motivo}") from None
    raise NoCorresponde(f"{lugar}: no guarda un texto, un número ni una fecha")


class Hoja:
    """Las celdas de una hoja que dicen algo: {(fila, columna): texto o número}, con la columna contada desde 0."""

    def __init__(self, raiz, nombre, compartidos, estilos):
        self.lugar, self.columnas = f"hoja «{nombre}»", HOJAS[nombre]
        self.celdas = {}
        revisar(raiz, "worksheet", self.lugar)
        self.revisar_vista(raiz)
        self.revisar_anchos(raiz, estilos)
        ultima = 0
        for fila in raiz.iterfind(f"{M}sheetData/{M}row"):
            n = celda_de(f"A{fila.get('r')}")[0]
            if n <= ultima:
                raise NoCorresponde(f"{self.lugar}, fila {n}: no está en su orden, o está dos veces")
            if n == 1 and float(fila.get("ht", 0)) > 100:
                raise NoCorresponde(f"{self.lugar}, fila 1: es tan alta que no deja ver las demás")
            if fila.get("s") is not None:
                estilos.revisar(fila.get("s"), f"{self.lugar}, fila {n}", titulo=n == 1)
            self.leer_fila(n, fila, compartidos, estilos)
            dichos = (self.celdas.get((n, columna), "") for columna in range(len(self.columnas)))
            # La más alta de una planilla; hay programas que dan más a la que lleva un texto muy largo.
            if float(fila.get("ht", 0)) > 410 and max(len(str(dicho)) for dicho in dichos) < 2000:
                raise NoCorresponde(f"{self.lugar}, fila {n}: es tan alta que no deja ver las demás")
            ultima = n

    def en(self, fila, columna):
        return f"{self.lugar}, celda {letras(columna)}{fila}"

    def leer_fila(self, n, fila, compartidos, estilos):
        anterior = -1
        for celda in fila:
            fila_dicha, columna = celda_de(celda.get("r"))
            lugar = self.en(n, columna)
            if fila_dicha != n or columna <= anterior:
                raise NoCorresponde(f"{lugar}: no está en su orden, o está dos veces")
            anterior = columna
            dicho = leer_celda(celda, compartidos, lugar)
            admitidos = None
            if dicho != "":
                if columna >= len(self.columnas):
                    raise NoCorresponde(
                        f"{lugar}: está fuera de las columnas publicadas y dice «{legible(dicho)}»"
                    )
                titulo = self.columnas[columna]
                clase = TEXTO if isinstance(dicho, str) else TIPOS.get(titulo, TEXTO)
                admitidos = FORMATOS[titulo if clase != TEXTO and titulo in FORMATOS else clase]
                self.celdas[n, columna] = dicho
            estilos.revisar(celda.get("s", "0"), lugar, n == 1, admitidos)

    def revisar_vista(self, raiz):
        """Con los títulos inmovilizados, lo que quede sobre ellos no se puede ver."""
        vista = raiz.find(f"{M}sheetViews/{M}sheetView")
        inmovil = vista is not None and vista.find(f"{M}pane") is not None
        if inmovil and vista.get("topLeftCell", "A1") != "A1":
            raise NoCorresponde(
                f"{self.lugar}: deja filas o columnas fuera de la vista, sobre las inmovilizadas"
            )

    def revisar_anchos(self, raiz, estilos):
        """En una columna angosta un número se muestra redondeado."""
        formato = raiz.find(f"{M}sheetFormatPr")
        corriente = float((formato.get("defaultColWidth") if formato is not None else None) or 8)
        anchos = {}
        for columna in raiz.iterfind(f"{M}cols/{M}col"):
            desde, hasta = int(columna.get("min")), int(columna.get("max"))
            estilos.revisar(
                columna.get("style", "0"), f"{self.lugar}, columna {letras(desde - 1)}", titulo=True
            )
            for n in range(desde, min(hasta, len(self.columnas)) + 1):
                ancho = float(columna.get("width", corriente))
                anchos[n] = min(ancho, anchos.get(n, ancho))
        for n, titulo in enumerate(self.columnas, 1):
            minimo = 11 if TIPOS.get(titulo) in (NUMERO, FECHA) else 7
            if not anchos.get(n, corriente) >= minimo:
                raise NoCorresponde(f"{self.lugar}, columna {letras(n - 1)}: es más angosta que la publicada")

    def filas(self):
        """Lo que dice cada fila bajo los títulos, que deben ser los publicados."""
        for columna, titulo in enumerate(self.columnas):
            if self.celdas.get((1, columna)) != titulo:
                raise NoCorresponde(f"{self.en(1, columna)}: debe decir «{titulo}», el título de la columna")
        dichas = {fila for fila, _ in self.celdas} - {1}
        for fila in range(2, len(dichas) + 2):
            if fila not in dichas:
                raise NoCorresponde(f"{self.lugar}, fila {fila}: está vacía, y hay otras después")
        ancho = range(len(self.columnas))
        return [
            [self.celdas.get((fila, columna), "") for columna in ancho] for fila in range(2, len(dichas) + 2)
        ]


def leer_libro(contenido):
    """Las hojas del libro por su nombre, en el orden publicado, con los textos largos en sus celdas."""
    libro = abrir_libro(contenido)
    if "xl/workbook.xml" not in relaciones(libro, "").values():
        raise NoCorresponde("no es una planilla")
    revisar_propiedades(libro)
    revisar_tema(libro)
    indice = abrir(libro, "xl/workbook.xml", "workbook")
    revisar(indice, "workbook", "el libro")
    compartidos = []
    if "xl/sharedStrings.xml" in libro.namelist():
        textos = abrir(libro, "xl/sharedStrings.xml", "sst")
        revisar(textos, "sst", "en los textos de sus celdas")
        compartidos = [texto_de(uno.findtext(f"{M}t", "")) for uno in textos]
    hojas, partes = indice.findall(f"{M}sheets/{M}sheet"), relaciones(libro, "xl/workbook.xml")
    nombres = [hoja.get("name") for hoja in hojas]
    for nombre in nombres:
        if nombre not in HOJAS:
            raise NoCorresponde(f"hoja «{legible(nombre)}»: nadie la publicó")
    en_orden = [nombre for nombre in HOJAS if nombre in (*nombres, "Cifras", "Diccionario", "Sello")]
    if nombres != en_orden:
        raise NoCorresponde(
            f"sus hojas son {', '.join(nombres)}: falta una, hay una dos veces o están en otro orden"
        )
    de_hojas = [nombre for nombre in libro.namelist() if parte_de(nombre)[0] == "worksheet"]
    if sorted(partes[hoja.get(VINCULO)] for hoja in hojas) != sorted(de_hojas):
        raise NoCorresponde("trae hojas que no muestra, o muestra dos veces una misma")
    estilos, leidas, letras_leidas = Estilos(libro), {}, 0
    for nombre, hoja in zip(nombres, hojas):
        parte = partes[hoja.get(VINCULO)]
        leidas[nombre] = Hoja(abrir(libro, parte, "worksheet"), nombre, compartidos, estilos)
        relaciones(libro, parte)
        letras_leidas += sum(len(str(dicho)) for dicho in leidas[nombre].celdas.values())
        if letras_leidas > LIMITE:
            raise NoCorresponde("es demasiado grande para ser una cuenta")
    return leidas


# === 5. Las hojas, frente a lo sellado ============================================================================

SIGUE = f" […sigue en la hoja {LARGOS}]"
CABE = 32767  # lo más largo que admite una celda, en unidades UTF-16; cada parte lleva la mitad en letras


def en_partes(texto):
    """El texto como se reparte: lo que cabe en la celda, con el aviso de que sigue, y las partes siguientes."""
    trozo = CABE // 2
    if len(texto) <= trozo or len(texto.encode("utf-16-le", "surrogatepass")) <= 2 * CABE:
        return [texto]
    primero = trozo - len(SIGUE)
    return [texto[:primero] + SIGUE, *(texto[n : n + trozo] for n in range(primero, len(texto), trozo))]


def unir_largos(hojas):
    """Une lo que no cupo en su celda y sigue en una hoja aparte, que dice de qué hoja y celda es cada parte."""
    if LARGOS not in hojas:
        return
    largos = hojas[LARGOS]
    siguientes = {}
    for n, (hoja, celda, parte, texto) in enumerate(largos.filas(), 2):
        hechas = siguientes.setdefault((hoja, celda), [])
        hechas.append(texto)
        if hoja not in hojas or hoja == LARGOS or parte != len(hechas) + 1:
            raise NoCorresponde(f"{largos.lugar}, fila {n}: no sigue a lo que dice que sigue")
    if not siguientes:
        raise NoCorresponde(f"{largos.lugar}: está vacía")
    for (hoja, celda), partes in siguientes.items():
        lugar = celda_de(celda)
        primera = str(hojas[hoja].celdas.get(lugar, ""))
        completo = primera[: -len(SIGUE)] + "".join(map(str, partes))
        if en_partes(completo) != [primera, *partes]:
            raise NoCorresponde(f"{hojas[hoja].en(*lugar)}: su texto no está repartido como se publicó")
        hojas[hoja].celdas[lugar] = completo


def comparar_celdas(hoja, debidas):
    """Una hoja cuyo contenido se conoce entero: cada celda dice lo que debe."""
    dichas = hoja.filas()
    if len(dichas) != len(debidas):
        raise NoCorresponde(
            f"{hoja.lugar}: las filas bajo los títulos deben ser {len(debidas)} y son {len(dichas)}"
        )
    for n, (fila, debida) in enumerate(zip(dichas, debidas), 2):
        for columna, (dicho, debido) in enumerate(zip(fila, debida)):
            if dicho != debido:
                raise NoCorresponde(
                    f"{hoja.en(n, columna)}: dice «{legible(dicho)}» y debe decir «{legible(debido)}»"
                )


def hoja_sello(documento, cabecera_escrita):
    """Lo que dice la hoja Sello de una edición."""
    edicion, sello = documento["edicion"], documento["sello"]
    cita = (
        f"{edicion['institucion']} ({edicion['publicada_el'][:4]}). {edicion['titulo']}, edición {edicion['slug']}. "
        f"Licencia CC BY 4.0. Sello {sello}."
    )
    return [
        ("Sello", sello),
        ("Sello anterior", edicion["anterior"]),
        ("Edición", edicion["slug"]),
        ("Publicada el", edicion["publicada_el"]),
        ("Cómo citar", cita),
        ("Licencia", LICENCIA),
        ("Cómo verificar", f"python verificar_descarga.py cuenta-{edicion['slug']}-{sello[:12]}.xlsx"),
        ("Cabecera", cabecera_escrita),
    ]


def filas_selladas(hoja):
    """Las filas de una hoja con sus valores como se sellan, por el nombre de su columna."""
    return [
        {
            titulo: valor_sellado(TIPOS[titulo], dicho, hoja.en(n, columna))
            for columna, (titulo, dicho) in enumerate(zip(hoja.columnas, fila))
        }
        for n, fila in enumerate(hoja.filas(), 2)
    ]


PRIMER_DIA = "1900-03-01"  # las planillas no saben contar los días anteriores: van como texto


def valor_sellado(tipo, dicho, lugar):
    """Lo que dice una celda de este tipo: los números y las fechas no pueden estar escritos como texto, ni al revés."""
    es_texto = isinstance(dicho, str)
    if tipo == TEXTO or dicho == "":
        if not es_texto:
            raise NoCorresponde(f"{lugar}: guarda un número donde va un texto")
        return dicho if tipo == TEXTO else None
    if tipo == FECHA and isinstance(dicho, int) and 61 <= dicho < 3_000_000:
        return (date(1899, 12, 30) + timedelta(days=dicho)).isoformat()
    if (
        tipo == FECHA
        and es_texto
        and re.fullmatch("1[0-9]{3}-[0-9]{2}-[0-9]{2}", dicho)
        and dicho < PRIMER_DIA
    ):
        return dicho
    if tipo != FECHA and not es_texto:
        return dicho
    # Un número de más de quince cifras no cabe en una planilla como número.
    if tipo == NUMERO and SIMPLE.fullmatch(dicho) and len(Decimal(dicho).normalize().as_tuple().digits) > 15:
        return numero(dicho)
    raise NoCorresponde(
        f"{lugar}: dice «{legible(dicho)}», que no está guardado como {tipo.partition(' ')[0]}"
    )


def medido(compromiso, cifras, year):
    """Con qué cifra mide esta edición un compromiso: el total del año comprometido, el completo o el último contado."""
    if not compromiso["codigo"] or compromiso["year"] > year:
        return None
    totales = [
        cifra
        for cifra in cifras
        if cifra["codigo"] == compromiso["codigo"]
        and not cifra["dimension"]
        and cifra["valor"] is not None
        and (date.fromisoformat(cifra["hasta"]) - timedelta(days=1)).year == compromiso["year"]
    ]
    totales.sort(key=lambda cifra: (cifra["corte"] is None, cifra["corte"] or ""))
    return totales[-1]["valor"] if totales else None


def leer_xlsx(contenido, nombre):
    hojas = leer_libro(contenido)
    unir_largos(hojas)
    campos = dict(fila for fila in hojas["Sello"].filas())
    try:
        documento = leer_documento(str(campos.get("Cabecera", "")))
    except NoCorresponde as motivo:
        raise NoCorresponde(f"hoja «Sello», «Cabecera»: {motivo}") from None
    documento["sello"] = campos.get("Sello")
    comprobar_cabecera(documento)
    cabecera = {clave: documento[clave] for clave in (*SELLADO, "textos") if clave in documento}
    comparar_celdas(hojas["Sello"], hoja_sello(documento, canonico(cabecera)))
    comparar_celdas(hojas["Diccionario"], DICCIONARIO)
    filas = {"cifras": filas_selladas(hojas["Cifras"]), "compromisos": []}
    donde = {"cifras": "hoja «Cifras»", "compromisos": "hoja «Compromisos»"}
    comparar(documento, {"cifras": filas["cifras"]}, donde)
    if "Compromisos" in hojas:
        filas["compromisos"] = filas_selladas(hojas["Compromisos"])
    if ("Compromisos" in hojas) is not bool(filas["compromisos"]):
        raise NoCorresponde("hoja «Compromisos»: está vacía")
    if not filas["compromisos"] and cabecera["resumenes"]["compromisos"] != resumen([]):
        raise NoCorresponde("falta la hoja «Compromisos»")
    for n, compromiso in enumerate(filas["compromisos"], 2):
        compromiso["edicion"] = documento["edicion"]["slug"]
        dicho = compromiso.pop("resultado")
        debido = medido(compromiso, filas["cifras"], documento["edicion"]["year"])
        if dicho != debido:
            lugar = hojas["Compromisos"].en(n, COMPROMISOS.index("resultado"))
            raise NoCorresponde(f"{lugar}: el resultado que dice no es la cifra que lo mide")
    falta = (
        "La planilla no trae los capítulos, las comprobaciones ni el detalle de cada cifra. Las propiedades del "
        "archivo (autor, fechas, programa) cambian cada vez que se guarda y no se compararon."
    )
    return Leida(documento, filas, ["las hojas Diccionario y Sello"], falta, donde)


# === 6. La comprobación y lo que se responde ======================================================================

LECTORES = {"json": leer_json, "csv": leer_csv, "xlsx": leer_xlsx}


def leer(ruta):
    """Lo que trae un archivo, si se puede leer como una descarga de la cuenta."""
    nombre = re.split(r"[\\/]", str(ruta))[-1]
    lector = LECTORES.get(nombre.rpartition(".")[2].lower())
    if lector is None:
        raise NoCorresponde("no es un archivo .csv, .json ni .xlsx")
    try:
        with open(ruta, "rb") as archivo:
            contenido = archivo.read(LIMITE + 1)
    except OSError:
        raise NoCorresponde("no se puede abrir: revise su nombre y en qué carpeta está") from None
    if len(contenido) > LIMITE:
        raise NoCorresponde("es demasiado grande para ser una cuenta")
    try:
        return lector(contenido, nombre)
    except NoCorresponde:
        raise
    except Exception as error:
        raise NoCorresponde(
            "no se puede leer como una descarga de la cuenta; está dañada o no lo es"
        ) from error


def comprobar(rutas, impreso=None):
    """La cabecera a la que corresponden los archivos y lo leído de cada uno, o NoCorresponde, que dice qué falla."""
    leidas = []
    for ruta in rutas:
        try:
            leidas.append((ruta, leer(ruta)))
        except NoCorresponde as motivo:
            raise NoCorresponde(f"{legible(ruta, 300)}: {motivo}.") from motivo
    cabeceras = [leida.cabecera for _, leida in leidas if leida.cabecera is not None]
    if not cabeceras:
        raise NoCorresponde("Falta el archivo .sello.json de la misma edición: un CSV no trae su sello.")
    if len({cabecera["sello"] for cabecera in cabeceras}) > 1:
        raise NoCorresponde("Los archivos son de ediciones distintas.")
    for ruta, leida in leidas:
        try:
            comparar(leida.cabecera or cabeceras[0], leida.filas, leida.donde)
        except NoCorresponde as motivo:
            raise NoCorresponde(f"{legible(ruta, 300)}: {motivo}.") from motivo
    if impreso is not None and "".join(impreso.split()).lower() != cabeceras[0]["sello"]:
        raise NoCorresponde(f"La descarga está completa, pero su sello es otro: {cabeceras[0]['sello']}.")
    return cabeceras[0], leidas


def comparado(leida):
    """Qué se comparó y qué no trae el archivo."""
    partes = [
        f"{len(filas)} {CLASES[clase][len(filas) != 1]}"
        for clase, filas in leida.filas.items()
        if clase in CLASES
    ]
    una_sola = len(partes + leida.ademas) == 1 and all(len(filas) == 1 for filas in leida.filas.values())
    *primeras, ultima = partes + leida.ademas
    lista = f"{', '.join(primeras)} y {ultima}" if primeras else ultima
    return f"{'Se comparó' if una_sola else 'Se compararon'} {lista}. {leida.falta}"


def main(argumentos=None):
    for salida in (sys.stdout, sys.stderr):
        salida.reconfigure(errors="replace")  # hay consolas que no saben escribir «»
    opciones = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    opciones.add_argument(
        "archivo", nargs="*", help="la descarga y, si es un CSV, el .sello.json de su edición"
    )
    opciones.add_argument(
        "--sello", help="el sello impreso en la cuenta, o el que usted guardó, para compararlo"
    )
    pedido = opciones.parse_args(argumentos)
    if not pedido.archivo:
        decir(["Diga qué descarga comprobar: python verificar_descarga.py ARCHIVO.json"], sys.stderr)
        return 2
    try:
        cabecera, leidas = comprobar(pedido.archivo, pedido.sello)
    except NoCorresponde as motivo:
        decir([f"NO CORRESPONDE. {motivo}", QUE_HACER], sys.stderr)
        return 1
    edicion = cabecera["edicion"]
    de = legible(edicion["institucion"], 200)
    respuesta = [
        f"Corresponde al sello {cabecera['sello']}",
        f"Edición {edicion['slug']}, publicada el {edicion['publicada_el']} por {de}.",
        *(f"{legible(ruta, 300)}: {comparado(leida)}" for ruta, leida in leidas),
    ]
    lugares = retirados(leida.cabecera for _, leida in leidas if leida.cabecera is not None)
    if lugares:
        respuesta.append(aviso_de_retiros(lugares))
    if pedido.sello is None:
        respuesta.append("Compare ese sello con el de la cuenta impresa o el de la página «Verificar».")
    decir(respuesta, sys.stdout)
    return 0


def decir(lineas, salida):
    """Escribe la respuesta, aunque quien la lee no espere el final (| head -1)."""
    try:
        print("\n".join(lineas), file=salida, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), salida.fileno())


if __name__ == "__main__":
    sys.exit(main())
