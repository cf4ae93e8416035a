"""The pages of accounts and functions: no refused script or style, no barrier, usable on a telephone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.access.models import Asignacion
from gobernacion.access.roles import Rol
from tests.access.people import make_user, name

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2, after=1),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def pages():
    """Each of the pages, with whoever looks at it."""
    ada, julia, new = make_user("ada"), make_user("julia"), make_user("nueva")
    name(ada, Rol.ADMINISTRADOR)
    name(julia, Rol.JEFATURA)
    waits = Asignacion.objects.create(
        user=new, rol=Rol.AUDITOR, otorgada_por=ada, motivo="Resolución exenta 123"
    )
    ends = name(new, Rol.MODERADOR, hasta=timezone.localdate() + timedelta(days=90))
    locked_out = make_user("espera", estado_clave="por_confirmar", clave_por=ada)
    of = "/interno/access/asignacion/{}/{}/".format
    return {
        "waiting room": (locked_out, "/interno/"),
        "no other page": (locked_out, "/interno/access/user/"),
        "home": (julia, "/interno/"),
        "list": (julia, "/interno/access/asignacion/?vigente=por_confirmar"),
        "waits": (julia, of(waits.pk, "change")),
        "reject": (julia, of(waits.pk, "rechazar")),
        "end": (ada, of(ends.pk, "terminar")),
        "account": (ada, f"/interno/access/user/{locked_out.pk}/change/"),
    }


def test_no_page_breaks_the_policy_or_shuts_anybody_out(pages, shut_out):
    assert not shut_out(pages)


def test_a_function_is_confirmed_by_keyboard_and_without_javascript(open_as, pages):
    who, path = pages["waits"]
    page = open_as(who, path, javascript=False)
    page.get_by_role("button", name="Confirmar").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Función confirmada")
