"""The addresses of what can be downloaded. What is published keeps its address for ever."""

from django.urls import path, re_path

from gobernacion.open_data import views
from gobernacion.open_data.downloads import FORMATS, SCRIPT

FORMATOS = "|".join(formato.replace(".", r"\.") for formato in FORMATS)

app_name = "open_data"
urlpatterns = [
    path("datos/", views.indice, name="indice"),
    path("datos/catalogo.json", views.catalogo, name="catalogo"),
    path(f"datos/{SCRIPT}", views.programa, name="programa"),
    re_path(
        rf"^datos/cuenta-(?P<slug>[0-9]{{4}}(?:-[0-9]{{1,5}})?)\.(?P<formato>{FORMATOS})\Z",
        views.descarga,
        name="descarga",
    ),
]
