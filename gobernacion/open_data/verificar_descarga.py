#!/usr/bin/env python3
"""Comprueba que una descarga de la cuenta pública es la que se publicó. Necesita Python 3.8 o posterior, y nada más.

    python verificar_descarga.py cuenta-2019-1.json
    python verificar_descarga.py cuenta-2019-1.xlsx
    python verificar_descarga.py cuenta-2019-1.csv cuenta-2019-1.sello.json
    python verificar_descarga.py cuenta-2019-1.json --sello SELLO-IMPRESO

El sello de una edición es el SHA-256 de su cabecera: los datos de la edición, el sello de la edición anterior y un
resumen (otro SHA-256) por cada clase de filas. Todo se escribe como JSON canónico (RFC 8785) antes de resumirlo.
Termina con 0 si la descarga corresponde a su sello y con 1 si no.
"""

import argparse
import csv
import hashlib
import io
import json
import re
import sys
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

COLUMNAS = [
    "codigo", "capitulo", "area", "indicador", "dimension", "categoria", "desde", "hasta", "corte",
    "valor", "calificador", "unidad", "meta", "fuente", "nota",
]  # fmt: skip
NUMEROS = {"valor", "meta"}
FECHAS = {"desde", "hasta", "corte"}

# Un apóstrofo va antes de los textos del CSV que una planilla tomaría por fórmulas: aquí se quita.
RESGUARDO = re.compile(r"''*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")

TEXTOS_LARGOS = "Textos largos"
SIGUE = " […sigue en la hoja Textos largos]"
XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELACION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


SELLADO = ("formato", "edicion", "resumenes")
CLASES = ("cifras", "capitulos", "cuadraturas", "compromisos")


class NoCorresponde(Exception):
    """Por qué la descarga no es la que se publicó."""


def resumen(valor):
    """El SHA-256 de un valor escrito como JSON canónico."""
    escrito = json.dumps(valor, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(escrito.encode()).hexdigest()


def numero(texto):
    """Un número como se sella: 38, 1.068."""
    exacto = Decimal(texto)
    if exacto == exacto.to_integral_value():
        return int(exacto)
    cercano = float(exacto)
    return cercano if Decimal(repr(cercano)) == exacto else f"{exacto:f}"


def valor(columna, texto):
    """Lo que dice el texto de una celda de la forma larga."""
    if columna in NUMEROS:
        return numero(texto) if texto else None
    return (texto or None) if columna in FECHAS else texto


# --- leer: cada lector da la cabecera que trae el archivo, o ninguna, y sus filas por clase ----------------------


def leer_json(contenido):
    def sin_repetir(pares):
        if len(dict(pares)) < len(pares):
            raise NoCorresponde("repite un nombre dentro de un mismo objeto")
        return dict(pares)

    documento = json.loads(contenido.decode("utf-8"), object_pairs_hook=sin_repetir, parse_float=numero)
    sobran = documento.keys() - {"sello", "licencia", *SELLADO, *CLASES}
    if sobran:
        raise NoCorresponde(f"lleva «{', '.join(sorted(sobran))}», que nadie selló")
    if not documento.keys() & {*CLASES}:  # el archivo del sello es la sola cabecera
        return documento, {}
    filas = {clase: documento[clase] for clase in CLASES}
    filas["detalle"] = [cifra.pop("detalle") for cifra in documento["cifras"]]
    return documento, filas


def leer_csv(contenido):
    titulos, *lineas = csv.reader(io.StringIO(contenido.decode("utf-8-sig"), newline=""), strict=True)
    if titulos != COLUMNAS or any(len(linea) != len(COLUMNAS) for linea in lineas):
        raise NoCorresponde("no tiene las quince columnas")
    textos = [[t[1:] if RESGUARDO.match(t) else t for t in linea] for linea in lineas]
    return None, {"cifras": [{c: valor(c, t) for c, t in zip(COLUMNAS, linea)} for linea in textos]}


def leer_xlsx(contenido):
    hojas = leer_hojas(zipfile.ZipFile(io.BytesIO(contenido)))
    cifras, sello = hojas["Cifras"], hojas["Sello"]
    letras = [chr(ord("A") + n) for n in range(len(COLUMNAS))]
    lugares = [re.fullmatch("([A-Z]+)([0-9]+)", lugar).groups() for lugar in cifras]
    if [cifras.get(letra + "1") for letra in letras] != COLUMNAS or any(
        letra not in letras for letra, _ in lugares
    ):
        raise NoCorresponde("no tiene las quince columnas")

    def dice(columna, lugar):
        texto = cifras.get(lugar, "")
        if columna in FECHAS and texto.isdigit():  # los días se guardan contados desde 1900
            texto = (date(1899, 12, 30) + timedelta(days=int(texto))).isoformat()
        return valor(columna, texto)

    ultima = max(int(fila) for _, fila in lugares)
    filas = [{c: dice(c, f"{letra}{n}") for c, letra in zip(COLUMNAS, letras)} for n in range(2, ultima + 1)]
    campos = {sello[f"A{lugar[1:]}"]: texto for lugar, texto in sello.items() if lugar.startswith("B")}
    documento = json.loads(campos["Cabecera"])
    documento["sello"] = campos["Sello"]
    return documento, {"cifras": filas}


def leer_hojas(libro):
    """El texto de cada celda de cada hoja: {"Cifras": {"A1": "codigo", ...}, ...}."""

    def abrir(nombre):
        return ElementTree.fromstring(libro.read(nombre))

    def texto(elemento):
        junto = "".join(parte.text or "" for parte in elemento.iter(f"{XML}t"))
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda hallado: chr(int(hallado[1], 16)), junto)

    compartidos = []
    if "xl/sharedStrings.xml" in libro.namelist():
        compartidos = [texto(elemento) for elemento in abrir("xl/sharedStrings.xml").iter(f"{XML}si")]
    archivos = {r.get("Id"): r.get("Target").split("xl/")[-1] for r in abrir("xl/_rels/workbook.xml.rels")}
    hojas = {}
    for hoja in abrir("xl/workbook.xml").iter(f"{XML}sheet"):
        celdas = hojas[hoja.get("name")] = {}
        for celda in abrir(f"xl/{archivos[hoja.get(RELACION)]}").iter(f"{XML}c"):
            if celda.find(f"{XML}f") is not None:
                raise NoCorresponde("tiene fórmulas")
            dicho = celda.findtext(f"{XML}v", "")
            if celda.get("t") == "s":
                dicho = compartidos[int(dicho)]
            elif celda.get("t") == "inlineStr":
                dicho = texto(celda)
            if dicho:
                celdas[celda.get("r")] = dicho
    completar(hojas, hojas.pop(TEXTOS_LARGOS, {}))
    return hojas


def completar(hojas, largos):
    """Une lo que no cupo en su celda y sigue en una hoja aparte, que dice de qué hoja y celda es cada parte."""
    for n in range(2, len(largos) // 4 + 1):
        hoja, lugar, _, parte = (largos[f"{letra}{n}"] for letra in "ABCD")
        dicho = hojas[hoja][lugar]
        hojas[hoja][lugar] = (dicho[: -len(SIGUE)] if dicho.endswith(SIGUE) else dicho) + parte


# --- comprobar ----------------------------------------------------------------------------------------------------


LECTORES = {"json": leer_json, "csv": leer_csv, "xlsx": leer_xlsx}


def leer(ruta):
    """El sello que el archivo dice, los resúmenes sellados, si los trae, y los que se calculan de sus filas."""
    lector = LECTORES.get(ruta.rpartition(".")[2].lower())
    if lector is None:
        raise NoCorresponde("no es un archivo .csv, .json ni .xlsx")
    with open(ruta, "rb") as archivo:
        contenido = archivo.read()
    try:
        documento, filas = lector(contenido)
        if (
            documento is not None
            and resumen({clave: documento[clave] for clave in SELLADO}) != documento["sello"]
        ):
            raise NoCorresponde(f"su cabecera no corresponde al sello {documento['sello']}")
        return documento, {clase: resumen(lista) for clase, lista in filas.items()}
    except NoCorresponde:
        raise
    except Exception as error:
        raise NoCorresponde(f"no se puede leer como una descarga de la cuenta ({error!r})") from error


def comprobar(rutas, impreso):
    """La cabecera a la que corresponden los archivos. Lanza NoCorresponde, que dice lo que difiere."""
    leidos = []
    for ruta in rutas:
        try:
            leidos.append((ruta, *leer(ruta)))
        except NoCorresponde as motivo:
            raise NoCorresponde(f"{ruta}: {motivo}.") from motivo
    cabeceras = [documento for _, documento, _ in leidos if documento is not None]
    if not cabeceras:
        raise NoCorresponde("Falta el archivo .sello.json de la misma edición: un CSV no trae su sello.")
    if len({cabecera["sello"] for cabecera in cabeceras}) > 1:
        raise NoCorresponde("Los archivos son de ediciones distintas.")
    cabecera = cabeceras[0]
    for ruta, _, resumenes in leidos:
        for clase, calculado in resumenes.items():
            if calculado != cabecera["resumenes"].get(clase):
                raise NoCorresponde(f"{ruta}: lo que dice en «{clase}» no es lo que se selló.")
    if impreso is not None and "".join(impreso.split()).lower() != cabecera["sello"]:
        raise NoCorresponde(f"La descarga está completa, pero su sello es otro: {cabecera['sello']}.")
    return cabecera


def main():
    for salida in (sys.stdout, sys.stderr):
        salida.reconfigure(errors="replace")  # hay consolas que no saben escribir «»
    opciones = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    opciones.add_argument(
        "archivo", nargs="+", help="la descarga y, si es un CSV, el .sello.json de su edición"
    )
    opciones.add_argument(
        "--sello", help="el sello impreso en la cuenta, o el que usted guardó, para compararlo"
    )
    pedido = opciones.parse_args()
    try:
        cabecera = comprobar(pedido.archivo, pedido.sello)
    except (NoCorresponde, OSError) as motivo:
        print(f"NO CORRESPONDE. {motivo}", file=sys.stderr)
        return 1
    print(f"Corresponde al sello {cabecera['sello']}")
    print("Edición {slug}, publicada el {publicada_el} por {institucion}.".format(**cabecera["edicion"]))
    if pedido.sello is None:
        print("Compare ese sello con el de la cuenta impresa o el de la página «Verificar».")
    return 0


if __name__ == "__main__":
    sys.exit(main())
