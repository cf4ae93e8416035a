"""Records written many at once leave in their history what saving them one by one would have left."""

from datetime import date, timedelta

import pytest

from gobernacion.records.demo import Life, noon, write, write_lives, write_unnumbered
from tests.recordarea.models import Articulo, Entrega, Estado

DAY = date(2019, 6, 3)
OF_EACH = {"id", "numero", "history_id"}
MOMENT = "history_date"


def history(*rows, but=()):
    """Every version of these, oldest first, in every column that does not tell one row from its twin."""
    return [
        {name: value for name, value in version.items() if name not in OF_EACH.union(but)}
        for row in rows
        for version in type(row).history.filter(id=row.pk).order_by("history_id").values()
    ]


@pytest.fixture
def invent(staff, comunas, ficha):
    """A record that is not written yet, with something in each kind of column."""

    def invent(**given):
        common = {"ocurrido_el": DAY, "registrado_el": noon(DAY), "comuna": comunas[0], "ficha": ficha}
        common |= {"registrado_por": staff["encargada"], "urgente": True, "solicitado": 9_000}
        return Entrega(**{**common, "detalle": 'Dijo: "100 %"; pidió ñandú.', **given})

    return invent


def test_new_records(invent, staff):
    many = [invent(), invent(registrado_por=staff["otra"], solicitado=1, urgente=False)]
    single = [invent(), invent(registrado_por=staff["otra"], solicitado=1, urgente=False)]
    write(many)
    for record in single:
        record._history_user = record.registrado_por
        record.save()
    assert history(*many, but={MOMENT}) == history(*single, but={MOMENT})
    assert [version.numero for version in Entrega.history.order_by("id")] == [
        record.numero for record in (*many, *single)
    ]
    assert abs(many[0].history.get().history_date - single[0].history.get().history_date) < timedelta(hours=1)


@pytest.mark.parametrize("signed", [True, False])
def test_their_lines(entrega, staff, signed):
    por = staff["encargada"] if signed else None
    many, single = (
        [Articulo(entrega=entrega, nombre=nombre, cantidad=2) for nombre in ("Frazada", "Carpa")]
        for _ in range(2)
    )
    write_unnumbered(many, por)
    for line in single:
        line._history_user = por
        line.save()
    assert len(history(*many)) == 2
    assert history(*many, but={MOMENT}) == history(*single, but={MOMENT})


def test_every_version_they_had(invent, staff):
    steps = [
        ("Registrar", DAY, staff["encargada"], {}),
        ("Evaluar", DAY, staff["otra"], {"estado": Estado.EVALUADA, "evaluada_por": staff["otra"]}),
        ("Aprobar", date(2019, 6, 5), staff["jefa"], {"estado": Estado.APROBADA, "aprobado": 8_000}),
        ("Entregar", date(2019, 6, 5), staff["otra"], {"estado": Estado.ENTREGADA}),
    ]
    lives = [Life(invent()) for _ in steps]
    single = [invent() for _ in steps]
    for taken, (life, record) in enumerate(zip(lives, single, strict=True), 1):
        for label, on, por, values in steps[:taken]:
            life.write(label, on, por, **values)
            for name, value in values.items():
                setattr(record, name, value)
            record._history_date = noon(on)
            record.save_signed(por, label)
    write_lives(lives)
    many = [life.record for life in lives]
    assert len(history(*many)) == 1 + 2 + 3 + 4
    assert history(*many) == history(*single)
    assert {version.numero for version in many[-1].history.all()} == {many[-1].numero}
