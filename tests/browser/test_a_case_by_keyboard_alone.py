"""A clerk who never touches the mouse: a case typed, found, and taken from entry to closing by the roles it takes."""

import pytest

from tests.browser.keyboard import Keyboard
from tests.browser.typing import run

pytestmark = [pytest.mark.browser, pytest.mark.once_in(days=2, after=1)]

LIST = "/interno/orasmi/postulacion/"
RUN = run("a case")


def find(clerk, words):
    clerk.take(LIST)
    clerk.search(words)


def test_a_case_by_keyboard_alone(open_page):
    clerk = Keyboard(open_page("/interno/"))
    clerk.enter_as("orasmi")

    clerk.take(LIST)
    clerk.press("Añadir postulación")
    clerk.write(Folio_SIEP="TECLADO-1", RUN=RUN, Nombres="Teclado", Primer_apellido="Sinratón")
    clerk.write(Comuna="La Serena", Ayuda_que_pide="Salud: Audífonos", Monto_solicitado="320.000")
    today = clerk.page.evaluate("() => document.querySelector('#id_ocurrido_el').value")
    clerk.write(
        Fecha_del_informe_social=today, Profesional_que_lo_firma="T. Social", Institución="Municipalidad"
    )
    clerk.mark(
        "La cédula de identidad",
        "El domicilio está",
        "El Registro Social",
        "No recibe la misma ayuda",
        "Nadie que interviene",
    )
    clerk.press("Guardar")
    clerk.says("Caso")

    clerk.page.goto("/interno/")
    find(clerk, "sinraton")
    clerk.says("Ingresada")
    clerk.press("Evaluar")
    clerk.press("Evaluar")
    clerk.press("Proponer")
    clerk.write(Monto_propuesto="300.000", Fundamento_de_la_propuesta="Lo necesita para trabajar.")
    clerk.press("Proponer")
    clerk.says("Propuesta")

    clerk.enter_as("jefatura")
    find(clerk, "TECLADO-1")
    clerk.press("Aprobar")
    clerk.write(Número_del_acta="77")
    clerk.confirm()
    clerk.says("Aprobada")

    clerk.enter_as("orasmi")
    find(clerk, RUN)
    clerk.press("Comprar")
    clerk.write(Vía_de_compra="Depósito", Orden_de_compra="CE-1")
    clerk.press("Comprar")
    clerk.says("En compra")
    clerk.press("Recibo")
    clerk.says("trescientos mil pesos")
    clerk.press("Volver al registro")
    clerk.press("Entregar")
    clerk.press("Entregar")
    clerk.says("Entregada")
    clerk.press("Rendir")
    clerk.press("Rendir")
    clerk.says("Rendida")

    clerk.enter_as("jefatura")
    find(clerk, "TECLADO-1")
    clerk.press("Cerrar")
    clerk.press("Cerrar")
    clerk.says("Cerrada")
