"""What is asked in a jornada is written there, waits with its term, and is closed with the answer that was given."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.directory.models import Ficha
from gobernacion.records.models import ValorVigente
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.gobierno_en_terreno.models import Demanda, EstadoDemanda, Tema

LIST = "/interno/gobierno_en_terreno/demanda/"
JORNADAS = "/interno/gobierno_en_terreno/jornada/"
STEPS = {step.name: step for step in transitions_of(Demanda)}
OPEN = [(estado, name) for estado in EstadoDemanda for name, step in STEPS.items() if estado in step.source]
CLOSED = [(estado, name) for estado in EstadoDemanda for name in STEPS if (estado, name) not in OPEN]


@pytest.mark.parametrize(("estado", "step"), OPEN)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    demand = desk.take(desk.at(estado), step)
    demand.refresh_from_db()
    assert demand.estado == (STEPS[step].target or EstadoDemanda.PENDIENTE)


@pytest.mark.parametrize(("estado", "step"), CLOSED)
def test_a_step_that_is_not_open_is_refused(desk, estado, step):
    with pytest.raises(TransicionRechazada, match="se hace desde"):
        desk.take(desk.at(estado), step)


def test_what_had_been_sent_to_a_service_goes_back_to_it(desk):
    demand = desk.take(desk.at(EstadoDemanda.DERIVADA), "responder")
    desk.take(demand, "reabrir", "jefa")
    assert (demand.estado, demand.respuesta, demand.respondida_el) == (EstadoDemanda.DERIVADA, "", None)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_asks_for_what_it_needs(desk, step):
    for name in STEPS[step].fields:
        with pytest.raises(TransicionRechazada, match="falta"):
            desk.take(desk.demand(), step, **{name: "" if name == "respuesta" else None})


def test_its_day_comuna_and_term_come_from_its_jornada(desk):
    jornada = desk.held(comuna=desk.comunas[2])
    ValorVigente.objects.create(
        clave="gobierno_en_terreno.plazo_de_demandas",
        desde=jornada.ocurrido_el,
        valor=12,
        norma="Instructivo inventado",
    )
    demand = desk.demand(jornada)
    assert (demand.ocurrido_el, demand.comuna) == (jornada.ocurrido_el, desk.comunas[2])
    assert demand.plazo == jornada.ocurrido_el + timedelta(days=12)


def test_nothing_is_asked_in_a_jornada_that_was_not_held(desk):
    planned = desk.jornada()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.demand(planned)
    given = {"jornada": planned, "planteamiento": "x", "registrado_por": desk.staff["encargada"]}
    with pytest.raises(ValidationError, match="ya se hizo"):
        Demanda(**given).clean()


BROKEN = [
    (EstadoDemanda.PENDIENTE, "estado = 'olvidada'"),
    (EstadoDemanda.PENDIENTE, "materia = 'x'"),
    (EstadoDemanda.PENDIENTE, "planteamiento = ''"),
    (EstadoDemanda.PENDIENTE, "plazo = NULL"),
    (EstadoDemanda.PENDIENTE, "plazo = '2001-01-01'"),
    (EstadoDemanda.PENDIENTE, "respuesta = 'sí'"),
    (EstadoDemanda.PENDIENTE, "estado = 'derivada'"),
    (EstadoDemanda.PENDIENTE, "estado = 'respondida'"),
    (EstadoDemanda.DERIVADA, "organismo_id = NULL"),
    (EstadoDemanda.DERIVADA, "derivada_el = '2001-01-01'"),
    (EstadoDemanda.RESPONDIDA, "respuesta = ''"),
    (EstadoDemanda.RESPONDIDA, "respondida_el = '2001-01-01'"),
    (EstadoDemanda.RESPONDIDA, "derivada_el = '2100-01-01'"),
]


@pytest.mark.parametrize(("estado", "change"), BROKEN)
def test_raw_sql_is_refused(desk, estado, change):
    demand = desk.at(estado)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE gobierno_en_terreno_demanda SET {change} WHERE id = %s", [demand.pk])


# --- in the browser -------------------------------------------------------------------------------------------


def form_of(demand, **typed):
    given = {
        "version_leida": demand.version,
        "materia": demand.materia,
        "planteamiento": demand.planteamiento,
        "plazo": f"{demand.plazo:%d-%m-%Y}",
        "ficha_documento": "run",
        "ficha_nacionalidad": "CL",
        **{f"gestiones-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM")},
        "gestiones-MAX_NUM_FORMS": "1000",
    }
    return {**given, **typed}


PERSON = {"ficha_run": "11.111.111-1", "ficha_nombres": "Ana", "ficha_primer_apellido": "Inventada"}


def test_nobody_has_to_be_named(desk, enter):
    demand = desk.demand()
    answer = enter("encargada").post(f"{LIST}{demand.pk}/change/", form_of(demand, materia=Tema.SALUD))
    assert answer.status_code == 302
    demand.refresh_from_db()
    assert (demand.materia, demand.ficha) == (Tema.SALUD, None)


def test_who_waits_for_an_answer_is_kept_and_may_be_taken_out(desk, enter):
    demand = desk.demand()
    browser = enter("encargada")
    assert browser.post(f"{LIST}{demand.pk}/change/", form_of(demand, **PERSON)).status_code == 302
    demand.refresh_from_db()
    assert demand.ficha == Ficha.objects.get(area="gobierno_en_terreno")
    assert "Inventada" in browser.get(f"{LIST}{demand.pk}/change/").content.decode()
    assert browser.post(f"{LIST}{demand.pk}/change/", form_of(demand)).status_code == 302
    demand.refresh_from_db()
    assert demand.ficha is None


@pytest.mark.parametrize("typed", [{"ficha_nombres": "Ana"}, {"ficha_telefono": "+56 9 0123 4567"}])
def test_half_a_person_is_asked_for_the_rest_and_nothing_is_lost(desk, enter, typed):
    demand = desk.demand()
    answer = enter("encargada").post(f"{LIST}{demand.pk}/change/", form_of(demand, **typed))
    assert answer.status_code == 200
    assert "ficha_run" in answer.context["adminform"].form.errors
    assert next(iter(typed.values())) in answer.content.decode()


def test_it_is_read_by_whoever_does_not_write(desk, enter):
    demand = desk.at(EstadoDemanda.RESPONDIDA)
    page = enter("jefa").get(f"{LIST}{demand.pk}/change/").content.decode()
    assert "Nadie pidió respuesta." in page
    assert "Se repusieron." in page


def in_the_jornada(jornada, *asked):
    sent = {
        "version_leida": jornada.version,
        "tipo": jornada.tipo,
        "nombre": "",
        "publico": jornada.publico,
        "tema": jornada.tema,
        "hora": "",
    }
    for prefix, how_many in (("servicios", 0), ("demandas", len(asked))):
        sent |= {
            f"{prefix}-TOTAL_FORMS": str(how_many),
            f"{prefix}-INITIAL_FORMS": "0",
            f"{prefix}-MIN_NUM_FORMS": "0",
            f"{prefix}-MAX_NUM_FORMS": "1000",
        }
    for place, text in enumerate(asked):
        sent |= {f"demandas-{place}-materia": Tema.SALUD, f"demandas-{place}-planteamiento": text}
    return sent


def test_they_are_typed_in_the_jornada_and_signed(desk, enter):
    jornada = desk.held()
    browser = enter("colega")
    answer = browser.post(f"{JORNADAS}{jornada.pk}/change/", in_the_jornada(jornada, "Una", "Otra"))
    assert answer.status_code == 302
    assert [one.planteamiento for one in Demanda.objects.order_by("pk")] == ["Una", "Otra"]
    one = Demanda.objects.order_by("pk")[0]
    assert (one.registrado_por, one.ocurrido_el) == (desk.staff["colega"], jornada.ocurrido_el)
    assert one.numero
    assert one.history.get().history_user == desk.staff["colega"]
    page = browser.get(f"{JORNADAS}{jornada.pk}/change/").content.decode()
    assert f"{LIST}{one.pk}/change/" in page


def test_what_was_written_before_is_not_changed_from_the_jornada(desk, enter):
    demand = desk.demand()
    sent = in_the_jornada(demand.jornada, "Otra cosa")
    sent |= {
        "demandas-INITIAL_FORMS": "1",
        "demandas-0-id": demand.pk,
        "demandas-0-jornada": demand.jornada_id,
    }
    enter("encargada").post(f"{JORNADAS}{demand.jornada_id}/change/", sent)
    demand.refresh_from_db()
    assert demand.planteamiento == "Demostración: reponer luminarias."


def test_what_is_late_is_said_first_and_found(desk, enter):
    late = desk.demand(plazo=desk.today - timedelta(days=1))
    soon = desk.demand(plazo=desk.today + timedelta(days=3))
    desk.demand(plazo=desk.today + timedelta(days=30))
    closed = desk.demand(plazo=desk.today - timedelta(days=1))
    desk.take(closed, "responder")
    browser = enter("encargada")
    lists = [one for group in browser.get("/interno/").context["waiting"] for one in group["lists"]]
    [said] = [one for one in lists if one["title"] == "Con el plazo vencido"]
    assert (said["count"], said["oldest"]) == (1, late.plazo)
    assert list(browser.get(said["url"]).context["cl"].result_list) == [late]
    assert list(browser.get(LIST, {"plazo": "por-vencer"}).context["cl"].result_list) == [soon]
    assert browser.get(LIST, {"plazo": "nunca"}).status_code == 400


@pytest.mark.parametrize(
    ("who", "step", "expected"),
    [
        ("encargada", "derivar", 200),
        ("jefa", "derivar", 403),
        ("encargada", "reabrir", 403),
        ("jefa", "reabrir", 200),
    ],
)
def test_who_may_take_each_step(desk, enter, who, step, expected):
    demand = desk.at(EstadoDemanda.RESPONDIDA if step == "reabrir" else EstadoDemanda.PENDIENTE)
    assert enter(who).get(f"{LIST}{demand.pk}/{step}/").status_code == expected


def test_a_closed_one_is_not_rewritten(desk, enter):
    demand = desk.at(EstadoDemanda.RESPONDIDA)
    answer = enter("encargada").post(f"{LIST}{demand.pk}/change/", form_of(demand, materia=Tema.SALUD))
    assert answer.status_code == 403
