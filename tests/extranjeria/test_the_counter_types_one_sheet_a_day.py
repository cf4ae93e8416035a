"""At closing time the counter types one sheet: three numbers a procedure, corrected on the same page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from extranjeria.models import AtencionDiaria, Tramite
from tests.extranjeria.conftest import SINCE, next_workday

SHEET = "/interno/extranjeria/atenciondiaria/planilla/"
TODAY = timezone.localdate()

pytestmark = pytest.mark.usefixtures("before_the_law")


@pytest.fixture
def sheet(desk, enter):
    """Types the sheet of today: `sheet("con_cita_1", ...)`."""
    clerk = enter("extranjeria")

    def sheet(read=None, who=clerk, **typed):
        form = (read or who.get(SHEET)).context["form"]
        sent = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
        return who.post(
            SHEET,
            {**sent, **{name.format(t=desk.tramite.pk, s=desk.sin_cita.pk): v for name, v in typed.items()}},
        )

    return sheet


def rows():
    vigentes = AtencionDiaria.objects.vigentes().order_by("tramite__nombre")
    return {one.tramite.nombre: (one.con_cita, one.sin_cita, one.no_llegaron) for one in vigentes}


def test_a_day_is_typed_in_one_go(sheet):
    answer = sheet(**{"con_cita_{t}": 80, "no_llegaron_{t}": 5, "sin_cita_{s}": 70})
    assert answer.status_code == 302
    assert rows() == {"Solicitud de visa": (80, 0, 5), "Ampliación de turismo": (0, 70, 0)}


def test_it_is_corrected_on_the_same_page_and_keeps_its_history(sheet):
    sheet(**{"con_cita_{t}": 80, "sin_cita_{s}": 70})
    sheet(**{"con_cita_{t}": 81})
    assert rows() == {"Solicitud de visa": (81, 0, 0), "Ampliación de turismo": (0, 70, 0)}
    versions = {one.tramite.nombre: one.version for one in AtencionDiaria.objects.all()}
    assert versions == {"Solicitud de visa": 2, "Ampliación de turismo": 1}


def test_sending_it_again_changes_nothing(sheet):
    sheet(**{"con_cita_{t}": 80})
    sheet()
    assert [one.version for one in AtencionDiaria.objects.all()] == [1]


def test_what_is_emptied_is_annulled_with_its_reason(sheet):
    sheet(**{"con_cita_{t}": 80})
    sheet(**{"con_cita_{t}": ""})
    assert rows() == {}
    assert AtencionDiaria.objects.get().motivo_anulacion == "La planilla del día dice que no vino nadie."


def test_appointments_that_were_registered_come_proposed(desk, enter):
    yesterday = next_workday(TODAY - timedelta(days=7))
    por = desk.staff["extranjeria"]
    for step in ("atender", "atender", "no_presentar"):
        getattr(desk.appointment(yesterday), step)(por, TODAY)
    form = enter("extranjeria").get(f"{SHEET}?dia={yesterday:%d-%m-%Y}").context["form"]
    pk = desk.tramite.pk
    assert (form[f"con_cita_{pk}"].value(), form[f"no_llegaron_{pk}"].value()) == (2, 1)
    assert rows() == {}


def test_of_two_who_type_the_same_day_the_second_is_told(sheet, enter):
    stale = enter("extranjeria2").get(SHEET)
    sheet(**{"con_cita_{t}": 80})
    answer = sheet(stale, enter("extranjeria2"), **{"con_cita_{t}": 7})
    assert answer.status_code == 200
    assert "Otra persona guardó la planilla" in answer.content.decode()
    assert rows() == {"Solicitud de visa": (80, 0, 0)}
    # What was typed is kept, and saving it again is a decision.
    assert sheet(answer, enter("extranjeria2")).status_code == 302
    assert rows() == {"Solicitud de visa": (7, 0, 0)}


def test_the_sheet_has_the_procedures_of_its_day(desk, enter):
    Tramite.objects.create(nombre="Trámite antiguo", desde=SINCE, hasta=date(2019, 1, 1))
    clerk = enter("extranjeria")
    assert "Trámite antiguo" not in clerk.get(SHEET).content.decode()
    assert "Trámite antiguo" in clerk.get(f"{SHEET}?dia=28-12-2018").content.decode()


@pytest.mark.parametrize("day", ["mañana", "31-02-2019", "01-01-2999", "99999-1-1"])
def test_odd_days_are_today(desk, enter, day):
    assert enter("extranjeria").get(SHEET, {"dia": day}).status_code == 200


def test_a_procedure_without_appointment_has_no_box_for_it(desk, enter):
    form = enter("extranjeria").get(SHEET).context["form"]
    assert f"con_cita_{desk.sin_cita.pk}" not in form.fields
    assert enter("jefa").get(SHEET).status_code == 403
