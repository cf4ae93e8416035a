"""A request keeps the nationality it was filed with, and an inherited file the day it was first received."""

from datetime import date
from decimal import Decimal

import pytest

from extranjeria.models import Solicitud, TipoSolicitud
from gobernacion.directory.models import Ficha
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from tests.extranjeria.conftest import errors, opened

ADD = "/interno/extranjeria/solicitud/add/"


@pytest.fixture
def file(desk, enter):
    """Types a request as a clerk does: `file(ficha_nacionalidad="VE")` gives what the form says."""

    def file(**typed):
        clerk = enter("extranjeria")
        sent = {
            **opened(clerk.get(ADD)),
            "ocurrido_el": "03-06-2019",
            "tipo": desk.tipo.pk,
            "ficha_documento": "extranjero",
            "ficha_numero": "V-123",
            "ficha_pais": "VE",
            "ficha_comuna": desk.comuna.pk,
            "ficha_nombres": "Génesis",
            "ficha_primer_apellido": "Blanco",
        }
        sent.pop("apatrida", None)
        return errors(clerk.post(ADD, {**sent, **typed}))

    return file


def by_nationality(year):
    found = registry()["EX-001"].measure(Period.year(year))
    return {one.categoria: Decimal(one.valor) for one in found if one.dimension == "nacionalidad"}


def test_whoever_becomes_a_national_later_does_not_move_past_years(file):
    assert file(ficha_nacionalidad="VE") == {}
    ficha = Ficha.objects.get()
    ficha.nacionalidad = "CL"
    ficha.save()
    assert by_nationality(2019) == {"Venezuela": 1}


def test_the_form_takes_nobody_for_chilean(file):
    assert file() == {
        "ficha_nacionalidad": ["Elija la nacionalidad con que se presenta, o marque «apátrida»."]
    }
    found = file(ficha_nacionalidad="CL")
    assert "una persona chilena no pide residencia" in str(found)
    assert file(apatrida="on") == {}
    assert by_nationality(2019) == {"Apátrida": 1}


def test_one_without_any_document_is_received_too(file):
    given = {"ficha_documento": "sin_documento", "ficha_numero": "", "ficha_pais": ""}
    assert file(**given, ficha_motivo="Ingresó por paso no habilitado", ficha_nacionalidad="VE") == {}
    assert Solicitud.objects.get().ficha.identificacion == "Sin documento"


def test_a_chilean_run_is_enough(file):
    given = {"ficha_documento": "run", "ficha_numero": "", "ficha_pais": "", "ficha_run": "11.111.111-1"}
    assert file(**given, ficha_nacionalidad="VE") == {}


def test_what_was_mistyped_is_corrected_where_it_was_typed(desk, enter):
    request = desk.request(nacionalidad="CO")
    address = f"/interno/extranjeria/solicitud/{request.pk}/change/"
    sent = {**opened(enter("extranjeria").get(address)), "nacionalidad": "PE", "ocurrido_el": "03-06-2019"}
    assert errors(enter("extranjeria").post(address, sent)) == {}
    assert by_nationality(2019) == {"Perú": 1}
    assert request.ficha.nacionalidad == "VE"


def test_an_inherited_file_keeps_its_day_and_waits_since_then(file):
    assert file(ficha_nacionalidad="VE", ocurrido_el="15-03-2016") == {}
    request = Solicitud.objects.get()
    assert request.ocurrido_el == date(2016, 3, 15)
    assert request.registrado_el.year > 2019
    inherited = {
        (one.dimension, one.categoria): one.valor for one in registry()["EX-006"].measure(Period.year(2019))
    }
    assert inherited == {("", ""): 1, ("recibida", "2016"): 1}


def test_what_could_not_be_asked_that_day_is_refused(file):
    new = TipoSolicitud.objects.create(nombre="Visa nueva", desde=date(2022, 2, 12))
    assert list(file(tipo=new.pk, ficha_nacionalidad="VE")) == ["tipo"]
    old = TipoSolicitud.objects.create(nombre="Visa antigua", desde=date(1990, 1, 1), hasta=date(2022, 2, 12))
    assert file(tipo=old.pk, ficha_nacionalidad="VE") == {}
