"""Typing a case: the RUN, the aid and the amount are enough; what is wrong is said beside its field, never a 500."""

from datetime import timedelta

import pytest

from gobernacion.directory.models import Ficha
from orasmi.models import Ayuda, ControlRiesgo, Estado, Postulacion
from tests.orasmi.paper import ADD, LIST, errors, opened, typed, with_check


def test_a_case_is_typed_with_its_person_and_is_counted_where_they_live(desk, enter):
    answer = enter("encargada").post(ADD, typed(desk))
    assert errors(answer) == {}
    case = Postulacion.objects.get()
    assert (case.estado, case.comuna, case.registrado_por) == (
        Estado.INGRESADA,
        desk.comunas[0],
        desk.staff["encargada"],
    )
    assert case.ficha.nombre_completo == "Rosa Inventada"


def test_little_is_needed_to_begin(desk, enter):
    few = dict.fromkeys(
        ("folio_siep", "rsh", "necesidad", "informe_fecha", "informe_profesional", "informe_institucion"), ""
    )
    assert errors(enter("encargada").post(ADD, typed(desk, **few))) == {}
    assert Postulacion.objects.get().folio_siep is None


def test_two_cases_may_both_lack_their_folio(desk, enter):
    browser = enter("encargada")
    for run in ("35.000.500-5", "35.000.001-1"):
        assert errors(browser.post(ADD, typed(desk, folio_siep="", ficha_run=run))) == {}


def test_the_risk_check_is_signed_by_whoever_typed_it(desk, enter):
    assert errors(enter("encargada").post(ADD, typed(desk, **with_check(desk)))) == {}
    control = ControlRiesgo.objects.get()
    assert (control.hecho_por, control.conforme) == (desk.staff["encargada"], True)


def test_a_risk_check_left_blank_is_not_a_risk_check(desk, enter):
    blank = with_check(desk, **dict.fromkeys(ControlRiesgo.PREGUNTAS))
    assert errors(enter("encargada").post(ADD, typed(desk, **blank))) == {}
    assert not ControlRiesgo.objects.exists()


def test_a_known_run_brings_its_ficha(desk, enter):
    browser = enter("encargada")
    browser.post(ADD, typed(desk))
    only_run = typed(desk, folio_siep="S-2", ficha_nombres="", ficha_primer_apellido="", ficha_comuna="")
    answer = browser.post(ADD, only_run)
    assert "Trajimos su ficha" in errors(answer)["__all__"]
    form = answer.context["adminform"].form
    brought = {name: form[name].value() or "" for name in form.fields if name.startswith("ficha_")}
    assert brought["ficha_nombres"] == "Rosa"
    assert errors(browser.post(ADD, {**only_run, **brought})) == {}
    assert Ficha.objects.count() == 1
    assert Postulacion.objects.count() == 2


def test_a_second_case_in_process_of_the_same_person_is_pointed_out(desk, enter):
    browser = enter("encargada")
    browser.post(ADD, typed(desk))
    page = browser.post(ADD, typed(desk, folio_siep="S-2"), follow=True).content.decode()
    assert f"otra postulación en trámite: {Postulacion.objects.order_by('pk')[0]}" in page


WRONG = [
    ({"ficha_run": "35.000.500-1"}, "ficha_run", "dígito verificador"),
    ({"ficha_run": "hola"}, "ficha_run", "RUN"),
    ({"ficha_run": ""}, "ficha_run", "RUN"),
    ({"ficha_nombres": ""}, "ficha_nombres", "Complete"),
    ({"ficha_comuna": ""}, "ficha_comuna", "comuna donde vive"),
    ({"ficha_nacimiento": "01-01-2090"}, "ficha_nacimiento", "futuro"),
    ({"ficha_telefono": "abc"}, "ficha_telefono", "teléfono"),
    ({"ficha_correo": "no es"}, "ficha_correo", "correo"),
    ({"ocurrido_el": "31-02-2026"}, "ocurrido_el", "No existe el 31 de febrero"),
    ({"ocurrido_el": "01-01-2090"}, "ocurrido_el", "aún no llega"),
    ({"ocurrido_el": ""}, "ocurrido_el", "obligatorio"),
    ({"ocurrido_el": "01-01-2017"}, "ayuda", "no se podía pedir"),
    ({"ayuda": ""}, "ayuda", "obligatorio"),
    ({"ayuda": "999999"}, "ayuda", ""),
    ({"solicitado": ""}, "solicitado", "obligatorio"),
    ({"solicitado": "0"}, "solicitado", "mayor que cero"),
    ({"solicitado": "-5000"}, "solicitado", "negativo"),
    ({"solicitado": "mucho"}, "solicitado", "monto"),
    ({"solicitado": "1,5"}, "solicitado", "decimales"),
    ({"solicitado": "9" * 40}, "solicitado", "demasiado grande"),
    ({"hogar": "0"}, "hogar", "mayor o igual"),
    ({"hogar": "31"}, "hogar", "menor o igual"),
    ({"hogar": "1" * 30}, "hogar", ""),
    ({"grupo": "otro"}, "grupo", "no es una de las opciones"),
    ({"canal": ""}, "canal", "obligatorio"),
    ({"folio_siep": "a/b"}, "folio_siep", "letras, cifras y guion"),
    ({"folio_siep": "x" * 21}, "folio_siep", "20 caracteres"),
    ({"informe_profesional": ""}, "informe_profesional", "quién lo firma"),
    ({"informe_fecha": "01-01-2090"}, "informe_fecha", "aún no llega"),
    ({"necesidad": "x" * 2001}, "necesidad", "2000 caracteres"),
    ({"necesidad": "a\x00b"}, "necesidad", ""),
]


@pytest.mark.parametrize(
    ("change", "field", "sentence"), WRONG, ids=[str(change)[:40] for change, _, _ in WRONG]
)
def test_what_is_wrong_is_said_beside_its_field(desk, enter, change, field, sentence):
    found = errors(enter("encargada").post(ADD, typed(desk, **change)))
    assert sentence in found[field], found
    assert not Postulacion.objects.exists()


def test_a_folio_of_another_case_is_said_beside_it(desk, enter):
    desk.case(folio_siep="S-1")
    assert "ya está en otra postulación" in errors(enter("encargada").post(ADD, typed(desk)))["folio_siep"]


def test_a_negative_answer_asks_for_its_explanation(desk, enter):
    check = with_check(desk, hogar=None)
    assert "Explique" in errors(enter("encargada").post(ADD, typed(desk, **check)))["observaciones"]


def test_an_aid_withdrawn_is_still_offered_for_what_happened_before(desk, enter):
    Ayuda.objects.update(hasta=desk.today)
    yesterday = f"{desk.today - timedelta(days=1):%d-%m-%Y}"
    assert "no se podía pedir" in errors(enter("encargada").post(ADD, typed(desk)))["ayuda"]
    assert (
        errors(enter("encargada").post(ADD, typed(desk, ocurrido_el=yesterday, informe_fecha=yesterday)))
        == {}
    )


def test_what_was_typed_is_still_there_after_an_error(desk, enter):
    answer = enter("encargada").post(
        ADD, typed(desk, solicitado="mucho", necesidad="Un texto largo y difícil.")
    )
    page = answer.content.decode()
    assert "Un texto largo y difícil." in page
    assert 'value="mucho"' in page
    assert 'value="Rosa"' in page


# --- correcting ---------------------------------------------------------------------------------------------


def test_a_case_is_corrected_until_it_is_proposed(desk, enter):
    case = desk.at(Estado.EVALUACION)
    browser, address = enter("encargada"), f"{LIST}{case.pk}/change/"
    existing = {
        "control-INITIAL_FORMS": "1",
        "control-0-id": case.control.pk,
        "control-0-postulacion": case.pk,
    }
    check = {**with_check(desk), **existing, "control-0-version_leida": case.control.version}
    assert errors(browser.post(address, opened(case, desk, hogar="5", **check))) == {}
    case.refresh_from_db()
    assert case.hogar == 5
    desk.take(case, "proponer", "encargada")
    assert browser.post(address, opened(case, desk, hogar="9", **check)).status_code == 403
    assert 'name="hogar"' not in browser.get(address).content.decode()


@pytest.mark.parametrize(
    "name", ["estado", "aprobado", "propuesto", "pagado", "evaluada_por", "registrado_por"]
)
def test_the_form_does_not_write_what_only_a_step_writes(desk, enter, name):
    case = desk.at(Estado.EVALUACION)
    before = getattr(case, name)
    enter("encargada").post(f"{LIST}{case.pk}/change/", opened(case, desk, **{name: "1"}))
    case.refresh_from_db()
    assert getattr(case, name) == before


# --- steps over HTTP ----------------------------------------------------------------------------------------


STEP_ERRORS = [
    ("proponer", Estado.EVALUACION, {"propuesto": "nada"}, "propuesto", "monto"),
    ("proponer", Estado.EVALUACION, {"fundamento": ""}, "fundamento", "obligatorio"),
    ("aprobar", Estado.PROPUESTA, {"aprobado": "250.001"}, "aprobado", "más de lo propuesto"),
    ("aprobar", Estado.PROPUESTA, {"aprobada_el": "01-01-2090"}, "aprobada_el", "aún no llega"),
    ("aprobar", Estado.PROPUESTA, {"aprobada_el": "01-01-2019"}, None, "informe social"),
    ("aprobar", Estado.PROPUESTA, {"acta_numero": "x" * 21}, "acta_numero", "20 caracteres"),
    ("comprar", Estado.APROBADA, {"comprometido": "200.001"}, "comprometido", "más de lo aprobado"),
    ("comprar", Estado.APROBADA, {"comprometido": "0"}, "comprometido", "mayor que cero"),
    ("comprar", Estado.APROBADA, {"comprada_el": "01-01-2019"}, "comprada_el", "anterior a la aprobación"),
    ("comprar", Estado.APROBADA, {"proveedor": ""}, None, "proveedor"),
    ("comprar", Estado.APROBADA, {"proveedor": "no"}, "proveedor", ""),
    ("entregar", Estado.COMPRA, {"pagado": "190.001"}, "pagado", "más de lo comprometido"),
    ("entregar", Estado.COMPRA, {"pagado": "0"}, "pagado", "mayor que cero"),
    ("entregar", Estado.COMPRA, {"entregada_el": "01-01-2019"}, "entregada_el", "anterior a la compra"),
    ("rendir", Estado.ENTREGADA, {"rendido": "190.001"}, "rendido", "más de lo pagado"),
    ("rechazar", Estado.EVALUACION, {"resuelta_el": "01-01-2019"}, "resuelta_el", "anterior al ingreso"),
]


@pytest.mark.parametrize(("step", "estado", "change", "field", "sentence"), STEP_ERRORS)
def test_a_step_says_beside_its_field_what_is_wrong(desk, enter, step, estado, change, field, sentence):
    case = desk.at(estado)
    said = desk.answers(step)
    if "proveedor" in said:
        said["proveedor"] = said["proveedor"].pk
    said = {name: f"{value:%d-%m-%Y}" if hasattr(value, "year") else value for name, value in said.items()}
    who = {"aprobar": "jefa", "entregar": "colega"}.get(step, "encargada")
    answer = enter(who).post(f"{LIST}{case.pk}/{step}/", {**said, **change, "version_leida": case.version})
    assert answer.status_code == 200
    assert sentence in " ".join(answer.context["form"].errors[field or "__all__"])
    case.refresh_from_db()
    assert case.estado == estado


def test_a_step_proposes_today_and_what_the_step_before_wrote(desk, enter):
    case = desk.at(Estado.PROPUESTA)
    form = enter("jefa").get(f"{LIST}{case.pk}/aprobar/").context["form"]
    assert form.initial["aprobado"] == 250_000
    assert form.initial["aprobada_el"] == desk.today
    assert "quedan $10.000.000" in form.fields["aprobado"].help_text


def test_a_reason_is_of_one_step_alone(desk, enter):
    case = desk.at(Estado.ESPERA)
    desk.take(case, "evaluar", "encargada")
    form = enter("encargada").get(f"{LIST}{case.pk}/rechazar/").context["form"]
    assert form.initial["motivo"] == ""


def test_a_step_taken_from_a_page_opened_before_somebody_saved_is_refused(desk, enter):
    case = desk.at(Estado.EVALUACION)
    said = {"propuesto": "100.000", "fundamento": "Sí", "version_leida": case.version - 1}
    answer = enter("encargada").post(f"{LIST}{case.pk}/proponer/", said)
    assert "Otra persona guardó" in " ".join(answer.context["form"].non_field_errors())
    case.refresh_from_db()
    assert case.estado == Estado.EVALUACION
