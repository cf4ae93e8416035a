"""The public addresses of the account. What is published keeps its address for ever."""

from django.urls import path, register_converter

from gobernacion.portal import crawlers, offers, views


class EdicionConverter:
    """ "2019": the edition in force of that year; "2019-1": that edition."""

    regex = r"[0-9]{4}(?:-[0-9]{1,5})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class CodigoConverter(EdicionConverter):
    regex = r"[A-Z]{2}-[0-9]{3}"


class CapituloConverter(EdicionConverter):
    regex = r"[0-9A-Za-z.]{1,8}"


class OfertaConverter(EdicionConverter):
    """ "2020-00012": the number of an offer."""

    regex = r"[0-9]{4}-[0-9]{5,9}"


register_converter(EdicionConverter, "edicion")
register_converter(CodigoConverter, "codigo")
register_converter(CapituloConverter, "capitulo")
register_converter(OfertaConverter, "oferta")

app_name = "portal"
urlpatterns = [
    path("", views.inicio, name="inicio"),
    path("cuenta/<edicion:direccion>/", views.edicion, name="edicion"),
    path("cuenta/<edicion:direccion>/capitulo/<capitulo:numero>/", views.capitulo, name="capitulo"),
    path("cuenta/<edicion:direccion>/cifra/<codigo:codigo>/", views.cifra, name="cifra"),
    path("cuenta/<edicion:direccion>/cifras/", views.cifras, name="cifras"),
    path("cuenta/<edicion:direccion>/cuadraturas/", views.cuadraturas, name="cuadraturas"),
    path("oferta/", offers.ofertas, name="ofertas"),
    path("oferta/calendario/", offers.calendario, name="calendario"),
    path("oferta/<oferta:oferta>/", offers.oferta, name="oferta"),
    path("comparar/", views.comparar, name="comparar"),
    path("verificar/", views.verificar, name="verificar"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
]
