"""Over a thousand attentions a year: a day's are typed at once, and each is a record."""

import pytest

from orasmi.models import AtencionDifusion

TALLY = "/interno/orasmi/atenciondifusion/anotar/"


def tally(desk, **counts):
    return {
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "canal": "telefono",
        "comuna": desk.comunas[0].pk,
        **counts,
    }


def test_a_tally_becomes_one_record_each(desk, enter):
    answer = enter("encargada").post(TALLY, tally(desk, suf="3", vivienda="2", beca=""))
    assert answer.status_code == 302
    found = AtencionDifusion.objects.order_by("pk")
    assert [one.materia for one in found] == ["suf"] * 3 + ["vivienda"] * 2
    assert {one.registrado_por for one in found} == {desk.staff["encargada"]}
    assert len({one.numero for one in found}) == 5
    assert found[0].history.get().history_user == desk.staff["encargada"]


def test_the_next_one_keeps_the_day_the_channel_and_the_comuna(desk, enter):
    page = enter("encargada").post(TALLY, tally(desk, suf="1"), follow=True)
    form = page.context["form"]
    assert (form["canal"].value(), form["comuna"].value()) == ("telefono", str(desk.comunas[0].pk))
    assert form["suf"].value() is None
    assert "Hoy van 1 atenciones" in page.content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "__all__"),
        ({"suf": "0"}, "__all__"),
        ({"suf": "-1"}, "suf"),
        ({"suf": "101"}, "suf"),
        ({"suf": "muchas"}, "suf"),
        ({"suf": "1", "ocurrido_el": "01-01-2190"}, "ocurrido_el"),
        ({"suf": "1", "canal": "humo"}, "canal"),
        ({"suf": "1", "comuna": ""}, "comuna"),
    ],
)
def test_an_odd_tally_is_refused_beside_its_field(desk, enter, change, field):
    answer = enter("encargada").post(TALLY, tally(desk, **change))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not AtencionDifusion.objects.exists()


def test_whoever_only_approves_types_none(desk, enter):
    assert enter("jefa").get(TALLY).status_code == 403
