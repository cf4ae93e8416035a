"""The addresses of what can be downloaded. What is published keeps its address for ever."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from gobernacion.open_data import views
from gobernacion.open_data.downloads import FORMATS
from gobernacion.published.addresses import DATOS, DESCARGA, PROGRAMA


class FormatoConverter(StringConverter):
    regex = "|".join(formato.replace(".", r"\.") for formato in FORMATS)


register_converter(FormatoConverter, "formato")

app_name = "open_data"
urlpatterns = [
    path(DATOS, views.indice, name="indice"),
    path(f"{DATOS}catalogo.json", views.catalogo, name="catalogo"),
    path(PROGRAMA, views.programa, name="programa"),
    path(DESCARGA, views.descarga, name="descarga"),
]
