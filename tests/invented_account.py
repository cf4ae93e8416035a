"""A small account of an office that does not exist, and the steps by which its editions are published."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase

from gobernacion.access.models import User
from gobernacion.areas import AreaConfig, Tema
from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import PESOS, Cuenta, Desglose, Indicador, Sensibilidad
from gobernacion.indicators.figures import Lugar
from gobernacion.indicators.registry import Registry
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.withdrawing import withdraw
from gobernacion.releases import checking, drafting, forms
from gobernacion.releases.checking import check
from gobernacion.releases.documents import (
    CapituloDicho,
    CompromisoDicho,
    Dicho,
    Documento,
    NotaDicha,
    read_moment,
)
from gobernacion.releases.drafting import draft_erratum, draft_from_document
from gobernacion.releases.publishing import publish

TODAY = date(2031, 3, 1)


class Huertos(AreaConfig):
    titulo = "Huertos comunitarios"
    frase = "Tierra y agua para quienes quieren cultivar."
    capitulos = ("1", "2")
    tema = Tema.FOMENTO
    prefijo = "HU"
    path = "."


def indicator(codigo, nombre, unidad, cuenta, **more):
    said = {"capitulo": "1", "definicion": f"{nombre} del período.", "como_se_mide": "Se cuentan."}
    return Indicador(codigo, nombre, unidad=unidad, cuenta=cuenta, **(said | more))


INDICADORES = (
    indicator(
        "HU-001",
        "Personas con huerto",
        "personas",
        Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(Desglose("comuna", "Comuna"), Desglose("edad", "Edad", resto="otras edades")),
        mejor_si_sube=True,
        portada=True,
    ),
    indicator("HU-002", "Inversión en huertos", PESOS, Cuenta.DINERO, portada=True),
    indicator("HU-003", "Rendimiento medio", "toneladas", Cuenta.COSA, capitulo="2"),
    indicator("HU-004", "Personas que postularon", "personas", Cuenta.PERSONA),
    indicator(
        "HU-005",
        "Solicitudes de agua",
        "solicitudes",
        Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("comuna", "Comuna"),),
    ),
    indicator(
        "HU-006",
        "Plazas",
        "plazas",
        Cuenta.ACTIVIDAD,
        capitulo="2",
        desgloses=(Desglose("comuna", "Comuna"),),
    ),
)
CUADRATURAS = (ParteTodo("huertos-postulantes", "Con huerto entre quienes postularon", "HU-001", "HU-004"),)


def said(lugar, valor, periodo="2030", *, fuente="", calificador="", meta=None, nota="", menciones=()):
    return Dicho(
        lugar=Lugar.parse(lugar),
        momento=read_moment(periodo),
        valor=None if valor is None else Decimal(valor),
        calificador=calificador,
        meta=None if meta is None else Decimal(meta),
        fuente=fuente or f"La oficina dijo {valor} de {lugar}.",
        nota=nota,
        menciones=tuple((Decimal(value), sentence) for value, sentence in menciones),
    )


ACCOUNT = Documento(
    year=2030,
    titulo="Cuenta Pública Participativa 2030",
    institucion="Gobernación de Aconcagua Alto",
    provincia="Aconcagua Alto",
    region="Región de Prueba",
    presentacion="Lo que hicimos en 2030, con ñandúes y «comillas».",
    capitulos=(
        CapituloDicho(
            numero="1",
            titulo="Huertos",
            area="huertos",
            orden=1,
            resumen="Un año de riego.\nY de cosecha.",
            cifras=(
                said("HU-001", 38, meta=40, menciones=[(38, "Fueron treinta y ocho.")]),
                said("HU-001:comuna=El Olivo", 20),
                said("HU-001:comuna==Laderas", 18, nota="-1 respecto del año anterior"),
                said("HU-001:edad=Mayores de 60", 30, fuente='Treinta son mayores; "varias", 70 años.'),
                said("HU-001", 35, "2029", calificador="aproximadamente"),
                said("HU-002", 39067051),
                said("HU-004", 50, calificador="más de"),
            ),
            compromisos=(
                CompromisoDicho(2031, "Abrir dos huertos más.", "HU-001", Decimal(45), "Abriremos dos."),
            ),
        ),
        CapituloDicho(
            numero="2",
            titulo="Rendimiento",
            area="huertos",
            orden=2,
            resumen="Llovió poco.",
            cifras=(
                said("HU-003", "1.068", "2030 al 2030-03-06"),
                said("HU-003", "6.7", "temporada 2029-2030"),
                said("HU-003", None, "2029", calificador="no informada"),
            ),
            compromisos=(),
        ),
    ),
    notas=(),
)


def with_figures(*changed, document=ACCOUNT, notas=None):
    """The account with some figures said otherwise, each in the place of the one it replaces, or added to chapter 2."""
    left = {(d.lugar, d.momento): d for d in changed}
    chapters = [
        replace(chapter, cifras=tuple(left.pop((d.lugar, d.momento), d) for d in chapter.cifras))
        for chapter in document.capitulos
    ]
    chapters[-1] = replace(chapters[-1], cifras=(*chapters[-1].cifras, *left.values()))
    return replace(document, capitulos=tuple(chapters), notas=document.notas if notas is None else notas)


UNBALANCED = with_figures(said("HU-001:comuna=El Olivo", 21))
"""21 + 18 is not 38."""

NOTE = NotaDicha(
    clave="HU-001:comuna@2030-01-01..2031-01-01",
    informado=Decimal(38),
    esperado=Decimal(39),
    texto="Una persona tiene huerto en ambas comunas.",
    firma="Jefatura de Huertos",
    fecha=date(2031, 2, 1),
)


@pytest.fixture
def office(monkeypatch):
    """The invented office is the one installed: it has one area, with these indicators."""
    area = Huertos("huertos", None)
    registry = Registry()
    registry.add(area, INDICADORES, CUADRATURAS)
    for module in (drafting, checking, forms):
        monkeypatch.setattr(module, "registry", lambda: registry)
    monkeypatch.setattr(drafting, "installed", lambda: iter([area]))
    return area


@pytest.fixture
def elabora(db):
    return User.objects.create_user("elabora", nombre="Elisa Labra")


@pytest.fixture
def aprueba(db):
    return User.objects.create_user("aprueba", nombre="Aprobación Riquelme")


@contextmanager
def committed():
    """What happens after a commit happens here too, inside the transaction of a test."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


@pytest.fixture
def published(office, elabora, aprueba):
    """Publishes an account: `published()`, `published(document)`."""

    def published(document=ACCOUNT, on=TODAY):
        edicion = draft_from_document(document, elabora)
        assert check(edicion) == []
        edicion.aprobar(aprueba)
        with committed():
            return publish(edicion, on)

    return published


WITHDRAWN = "Llovió poco."
"""What a chapter of the account tells, and is withdrawn."""


@pytest.fixture
def withdrawn(published):
    """Publishes the account and withdraws a text of it."""

    def withdrawn():
        edicion = published()
        with committed():
            withdraw(WITHDRAWN, TODAY, "Elisa Labra", "Aprobación Riquelme", "No correspondía.")
        return edicion

    return withdrawn


@pytest.fixture
def corrected(published, elabora, aprueba):
    """Publishes an erratum of an edition in which the money of the year is another."""

    def corrected(publicada: EdicionPublicada, on=TODAY, **values):
        edicion = draft_erratum(publicada, "El monto estaba mal copiado.", elabora)
        edicion.cifras.filter(codigo="HU-002").update(**(values or {"valor": 39067052}))
        assert check(edicion) == []
        edicion.aprobar(aprueba)
        with committed():
            return publish(edicion, on)

    return corrected
