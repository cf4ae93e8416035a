"""Editions put together row by row, for what a page must show of rows that no account at hand has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count

from django.db import connection

from gobernacion import freshness, guards
from gobernacion.content.public import OfertaPublicada, TemaOferta
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
)
from gobernacion.published.seal import FIRST, seal_of
from gobernacion.releases.documents import read_moment


def cifra(codigo="AA-001", valor=1, periodo="2019", **fields):
    """A figure: `cifra("AA-001", 38, "2020 al 2020-03-06", dimension="comuna", categoria="Vicuña")`."""
    desde, hasta, corte = read_moment(periodo)
    stated = {
        "codigo": codigo,
        "capitulo": "1",
        "area": "programa",
        "indicador": f"Indicador {codigo}",
        "dimension_nombre": fields.get("dimension", "").capitalize(),
        "desde": desde,
        "hasta": hasta,
        "corte": corte,
        "valor": None if valor is None else Decimal(str(valor)),
        "unidad": "personas",
        "fuente": f"Frase de {codigo}.",
        "definicion": f"Qué es {codigo}.",
        "como_se_mide": f"Cómo se mide {codigo}.",
        "cuenta": "persona",
        "sensibilidad": "publica",
        "origen": "documento",
    }
    return CifraPublicada(**stated | fields)


def cuadratura(estado="cuadra", codigos="AA-001", **fields):
    """Something that was checked of a figure."""
    stated = {
        "clave": f"clave de {codigos} {estado}",
        "regla": "Suma",
        "nombre": f"Comprobación de {codigos}",
        "estado": estado,
        "frase": f"Frase de la comprobación {estado}.",
        "codigos": codigos,
        "desde": date(2019, 1, 1),
        "hasta": date(2020, 1, 1),
        "informado": Decimal(1),
        "esperado": Decimal(1),
    }
    return CuadraturaPublicada(**stated | fields)


def capitulo(numero="1", **fields):
    stated = {
        "numero": numero,
        "titulo": f"Capítulo {numero}",
        "area": "programa",
        "area_titulo": "Programa",
        "tema": "Protección social",
        "resumen": f"Resumen de {numero}.",
    }
    return CapituloPublicado(**stated | fields)


def compromiso(texto="Hacer más.", **fields):
    stated = {"area": "programa", "capitulo": "1", "year": 2020, "texto": texto, "estado": "pendiente"}
    return CompromisoPublicado(**stated | fields)


def offer(numero="2030-00001", hitos=(), **fields):
    """An offer as the page has it, as if a second person had just published it."""
    stated = {
        "servicio": "Servicio de Huertos",
        "tema": TemaOferta.EMPRENDIMIENTO,
        "titulo": "Semillas gratis",
        "descripcion": "Un saco por familia.",
        "para_quien": "Familias con huerto.",
        "requisitos": "Cédula de identidad\nSaco propio",
        "donde": "En la bodega, de 9 a 13 horas.",
        "desde": date(2020, 1, 1),
        "publicada_el": date(2020, 1, 1),
    }
    OfertaPublicada.objects.poner(numero, hitos=hitos or [hito()], **stated | fields)
    return OfertaPublicada.objects.get(numero=numero)


def hito(dia=date(2030, 3, 5), titulo="Reparto de semillas", **fields):
    return {"dia": dia, "titulo": titulo, "lugar": "Bodega", **fields}


class Publishing:
    """The permission to publish, without the pipeline's checks."""

    def edition(self, *rows, year=2019, numero=1, reemplaza=None, **fields):
        """Publish rows of any kind as one edition, chained and sealed like any other."""
        last = EdicionPublicada.objects.en_orden().last()
        edition = EdicionPublicada(
            slug=f"{year}-{numero}",
            year=year,
            numero=numero,
            posicion=last.posicion + 1 if last else 1,
            reemplaza=reemplaza,
            publicada_el=date(2020, 3, 15),
            anterior=last.sello if last else FIRST,
            **{
                "titulo": f"Cuenta Pública {year}",
                "presentacion": "Lo que se hizo.",
                "institucion": "Gobernación de Prueba",
                "provincia": "Prueba",
                "region": "Ensayo",
                "elaborada_por": "Elisa Labra",
                "aprobada_por": "Aprobación Riquelme",
            }
            | fields,
        )
        if not any(isinstance(row, CapituloPublicado) for row in rows):
            rows = (capitulo(), *rows)
        order = count(1)
        with guards.permit(connection, PERMISSION):
            freshness.changing()
            for row in rows:
                row.edicion_id = edition.slug
                row.orden = next(order)
                row.save(force_insert=True)
            edition.sello = seal_of(edition)
            edition.save(force_insert=True)
        return edition
