"""An area proposes its targets and commitments, jefatura approves them, and each keeps to its own area."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from gobernacion.access.models import Anotacion
from gobernacion.indicators.models import Compromiso, EstadoCompromiso, EstadoMeta, MetaAnual
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import RegistroCambiado
from tests.exported import rows_of
from tests.indicators.conftest import YEAR
from tests.records.desk import text

pytestmark = pytest.mark.django_db
PROMISES = "/interno/indicators/compromiso/"
TARGETS = "/interno/indicators/metaanual/"


def typed(compromiso=None, **changes):
    said = {
        "area": "seguridad",
        "year": str(YEAR),
        "texto": "Hacer 60 rondas.",
        "codigo": "SE-001",
        "meta": "",
        "plazo": "",
        "fuente": "",
    }
    return said | ({"version_leida": compromiso.version} if compromiso else {}) | changes


def errors(answer):
    return {name: " ".join(found) for name, found in answer.context["adminform"].form.errors.items()}


# --- proposing and approving ----------------------------------------------------------------------------------


def test_an_area_proposes_and_jefatura_approves(enter, staff):
    assert enter("propone").post(f"{PROMISES}add/", typed(meta="60")).status_code == 302
    compromiso = Compromiso.objects.get()
    assert (compromiso.estado, compromiso.propuesta_por) == (EstadoCompromiso.PROPUESTO, staff["propone"])
    assert (compromiso.capitulo, compromiso.orden) == ("7", 1)
    assert "por aprobar" in text(enter("aprueba").get("/interno/"))
    assert enter("propone").post(f"{PROMISES}{compromiso.pk}/aprobar/").status_code == 403
    assert enter("aprueba").post(f"{PROMISES}{compromiso.pk}/aprobar/").status_code == 302
    compromiso.refresh_from_db()
    assert (compromiso.estado, compromiso.aprobada_por) == (EstadoCompromiso.PENDIENTE, staff["aprueba"])
    assert Anotacion.objects.filter(accion="aprobar", modelo="indicators.Compromiso").exists()


def test_the_same_of_a_yearly_target(enter, staff):
    said = {"codigo": "SE-002", "year": str(YEAR), "valor": "52", "fuente": "Plan 2020."}
    assert enter("propone").post(f"{TARGETS}add/", said).status_code == 302
    meta = MetaAnual.objects.get()
    assert (meta.area, meta.estado) == ("seguridad", EstadoMeta.PROPUESTA)
    assert not MetaAnual.objects.vigentes().exists()
    enter("aprueba").post(f"{TARGETS}{meta.pk}/aprobar/")
    assert MetaAnual.objects.vigentes().get().aprobada_por == staff["aprueba"]


def test_no_target_is_larger_than_can_be_added_up(enter):
    said = {"codigo": "SE-002", "year": str(YEAR), "valor": "9999999999999999", "fuente": "Plan 2020."}
    assert "valor" in errors(enter("propone").post(f"{TARGETS}add/", said))
    odd = typed(meta="9999999999999999", plazo="01-01-0001")
    assert {"meta", "plazo"} <= errors(enter("propone").post(f"{PROMISES}add/", odd)).keys()
    assert enter("propone").post(f"{TARGETS}add/", said | {"valor": "9999999999999"}).status_code == 302


def test_whoever_wrote_it_last_does_not_approve_it(propose, target, staff):
    for proposed in (propose(propuesta_por=staff["jefa"]), target(propuesta_por=staff["jefa"])):
        with pytest.raises(TransicionRechazada, match="Quien propone no aprueba"):
            proposed.aprobar(staff["jefa"])
        proposed.refresh_from_db()
        proposed.aprobar(staff["aprueba"])


def test_whoever_corrects_a_proposal_answers_for_it(enter, propose, staff):
    compromiso = propose()
    enter("otra").post(f"{PROMISES}{compromiso.pk}/change/", typed(compromiso, texto="Hacer 61 rondas."))
    compromiso.refresh_from_db()
    assert (compromiso.texto, compromiso.propuesta_por) == ("Hacer 61 rondas.", staff["otra"])


def test_what_is_approved_is_no_longer_written_but_what_it_rests_on_is(enter, promise):
    compromiso = promise()
    said = typed(compromiso, texto="Hacer 10.", evidencia="Acta 3.")
    assert enter("propone").post(f"{PROMISES}{compromiso.pk}/change/", said).status_code == 302
    compromiso.refresh_from_db()
    assert (compromiso.texto, compromiso.evidencia) == ("Hacer 60 rondas.", "Acta 3.")
    assert compromiso.propuesta_por.username == "propone"


def test_two_clerks_at_once_lose_nothing(enter, propose):
    compromiso = propose()
    opened = typed(compromiso, texto="Una.")
    enter("otra").post(f"{PROMISES}{compromiso.pk}/change/", typed(compromiso, texto="Otra."))
    answer = enter("propone").post(f"{PROMISES}{compromiso.pk}/change/", opened)
    assert "usted escribió «Una.»" in errors(answer)["texto"]


def test_it_is_given_back_and_thrown_away_with_a_reason(enter, promise, propose):
    compromiso = promise()
    page = f"{PROMISES}{compromiso.pk}/devolver/"
    assert "obligatorio" in text(
        enter("aprueba").post(page, {"version_leida": compromiso.version, "motivo": ""})
    )
    enter("aprueba").post(page, {"version_leida": compromiso.version, "motivo": "Falta la meta."})
    compromiso.refresh_from_db()
    assert (compromiso.estado, compromiso.motivo) == (EstadoCompromiso.PROPUESTO, "Falta la meta.")
    assert compromiso.aprobada_por is None
    other = propose(texto="Otra cosa.")
    page = f"{PROMISES}{other.pk}/descartar/"
    enter("aprueba").post(page, {"version_leida": other.version, "motivo": "No nos toca."})
    other.refresh_from_db()
    assert other.estado == EstadoCompromiso.DESCARTADO
    assert not Compromiso.objects.prometidos().exists()


def test_a_target_that_has_to_be_another_stops_counting_until_it_is_approved_again(target, staff):
    meta = target()
    meta.aprobar(staff["aprueba"])
    meta.devolver(staff["aprueba"], "El plan cambió.")
    assert not MetaAnual.objects.vigentes().exists()
    meta.propuesta_por = staff["propone"]
    meta.save()
    meta.aprobar(staff["jefa"])
    reasons = meta.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert [reason for reason in reasons if reason] == ["Aprobar", "Devolver para corregir", "Aprobar"]


# --- how far it has come --------------------------------------------------------------------------------------


def test_jefatura_says_how_far_it_has_come_and_why(enter, promise, staff):
    compromiso = promise()
    page = f"{PROMISES}{compromiso.pk}/cambiar_estado/"
    said = {
        "version_leida": compromiso.version,
        "estado": "cumplido",
        "evidencia": "",
        "motivo": "Terminó el año.",
    }
    assert enter("propone").post(page, said).status_code == 403
    assert "escriba en qué se apoya" in text(enter("aprueba").post(page, said, follow=True))
    compromiso.refresh_from_db()
    assert compromiso.estado == EstadoCompromiso.PENDIENTE
    enter("aprueba").post(page, said | {"evidencia": "61 rondas, planillas 1 a 61."})
    compromiso.refresh_from_db()
    assert (compromiso.estado, compromiso.evidencia, compromiso.motivo) == (
        "cumplido",
        "61 rondas, planillas 1 a 61.",
        "Terminó el año.",
    )
    last = compromiso.history.latest()
    assert (last.history_change_reason, last.history_user) == ("Cumplido", staff["aprueba"])
    assert Anotacion.objects.get(accion="cambiar_estado").motivo == "Terminó el año."
    assert "Terminó el año." in text(enter("propone").get(f"{PROMISES}{compromiso.pk}/history/"))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("evidencia", "Firmó Ana, 12.345.678-5.", "no escriba en él el RUN"),
        ("motivo", "Lo dijo 12.345.678-5", "No escriba RUN"),
        ("motivo", "", "obligatorio"),
        ("estado", "propuesto", "no es una de las opciones"),
        ("estado", "otro", "no es una de las opciones"),
    ],
)
def test_an_odd_answer_is_refused_beside_its_field_and_kept(enter, promise, field, value, sentence):
    compromiso = promise()
    said = {
        "version_leida": compromiso.version,
        "estado": "en_curso",
        "evidencia": "Acta.",
        "motivo": "Avanza según el acta.",
    }
    answer = enter("jefa").post(f"{PROMISES}{compromiso.pk}/cambiar_estado/", said | {field: value})
    assert sentence in " ".join(answer.context["form"].errors[field])
    compromiso.refresh_from_db()
    assert compromiso.estado == EstadoCompromiso.PENDIENTE


def test_steps_are_taken_from_where_they_start_on_the_copy_that_was_read(promise, propose, staff):
    approved, proposed, jefa = promise(), propose(texto="Otra."), staff["jefa"]
    for step in (
        lambda: approved.aprobar(jefa),
        lambda: approved.descartar(jefa, "x"),
        lambda: proposed.devolver(jefa, "x"),
        lambda: proposed.cambiar_estado(jefa, "en_curso", "", "x"),
        lambda: approved.cambiar_estado(jefa, "propuesto", "", "x"),
        lambda: approved.cambiar_estado(jefa, "en_curso", "", "  "),
    ):
        with pytest.raises(TransicionRechazada):
            step()
        approved.refresh_from_db()
        proposed.refresh_from_db()
    stale = Compromiso.objects.get(pk=approved.pk)
    approved.cambiar_estado(jefa, "en_curso", "", "Avanza.")
    with pytest.raises(RegistroCambiado):
        stale.cambiar_estado(jefa, "no_cumplido", "Nada.", "Nada.")


# --- whose it is ----------------------------------------------------------------------------------------------


def test_an_area_neither_sees_nor_promises_for_another(enter, promise):
    compromiso = promise()
    assert enter("vecina").get(f"{PROMISES}{compromiso.pk}/change/").status_code == 404
    assert "Hacer 60 rondas" not in text(enter("vecina").get(PROMISES))
    answer = enter("vecina").post(f"{PROMISES}add/", typed(area="seguridad"))
    assert answer.status_code == 200
    assert {"area", "codigo"} <= errors(answer).keys()
    assert Compromiso.objects.count() == 1


def test_the_autoridad_reads_all_and_decides_nothing(enter, promise):
    compromiso = promise()
    assert "Hacer 60 rondas" in text(enter("autoridad").get(PROMISES))
    assert enter("autoridad").get(f"{PROMISES}{compromiso.pk}/change/").status_code == 200
    for page in ("devolver", "cambiar_estado"):
        assert enter("autoridad").get(f"{PROMISES}{compromiso.pk}/{page}/").status_code == 403
    assert enter("autoridad").get(f"{PROMISES}add/").status_code == 403


def test_the_form_offers_the_indicators_of_the_own_area_by_name(enter):
    page = text(enter("propone").get(f"{PROMISES}add/"))
    assert "SE-001" in page
    assert "OR-001" not in page


# --- what cannot be promised ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"codigo": "OR-001"}, "codigo", "no es una de las opciones"),
        ({"codigo": "ZZ-999"}, "codigo", "no es una de las opciones"),
        ({"codigo": "", "meta": "3"}, "codigo", "Una meta se mide con un indicador"),
        ({"meta": "-3"}, "__all__", "no puede ser negativa"),
        ({"plazo": "01-02-2021"}, "plazo", "debe ser de 2020"),
        ({"year": "20200"}, "year", ""),
        ({"texto": "Atender a 12.345.678-5."}, "texto", "no escriba en él el RUN"),
        ({"texto": ""}, "texto", "obligatorio"),
    ],
)
def test_what_cannot_be_promised_is_refused_in_words(enter, changes, field, sentence):
    answer = enter("propone").post(f"{PROMISES}add/", typed(**changes))
    assert sentence in errors(answer).get(field, errors(answer).get("meta", ""))
    assert not Compromiso.objects.exists()


def test_a_code_that_nobody_declares_is_refused_wherever_it_is_checked(propose):
    with pytest.raises(Exception, match="Ningún área de esta oficina declara"):
        propose(codigo="ZZ-999", capitulo="7").clean()


def test_a_commitment_does_not_contradict_the_target_of_its_year(enter, target):
    target(valor=52)
    answer = enter("propone").post(f"{PROMISES}add/", typed(meta="60"))
    assert "La meta de SE-001 para 2020 es 52" in errors(answer)["meta"]
    assert enter("propone").post(f"{PROMISES}add/", typed(meta="52")).status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"estado": "otro"},
        {"estado": "pendiente"},
        {"estado": "cumplido", "evidencia": ""},
        {"meta": Decimal(-1)},
    ],
)
def test_the_database_refuses_a_commitment_that_cannot_be(propose, changes):
    compromiso = propose()
    with pytest.raises(DatabaseError), transaction.atomic():
        Compromiso.objects.filter(pk=compromiso.pk).update(**changes)


def test_the_database_refuses_that_one_person_did_both(promise, target, staff):
    compromiso, meta = promise(), target()
    with pytest.raises(DatabaseError), transaction.atomic():
        Compromiso.objects.filter(pk=compromiso.pk).update(propuesta_por=staff["jefa"])
    with pytest.raises(DatabaseError), transaction.atomic():
        MetaAnual.objects.filter(pk=meta.pk).update(estado="vigente", aprobada_por=staff["propone"])
    with pytest.raises(DatabaseError), transaction.atomic():
        MetaAnual.objects.filter(pk=meta.pk).update(estado="vigente")


# --- the list -------------------------------------------------------------------------------------------------


def test_the_list_names_the_indicator_its_target_and_what_is_late(enter, promise):
    promise(meta=60, plazo=date(2020, 6, 30))
    page = text(enter("propone").get(PROMISES))
    for said in (
        "Hacer 60 rondas.",
        "Seguridad pública",
        "SE-001",
        "60 ",
        "30-06-2020, atrasado",
        "Pendiente",
    ):
        assert said in page


def test_the_list_is_cut_by_area_year_state_and_term(enter, promise, staff):
    this_year = timezone.localdate().year
    late = promise(texto="Atrasado.", plazo=date(2020, 6, 30))
    coming = promise(texto="Por venir.", year=this_year)
    done = promise(texto="Hecho.")
    done.cambiar_estado(staff["jefa"], "cumplido", "Acta.", "Se hizo.")

    def found(query):
        page = text(enter("jefa").get(f"{PROMISES}{query}"))
        return [one.texto for one in (late, coming, done) if one.texto in page]

    assert found("?plazo=atrasados") == ["Atrasado."]
    assert found(f"?year={this_year}") == ["Por venir."]
    assert found("?estado__exact=cumplido") == ["Hecho."]
    assert found("?area=seguridad") == ["Atrasado.", "Por venir.", "Hecho."]
    assert found("?area=orasmi") == []
    for odd in ("?plazo=x", "?year=x", "?area=x", "?year=1&year=%00"):
        assert enter("jefa").get(f"{PROMISES}{odd}").status_code == 400
    assert "atrasados" in text(enter("aprueba").get("/interno/"))


def test_a_form_says_what_is_measured_so_far(enter, promise):
    page = text(enter("propone").get(f"{PROMISES}{promise().pk}/change/"))
    assert "Medido a la fecha" in page


def test_those_of_one_chapter_take_one_place_each(propose):
    assert [propose(texto=text).orden for text in ("a", "b", "c")] == [1, 2, 3]
    assert propose(texto="d", codigo="", year=2021).orden == 1


def test_a_list_asks_as_many_questions_for_one_as_for_many(enter, propose, django_assert_max_num_queries):
    for number in range(40):
        propose(texto=f"Compromiso {number}.")
    browser = enter("jefa")
    with django_assert_max_num_queries(14):
        browser.get(PROMISES)


# --- taking them as a file ------------------------------------------------------------------------------------


def test_commitments_are_exported_by_name_and_code_as_the_list_is_cut(enter, promise):
    promise(meta=60, plazo=date(2020, 6, 30))
    promise(texto="Otro.", year=2021)
    [row] = rows_of(enter("autoridad"), PROMISES, "?year=2020")
    assert (row["Área"], row["Área (código)"]) == ("Seguridad pública", "seguridad")
    assert row["Indicador (código)"] == "SE-001"
    assert row["Indicador"] not in ("", "SE-001")
    assert (row["Meta"], row["Unidad"], row["Plazo"]) == ("60.0000", "rondas", "2020-06-30")
    assert (row["Estado"], row["Estado (código)"]) == ("Pendiente", "pendiente")
    assert Anotacion.objects.get(accion="exportar").filas == 1


def test_targets_are_exported_by_whoever_sees_them_of_their_own_area(enter, staff):
    target = {"codigo": "SE-001", "year": YEAR, "valor": 60, "estado": EstadoMeta.PROPUESTA}
    MetaAnual.objects.create(area="seguridad", propuesta_por=staff["propone"], **target)
    [row] = rows_of(enter("propone"), TARGETS)
    assert (row["Meta"], row["Indicador (código)"]) == ("60.0000", "SE-001")
    assert rows_of(enter("vecina"), TARGETS) == []
