"""How the random cases of the fund go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Organizacion
from gobernacion.records.demo import holders
from orasmi.models import ControlRiesgo, Decision, Postulacion, PostulacionPrograma, Presupuesto, Via
from tests.every_area import last_day, live_on

AREA = "orasmi"
ENOUGH = 10**12


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]
    for year in range(day.year, day.year + 5):
        Presupuesto.objects.update_or_create(year=year, defaults={"monto": ENOUGH, "fuente": "Ampliación"})
    changed = 0
    for case in Postulacion.objects.vigentes().order_by("pk"):
        papers = complete(case, chance, day)
        changed += bool(live_on(case, staff, answers, chance, day) or papers)
    for asked in PostulacionPrograma.objects.vigentes().order_by("pk"):
        changed += bool(live_on(asked, staff, answers_of_others, chance, day))
    return changed


def complete(case: Postulacion, chance: Random, day: date) -> bool:
    """Add the papers that a case in evaluation lacks, on a later day."""
    if not case.modificable or chance.random() < 0.2:
        return False
    on = last_day(case, day) + timedelta(days=1)
    if not case.tiene_control():
        answers = dict.fromkeys(ControlRiesgo.PREGUNTAS, True)
        if chance.random() < 0.2:
            answers |= {"sin_parentesco": False, "observaciones": "Son primas."}
        ControlRiesgo.objects.create(postulacion=case, fecha=on, hecho_por=case.registrado_por, **answers)
    if not case.folio_siep:
        case.folio_siep, case.folio_el = f"DESPUES-{case.pk}", on
    case.informe_profesional, case.informe_institucion, case.informe_fecha = "T. Social", "Municipalidad", on
    case.save_signed(case.registrado_por, "Modificar")
    return True


def answers(case: Postulacion, step: str, on: date) -> dict[str, Any]:
    """What the desk writes in the form of a step of a case."""
    return {
        "pedir_antecedentes": {"pendientes": "La cotización"},
        "proponer": {"propuesto": case.solicitado, "fundamento": "Lo necesita."},
        "decidir": {
            "decision": Decision.NO_ADMITIDA if case.pk % 3 == 0 else Decision.ADMITIDA,
            "decision_motivo": "La evalúa otra profesional.",
            "decidida_el": on,
        },
        "devolver": {"motivo": "Falta una cotización."},
        "dejar_en_espera": {"motivo": "No hay presupuesto este mes."},
        "aprobar": {"aprobado": case.propuesto, "acta_numero": f"A-{case.pk}", "aprobada_el": on},
        "derivar": {"derivada_a": "FOSIS", "motivo": "Le corresponde.", "resuelta_el": on},
        "rechazar": {"motivo": "Supera los ingresos.", "resuelta_el": on},
        "desistir": {"motivo": "Ya lo resolvió.", "resuelta_el": on},
        "dejar_sin_efecto": {"motivo": "Falleció.", "sin_efecto_el": on},
        "comprar": {
            "via": Via.MERCADO_PUBLICO,
            "orden": f"{case.pk}-SE",
            "comprometido": less(case.aprobado, case.pk % 3),
            "comprada_el": on,
            "proveedor": Organizacion.objects.first(),
        },
        "entregar": {
            "recibo": f"R-{case.pk}",
            "pagado": less(case.comprometido, case.pk % 4),
            "entregada_el": on,
        },
        "rendir": {"rendido": less(case.pagado, case.pk % 5), "rendida_el": on},
        "cerrar": {
            "reintegrado": case.por_reintegrar,
            "reintegrado_el": on if case.por_reintegrar else None,
            "reintegro_comprobante": f"TGR-{case.pk}" if case.por_reintegrar else "",
        },
    }.get(step, {})


def less(amount: int | None, by: int) -> int:
    """That amount, or so many thousands less."""
    return max(0, (amount or 0) - by * 1_000)


def answers_of_others(asked: PostulacionPrograma, step: str, on: date) -> dict[str, Any]:
    """What another institution answered."""
    return {
        "preseleccionar": {"preseleccionada_el": on},
        "aceptar": {"respondida_el": on},
        "rechazar": {"respondida_el": on, "causa": "Sin presupuesto."},
    }.get(step, {})
