"""An hour is read in every spelling that leaves one reading, and refused with a sentence that shows how."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import hours
from gobernacion.lib.hours import HoraInvalida, MinutosDudosos, MitadContradicha, NoExisteEsaHora


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9,30", time(9, 30)),
        ("9 30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9h30", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("9:30 hrs", time(9, 30)),
        ("9:30 Hrs.", time(9, 30)),
        ("9:30hrs", time(9, 30)),
        ("9:30 horas", time(9, 30)),
        ("9:30 h", time(9, 30)),
        ("a las 9:30", time(9, 30)),
        ("las 9.30 hrs.", time(9, 30)),
        ("9:30 am", time(9, 30)),
        ("9:30 A.M.", time(9, 30)),
        ("9:30 a. m.", time(9, 30)),
        ("9:30\u00a0a.\u202fm.", time(9, 30)),
        ("9:30 de la mañana", time(9, 30)),
        ("\u200b9:30\ufeff", time(9, 30)),
        ("\uff19:\uff13\uff10", time(9, 30)),
        ("10", time(10)),
        ("1030", time(10, 30)),
        ("10 hrs", time(10)),
        ("10h", time(10)),
        ("0", time(0)),
        ("21h30", time(21, 30)),
        ("2130 hrs", time(21, 30)),
        ("9:30 pm", time(21, 30)),
        ("9:30 de la noche", time(21, 30)),
        ("7 de la tarde", time(19)),
        ("15:00 pm", time(15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("12:00 m.", time(12)),
        ("mediodía", time(12)),
        ("12 de la noche", time(0)),
        ("10:30:15", time(10, 30, 15)),
    ],
)
def test_an_hour_is_read_in_every_spelling(text: str, hour: time) -> None:
    assert hours.read(text) == hour


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("9.3", MinutosDudosos, "dos cifras"),
        ("9:5", MinutosDudosos, "dos cifras"),
        ("24:00", NoExisteEsaHora, "de 00:00 a 23:59"),
        ("25", NoExisteEsaHora, "de 00:00 a 23:59"),
        ("1260", NoExisteEsaHora, "de 00:00 a 23:59"),
        ("13 am", MitadContradicha, "parte del día"),
        ("0 pm", MitadContradicha, "parte del día"),
        ("3 de la noche", MitadContradicha, "parte del día"),
        ("nueve y media", HoraInvalida, "No se entiende la hora"),
        ("9:30 o 10", HoraInvalida, "No se entiende la hora"),
        ("9\u00b2:30", HoraInvalida, "No se entiende la hora"),
        ("-9:30", HoraInvalida, "No se entiende la hora"),
        ("93012", HoraInvalida, "No se entiende la hora"),
        ("", HoraInvalida, "No se entiende la hora"),
        ("\x00", HoraInvalida, "No se entiende la hora"),
        ("1" * 5000, HoraInvalida, "No se entiende la hora"),
    ],
)
def test_what_may_be_no_hour_or_two_is_refused_with_an_example(
    text: str, kind: type[HoraInvalida], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence) as refusal:
        hours.read(text)
    assert f"por ejemplo {hours.EXAMPLE}" in str(refusal.value)


@given(st.times().map(lambda hour: hour.replace(microsecond=0)))
def test_an_hour_is_read_back_however_it_is_printed(hour: time) -> None:
    assert hours.read(hours.write(hour)) == hour
    assert hours.read(hour.isoformat()) == hour
    whole = hour.replace(second=0)
    for printed in (
        f"{hour:%H.%M}",
        f"{hour:%H%M}",
        f"{hour:%Hh%M}",
        f"{hour:%I:%M %p}",
        f"{hour:%H:%M hrs}",
    ):
        assert hours.read(printed) == whole


@given(st.text(max_size=30))
def test_any_text_is_either_an_hour_or_refused(text: str) -> None:
    try:
        hour = hours.read(text)
    except HoraInvalida:
        return
    assert hours.read(hours.write(hour)) == hour
