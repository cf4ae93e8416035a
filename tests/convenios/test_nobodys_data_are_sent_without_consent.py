"""The institution receives somebody's data only after they signed: in the step, in the database and on the page."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from gobernacion.transitions import TransicionRechazada
from programs.convenios.models import Consiente, Derivacion, Estado, Grupo, PapelDerivacion


def execute(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def refused(sql, *params):
    with pytest.raises(IntegrityError):
        execute(sql, *params)


@pytest.mark.parametrize("missing", ["consiente", "consentimiento_el", "consentimiento", "derivada_el"])
def test_the_step_asks_for_who_signed_when_and_the_paper(desk, missing):
    case = desk.at(Estado.COMPLETA)
    with pytest.raises(TransicionRechazada, match=r"falta «.+»"):
        desk.take(case, "derivar", **{missing: "" if missing == "consiente" else None})
    assert case.estado == Estado.COMPLETA


def test_nobody_is_sent_before_they_signed(desk):
    case = desk.at(Estado.COMPLETA)
    with pytest.raises(Exception, match="antes de que la persona consienta"):
        desk.take(case, "derivar", consentimiento_el=desk.today)


def test_the_paper_is_of_the_same_referral(desk):
    case, other = desk.at(Estado.COMPLETA), desk.at(Estado.COMPLETA)
    with pytest.raises(TransicionRechazada, match="de esta misma derivación"):
        desk.take(case, "derivar", consentimiento=desk.paper(other))


def test_a_withdrawn_paper_proves_nothing(desk):
    case = desk.at(Estado.COMPLETA)
    paper = desk.paper(case)
    paper.retirar(desk.staff["jefa"], desk.today, "Es de otra persona")
    with pytest.raises(TransicionRechazada, match="papel vigente"):
        desk.take(case, "derivar", consentimiento=paper)


def test_the_consent_stays_as_long_as_what_was_sent_by_it(desk):
    case = desk.at(Estado.DERIVADA)
    with pytest.raises(TransicionRechazada, match="se conserva con ella"):
        case.consentimiento.retirar(desk.staff["jefa"], desk.today, "Por error")
    refused("UPDATE convenios_papelderivacion SET registro_id = registro_id + 1")
    refused(
        "UPDATE convenios_papelderivacion SET retirado_el = '2026-01-01', retirado_por_id = subido_por_id, "
        "motivo_retiro = 'x', archivo = ''"
    )
    case.consentimiento.refresh_from_db()
    assert not case.consentimiento.retirado


def test_for_a_child_somebody_else_signs(desk):
    case = desk.at(Estado.COMPLETA, grupo=Grupo.MENOR)
    with pytest.raises(Exception, match="madre, padre o representante"):
        desk.take(case, "derivar", consiente=Consiente.TITULAR)
    desk.take(case, "derivar", consiente=Consiente.REPRESENTANTE)
    refused("UPDATE convenios_derivacion SET consiente = 'titular' WHERE id = %s", case.pk)


@pytest.mark.parametrize(
    "change",
    [
        "consentimiento_id = NULL",
        "consentimiento_el = NULL",
        "consiente = ''",
        "consentimiento_id = {other}",
        "derivada_por_id = NULL",
    ],
)
def test_raw_sql_cannot_take_the_consent_from_what_was_sent(desk, change):
    case, other = desk.at(Estado.DERIVADA), desk.at(Estado.DERIVADA)
    change = change.format(other=other.consentimiento_id)
    refused(f"UPDATE convenios_derivacion SET {change} WHERE id = %s", case.pk)


def test_raw_sql_cannot_send_without_a_paper(desk):
    case = desk.at(Estado.COMPLETA)
    rest = "estado = 'derivada', derivada_el = antecedentes_el, consentimiento_el = antecedentes_el"
    refused(f"UPDATE convenios_derivacion SET {rest} WHERE id = %s", case.pk)
    signed = f"{rest}, consiente = 'titular', derivada_por_id = registrado_por_id"
    other = desk.paper(desk.at(Estado.COMPLETA))
    refused(
        f"UPDATE convenios_derivacion SET {signed}, consentimiento_id = %s WHERE id = %s", other.pk, case.pk
    )
    own = desk.paper(case)
    execute(
        f"UPDATE convenios_derivacion SET {signed}, consentimiento_id = %s WHERE id = %s", own.pk, case.pk
    )


def test_nothing_is_born_sent(desk):
    sent = desk.at(Estado.DERIVADA)
    sent.pk, sent.numero, sent._state.adding = None, "2026-99999", True
    sent.ficha = desk.ficha()
    with pytest.raises(IntegrityError), transaction.atomic():
        Derivacion.objects.bulk_create([sent])


# --- on the page -------------------------------------------------------------------------------------------------


def address(case, page):
    return f"/interno/convenios/derivacion/{case.pk}/{page}/"


def test_there_is_no_sheet_for_the_institution_before_the_consent(desk, enter):
    case, browser = desk.at(Estado.COMPLETA), enter("encargada")
    assert browser.get(address(case, "hoja")).status_code == 302
    form = browser.get(address(case, "consentimiento")).content.decode()
    assert "mientras no la firme, no se envía ningún dato" in form
    desk.take(case, "derivar")
    sheet = browser.get(address(case, "hoja")).content.decode()
    assert "Consintió por escrito" in sheet


def test_the_step_says_which_paper_is_missing_and_offers_only_its_own(desk, enter):
    case, other, browser = desk.at(Estado.COMPLETA), desk.at(Estado.COMPLETA), enter("encargada")
    desk.paper(other)
    page = browser.get(address(case, "derivar")).content.decode()
    assert "agréguelo escaneado" in page
    assert "Consentimiento firmado</option>" not in page
    paper = desk.paper(case)
    page = browser.get(address(case, "derivar")).content.decode()
    assert f'<option value="{paper.pk}" selected>Consentimiento firmado</option>' in page


def test_the_paper_of_another_referral_is_not_taken_by_the_page(desk, enter):
    case, other = desk.at(Estado.COMPLETA), desk.at(Estado.COMPLETA)
    foreign, day = desk.paper(other), f"{desk.today:%d-%m-%Y}"
    answer = enter("encargada").post(
        address(case, "derivar"),
        {
            "version_leida": case.version,
            "consiente": "titular",
            "consentimiento_el": day,
            "consentimiento": foreign.pk,
            "derivada_el": day,
        },
    )
    assert answer.status_code == 200
    case.refresh_from_db()
    assert case.estado == Estado.COMPLETA


# --- agreements that name nobody ---------------------------------------------------------------------------------


def test_an_agreement_for_victims_of_violence_names_nobody_here(desk):
    nameless = desk.agreement("SERNAMEG", con_nomina=False)
    case = desk.referral()
    case.convenio = nameless
    with pytest.raises(Exception, match="no se anotan con nombre"):
        case.full_clean()
    refused("UPDATE convenios_derivacion SET convenio_id = %s", nameless.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.referral(convenio=nameless)


def test_an_agreement_that_named_people_does_not_become_one_that_names_nobody(desk):
    desk.referral()
    desk.convenio.con_nomina = False
    with pytest.raises(Exception, match="ya tiene personas"):
        desk.convenio.full_clean()
    refused(
        "UPDATE convenios_convenio SET con_nomina = {}".format(
            "0" if connection.vendor == "sqlite" else "FALSE"
        )
    )


def test_nobody_is_sent_under_an_agreement_that_ended(desk):
    desk.convenio.hasta = desk.today - timedelta(days=30)
    desk.convenio.save()
    case = desk.at(Estado.COMPLETA)
    with pytest.raises(TransicionRechazada, match="no estaba vigente ese día"):
        desk.take(case, "derivar")


def test_whoever_takes_the_consent_back_is_no_longer_waited_for(desk):
    case = desk.at(Estado.DERIVADA)
    desk.take(case, "desistir", motivo="Retira su consentimiento.")
    assert case.estado == Estado.DESISTIDA
    assert PapelDerivacion.objects.vigentes().count() == 1
