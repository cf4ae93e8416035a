"""Where what is published is read, for ever.

The portal and the downloads answer at these routes. Whoever stands below them, or beside, names a page by its route.
"""

from django.urls import register_converter
from django.urls.converters import StringConverter


class EdicionConverter(StringConverter):
    """ "2019": the edition in force of that year; "2019-1": that edition."""

    regex = r"[0-9]{4}(?:-[0-9]{1,5})?"


class CodigoConverter(StringConverter):
    """ "OR-001": an indicator."""

    regex = r"[A-Z]{2}-[0-9]{3}"


register_converter(EdicionConverter, "edicion")
register_converter(CodigoConverter, "codigo")

EDICION = "cuenta/<edicion:direccion>/"
CIFRA = f"{EDICION}cifra/<codigo:codigo>/"
VERIFICAR = "verificar/"

DATOS = "datos/"
DESCARGA = f"{DATOS}cuenta-<edicion:slug>.<formato:formato>"
PROGRAMA = f"{DATOS}verificar_descarga.py"
