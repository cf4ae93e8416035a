"""After 11-02-2022 (Ley 21.325) nothing new is dated at this desk; what was pending is still answered."""

import re
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from extranjeria.models import AtencionDiaria, Cita, Estado, Solicitud
from tests.extranjeria.conftest import errors, next_workday, opened

LAST = date(2022, 2, 11)
SAID = "La oficina respondió por esta área hasta el 11-02-2022 (Ley 21.325): revise la fecha."


def test_a_request_is_dated_on_the_last_day_or_before(desk):
    others = {field.name for field in Solicitud._meta.fields} - {"ocurrido_el"}
    desk.request(ocurrido_el=LAST).clean_fields(exclude=others)
    with pytest.raises(ValidationError) as refused:
        Solicitud(ocurrido_el=LAST + timedelta(days=1)).clean_fields(exclude=others)
    assert refused.value.message_dict == {"ocurrido_el": [SAID]}


def test_no_hour_is_given_any_more(desk, enter):
    clerk, day = enter("extranjeria"), next_workday(timezone.localdate(), 2)
    sent = {**opened(clerk.get("/interno/extranjeria/cita/add/")), "ocurrido_el": f"{day:%d-%m-%Y}"}
    assert SAID in errors(clerk.post("/interno/extranjeria/cita/add/", sent))["ocurrido_el"]
    given = desk.appointment(LAST)
    with pytest.raises(ValidationError, match=re.escape("Ley 21.325")):
        given.reprogramar(desk.staff["extranjeria"], LAST, pasa_al=day, pasa_a_las=time(11, 0))
    assert Cita.objects.get().ocurrido_el == LAST


def test_the_counter_types_no_sheet_of_a_later_day(desk, enter):
    clerk, sheet = enter("extranjeria"), "/interno/extranjeria/atenciondiaria/planilla/?dia="
    typed = {f"con_cita_{desk.tramite.pk}": 8, f"leida_{desk.tramite.pk}": 0}
    assert SAID in clerk.post(f"{sheet}12-02-2022", typed).content.decode()
    assert not AtencionDiaria.objects.exists()
    assert clerk.post(f"{sheet}11-02-2022", typed).status_code == 302
    assert AtencionDiaria.objects.get().con_cita == 8


def test_what_was_pending_is_still_answered(desk):
    pending = desk.request(ocurrido_el=LAST)
    desk.take(pending, "analizar")
    desk.take(pending, "aprobar", resuelta_el=date(2022, 5, 2))
    assert Solicitud.objects.get().estado == Estado.APROBADA
