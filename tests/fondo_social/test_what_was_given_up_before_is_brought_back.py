"""Awards given up before their day was kept are written again from the history when an office upgrades."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from programs.fondo_social.models import Estado, Proyecto
from tests.unguarded import rewriting

bring_back = import_module("programs.fondo_social.migrations.0004_desistimiento").bring_back


@pytest.fixture
def before_the_rule(db):
    """The table as it was before a project given up had to have its day."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        else:
            cursor.execute(
                "ALTER TABLE fondo_social_proyecto DROP CONSTRAINT fs_proyecto_desistido_con_fecha"
            )
            yield


@pytest.mark.parametrize("estado", [Estado.ADJUDICADO, Estado.ADMISIBLE])
def test_what_was_given_up_is_as_if_its_day_had_always_been_kept(before_the_rule, desk, estado):
    project = desk.at(estado)
    desk.take(project, "desistir")
    erased = {"adjudicado": None, "resolucion": "", "adjudicado_el": None, "adjudicado_por": None}
    Proyecto.objects.update(**erased, resuelto_el=project.desistido_el, desistido_el=None)
    with rewriting(Proyecto):
        project.history.update(desistido_el=None)
        last = project.history.order_by("-history_id").first()
        project.history.filter(pk=last.pk).update(resuelto_el=project.desistido_el)
        bring_back(apps, None)
    brought = Proyecto.objects.get()
    kept = [field.name for field in Proyecto._meta.fields]
    assert [getattr(brought, name) for name in kept] == [getattr(project, name) for name in kept]
