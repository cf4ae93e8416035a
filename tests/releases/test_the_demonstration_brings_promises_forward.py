"""In the demonstration some promises have come as far as the account says, and one waits for jefatura."""

import pytest

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.indicators.models import Compromiso
from gobernacion.releases import demo
from tests.access.people import make_user, name
from tests.invented_account import ACCOUNT, said, with_figures

pytestmark = pytest.mark.django_db
TOLD = with_figures(said("HU-001", 9, "2031 al 2031-03-06", meta=45), document=ACCOUNT)


def test_it_says_what_the_account_says_once(published):
    name(make_user("jefa"), Rol.JEFATURA)
    name(make_user("clerk"), Rol.ENCARGADO, "huertos")
    published(TOLD)
    demo.load()
    demo.load()
    forward, proposed = Compromiso.objects.order_by("pk")
    assert (forward.estado, forward.evidencia) == (
        "en_curso",
        "Al 06-03-2031, 9 de 45 personas, según la cuenta 2030.",
    )
    assert (proposed.year, proposed.estado, proposed.propuesta_por) == (
        2032,
        "propuesto",
        User.objects.get(username="clerk"),
    )
    assert demo.INVENTADO in proposed.texto


def test_without_anybody_to_sign_nothing_is_said(published):
    published(TOLD)
    demo.load()
    assert Compromiso.objects.get().estado == "pendiente"
