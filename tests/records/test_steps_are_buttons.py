"""A step that is open is a button above the record; it asks what it needs, is journalled, and refuses in words."""

import pytest
from django.utils import timezone

from gobernacion.access.models import Anotacion
from tests.recordarea.models import Entrega, Estado
from tests.records.desk import of, text


@pytest.fixture
def evaluada(entrega, staff):
    entrega.evaluar(staff["otra"], timezone.localdate())
    return entrega


def buttons(browser, entrega):
    return [page["title"] for page in browser.get(of(entrega)).context["record_pages"]]


def answers(entrega, **given):
    return {"version_leida": entrega.version, "acta": "12", "aprobado": "$8.000", **given}


def test_each_person_is_offered_the_steps_that_are_open_and_theirs(enter, entrega, staff):
    assert buttons(enter("encargada"), entrega) == ["Evaluar", "Imprimir"]
    assert buttons(enter("jefa"), entrega) == ["Evaluar", "Imprimir", "Anular"]
    entrega.evaluar(staff["otra"], timezone.localdate())
    assert buttons(enter("jefa"), entrega) == ["Aprobar", "Imprimir", "Anular"]


def test_the_page_asks_what_the_step_needs_and_shows_what_it_is_about(enter, evaluada):
    page = enter("jefa").get(of(evaluada, "aprobar"))
    assert list(page.context["form"].fields) == ["version_leida", "acta", "aprobado"]
    said = text(page)
    assert "Compromete dinero del año." in said
    assert "Monto solicitado $10.000" in said


def test_the_step_is_taken_with_its_line_in_the_journal(enter, evaluada, staff):
    answer = enter("jefa").post(of(evaluada, "aprobar"), answers(evaluada), follow=True)
    assert "«Aprobar» quedó hecho" in text(answer)
    assert Entrega.objects.get().estado == Estado.APROBADA
    line = Anotacion.objects.get(accion="aprobar")
    assert (line.quien, line.registro) == (staff["jefa"], str(evaluada.pk))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"acta": ""}, "Este campo es obligatorio"),
        ({"aprobado": ""}, "Este campo es obligatorio"),
        ({"aprobado": "muchos"}, "No se entiende el monto"),
        ({"aprobado": "0"}, "No se aprueba una entrega de cero pesos"),
        ({"aprobado": "99.000"}, "No se puede aprobar más de lo que se solicitó"),
        ({"version_leida": ""}, "obligatorio"),
        ({"version_leida": "1"}, "Otra persona guardó cambios"),
    ],
)
def test_what_it_cannot_take_is_said_and_what_was_typed_is_kept(enter, evaluada, given, sentence):
    refused = enter("jefa").post(of(evaluada, "aprobar"), answers(evaluada, **given))
    form = refused.context["form"]
    assert sentence in str(form.errors)
    assert form["acta"].value() == given.get("acta", "12")
    assert Entrega.objects.get().estado == Estado.EVALUADA
    assert not Anotacion.objects.filter(accion="aprobar").exists()


def test_a_step_out_of_its_turn_is_refused_in_words(enter, entrega):
    for refused in (
        enter("jefa").get(of(entrega, "aprobar")),
        enter("jefa").post(of(entrega, "aprobar"), answers(entrega)),
    ):
        assert "está en estado «pedida»: «Aprobar» se hace desde «evaluada»" in text(refused)
    assert Entrega.objects.get().estado == Estado.PEDIDA


def test_who_evaluated_is_told_that_another_person_approves(enter, entrega, staff):
    entrega.evaluar(staff["jefa"], timezone.localdate())
    assert "debe hacerlo otra persona" in text(enter("jefa").post(of(entrega, "aprobar"), answers(entrega)))
    assert Entrega.objects.get().estado == Estado.EVALUADA


def test_a_step_of_another_function_is_refused(enter, evaluada):
    assert enter("encargada").post(of(evaluada, "aprobar"), answers(evaluada)).status_code == 403
    assert enter("autoridad").post(of(evaluada, "aprobar"), answers(evaluada)).status_code == 404


def test_looking_at_a_step_takes_nothing(enter, evaluada):
    enter("jefa").get(of(evaluada, "aprobar") + "?acta=12&aprobado=1&version_leida=2")
    assert Entrega.objects.get().estado == Estado.EVALUADA


def test_a_step_does_not_tell_what_the_person_may_not_see(enter, evaluada):
    Entrega.objects.filter(pk=evaluada.pk).update(detalle="Canario del detalle")
    assert "Canario del detalle" not in enter("jefa").get(of(evaluada, "aprobar")).content.decode()


def test_annulling_asks_why_and_writes_it_in_the_journal(enter, entrega, staff):
    jefa = enter("jefa")
    refused = jefa.post(of(entrega, "anular"), {"version_leida": entrega.version, "motivo": " "})
    assert "obligatorio" in str(refused.context["form"].errors)
    jefa.post(of(entrega, "anular"), {"version_leida": entrega.version, "motivo": "Registrada dos veces."})
    entrega.refresh_from_db()
    assert (entrega.anulado_por, entrega.motivo_anulacion) == (staff["jefa"], "Registrada dos veces.")
    assert Anotacion.objects.get(accion="anular").motivo == "Registrada dos veces."


def test_a_reason_that_names_somebody_is_refused_beside_the_field(enter, entrega):
    given = {"version_leida": entrega.version, "motivo": "Es la misma que 11.111.111-1"}
    refused = enter("jefa").post(of(entrega, "anular"), given)
    assert "No escriba RUN" in str(refused.context["form"].errors["motivo"])
    assert refused.context["form"]["motivo"].value() == given["motivo"]


def test_what_was_annulled_offers_no_steps(enter, entrega, staff):
    entrega.anular(staff["jefa"], timezone.localdate(), "Duplicada.")
    assert buttons(enter("jefa"), entrega) == ["Imprimir"]
    assert "está anulado" in text(enter("jefa").get(of(entrega, "evaluar")))
