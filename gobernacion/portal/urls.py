"""The public addresses of the account. What is published keeps its address for ever."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from gobernacion.content.public import OFERTA
from gobernacion.portal import crawlers, offers, views
from gobernacion.published.addresses import CIFRA, EDICION, VERIFICAR


class CapituloConverter(StringConverter):
    regex = r"[0-9A-Za-z.]{1,8}"


register_converter(CapituloConverter, "capitulo")

app_name = "portal"
urlpatterns = [
    path("", views.inicio, name="inicio"),
    path(EDICION, views.edicion, name="edicion"),
    path(f"{EDICION}capitulo/<capitulo:numero>/", views.capitulo, name="capitulo"),
    path(CIFRA, views.cifra, name="cifra"),
    path(f"{EDICION}cifras/", views.cifras, name="cifras"),
    path(f"{EDICION}cuadraturas/", views.cuadraturas, name="cuadraturas"),
    path("oferta/", offers.ofertas, name="ofertas"),
    path("oferta/calendario/", offers.calendario, name="calendario"),
    path(OFERTA, offers.oferta, name="oferta"),
    path("comparar/", views.comparar, name="comparar"),
    path(VERIFICAR, views.verificar, name="verificar"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
]
