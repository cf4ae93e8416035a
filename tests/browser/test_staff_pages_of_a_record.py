"""The pages of a record as the desk meets them: no refused script or style, no barrier, usable on a telephone."""

from datetime import date

import pytest
from django.utils import timezone

from tests.recordarea.models import Articulo, Entrega
from tests.records.conftest import make_comunas, make_ficha, make_staff
from tests.records.desk import LIST, of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2, after=1),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def office():
    """The storehouse with its staff and a record in each state."""
    staff, comunas, ficha = make_staff(), make_comunas(), make_ficha()
    entregas = [
        Entrega.objects.create(
            ocurrido_el=date(2019, 6, day),
            comuna=comunas[day % 2],
            registrado_por=staff["encargada"],
            ficha=ficha,
            solicitado=12_500 * day,
            detalle="Se le quemó la casa el domingo.",
        )
        for day in range(1, 6)
    ]
    today = timezone.localdate()
    entregas[1].evaluar(staff["encargada"], today)
    entregas[2].anular(staff["jefa"], today, "Registrada dos veces.")
    Articulo.objects.create(entrega=entregas[0], nombre="Frazada", cantidad=3)
    return staff, entregas


@pytest.fixture
def pages(office):
    """Each of the pages, with whoever looks at it."""
    staff, (pedida, evaluada, anulada, *_) = office
    found = {
        "login": (None, "/interno/"),
        "index": ("encargada", "/interno/"),
        "list": ("encargada", LIST),
        "search": ("encargada", f"{LIST}?q=rojas"),
        "nothing": ("encargada", f"{LIST}?q=zzz"),
        "add": ("encargada", f"{LIST}add/"),
        "form": ("encargada", of(pedida)),
        "read": ("jefa", of(evaluada)),
        "annulled": ("encargada", of(anulada)),
        "step": ("jefa", of(evaluada, "aprobar")),
        "refusal": ("jefa", of(pedida, "aprobar")),
        "annul": ("jefa", of(pedida, "anular")),
        "history": ("encargada", of(evaluada, "history")),
        "print": ("encargada", of(pedida, "imprimir")),
        "export": ("encargada", f"{LIST}exportar/"),
        "paper": ("encargada", f"/interno/recordarea/papel/add/?registro={pedida.pk}"),
        "delete": ("jefa", of(pedida, "delete")),
    }
    return {name: (staff.get(who), path) for name, (who, path) in found.items()}


def test_no_page_breaks_the_policy_or_shuts_anybody_out(pages, shut_out):
    assert not shut_out(pages)
