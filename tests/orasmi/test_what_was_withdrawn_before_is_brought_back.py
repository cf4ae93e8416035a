"""Approvals withdrawn before their day was kept are written again from the history when an office upgrades."""

from importlib import import_module

from django.apps import apps

from orasmi.models import Estado, Postulacion

bring_back = import_module("orasmi.migrations.0004_sin_efecto").bring_back
ERASED = {
    **dict.fromkeys(("aprobado", "aprobada_el", "aprobada_por", "proveedor", "comprometido", "comprada_el")),
    **dict.fromkeys(("acta_numero", "via", "orden"), ""),
    "sin_efecto_el": None,
}


def test_a_purchase_withdrawn_is_as_if_its_day_had_always_been_kept(desk):
    case = desk.at(Estado.COMPRA)
    desk.take(case, "dejar_sin_efecto", "jefa")
    Postulacion.objects.filter(pk=case.pk).update(**ERASED)
    bring_back(apps, None)
    brought = Postulacion.objects.get()
    kept = [field.name for field in Postulacion._meta.fields]
    assert [getattr(brought, name) for name in kept] == [getattr(case, name) for name in kept]
