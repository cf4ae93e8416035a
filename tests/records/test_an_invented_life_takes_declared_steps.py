"""A step in an invented life leaves what the step itself would have left, and is refused where that would be."""

from datetime import date, time, timedelta

import pytest

from gobernacion.records.demo import Life, noon, write_lives
from gobernacion.territory.models import Comuna
from programs.emergencias.models import CierreReabierto, Evento, TipoEvento
from tests.every_area import open_desk

DAY = date(2019, 6, 3)
APART = {"id", "numero", "history_id", "history_date", "evento_id"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return open_desk("emergencias")


@pytest.fixture
def event(staff):
    """An event that is not written yet."""

    def event():
        fields = {"ocurrido_el": DAY, "tipo": TipoEvento.SISMO, "hora": time(9), "lugar": "Aquí"}
        fields |= dict.fromkeys(("informado_comunal", "informado_provincial", "informado_regional"), True)
        comuna = Comuna.objects.propias().ordenadas()[0]
        return Evento(registrado_el=noon(DAY), registrado_por=staff["encargada"], comuna=comuna, **fields)

    return event


def said(rows):
    return [{name: value for name, value in row.items() if name not in APART} for row in rows]


def test_what_it_asks_for_where_it_leads_and_what_it_takes_back(event, staff):
    por, later = staff["encargada"], DAY + timedelta(days=3)
    invented = Life(event()).enter(DAY, por)
    invented.take("cerrar", DAY, por, resultado="Se normalizó.")
    invented.take_back("reabrir", later, por)
    write_lives([invented])

    typed = event()
    typed.save_signed(por, "Registrar")
    typed.cerrar(por, DAY, cerrado_el=DAY, resultado="Se normalizó.")
    typed.reabrir(por, later)

    ours, theirs = (
        said(Evento.history.filter(id=one.pk).order_by("history_id").values())
        for one in (invented.record, typed)
    )
    assert len(ours) == 3
    assert ours == theirs
    [kept, kept_by_step] = said(CierreReabierto.objects.order_by("pk").values())
    assert kept == kept_by_step


def test_it_is_refused_from_another_state(event, staff):
    invented = Life(event()).enter(DAY, staff["encargada"])
    with pytest.raises(AssertionError, match="Volver a seguir"):
        invented.take_back("reabrir", DAY, staff["encargada"])
    assert len(invented.versions) == 1
