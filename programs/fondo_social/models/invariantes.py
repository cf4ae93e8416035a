"""What the database itself refuses in a project, whoever writes to it and however."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.guards import Guard
from gobernacion.records.invariants import Invariant, not_after, only_in, two_people, within
from programs.fondo_social.models.estados import (
    APROBADOS,
    FINANCIADOS,
    IMPEDIDOS,
    POR_RENDIR,
    RENDIDOS,
    SIN_FONDO,
    SIN_REVISAR,
    TRANSFERIDOS,
    Causa,
    Estado,
    Exigencia,
    Tipo,
)

UNA_POR_CONCURSO = (
    "Esa organización ya tiene una postulación en el concurso: cada RUT postula una sola vez. "
    "Búsquela en la lista por el RUT."
)

RENDIDO_Y_REINTEGRADO = Coalesce("rendido", 0) + Coalesce("reintegrado", 0)

AWARDED = Q(
    ~Q(resolucion=""),
    adjudicado__isnull=False,
    adjudicado__gt=0,
    adjudicado_el__isnull=False,
    adjudicado_por__isnull=False,
)
NEVER_AWARDED = Q(resolucion="", adjudicado=None, adjudicado_el=None, adjudicado_por=None)
"""An award that was given up stays written: a year that ended counts it."""

DEL_PROYECTO = [
    Invariant(
        condition=Q(estado__in=Estado.values, tipo__in=Tipo.values, causa__in=["", *Causa.values]),
        name="fs_proyecto_listas_conocidas",
        violation_error_message="Elija de la lista el tipo y la causa.",
    ),
    Invariant(
        condition=~Q(nombre=""),
        name="fs_proyecto_con_nombre",
        field="nombre",
        violation_error_message="Escriba el nombre del proyecto.",
    ),
    Invariant(
        condition=Q(solicitado__gt=0),
        name="fs_proyecto_pide_algo",
        field="solicitado",
        violation_error_message="El monto solicitado debe ser mayor que cero.",
    ),
    Invariant(
        condition=Q(estado=Estado.BORRADOR, rut="", postulado_el=None)
        | Q(~Q(estado=Estado.BORRADOR), ~Q(rut=""), postulado_el__isnull=False),
        name="fs_proyecto_postulado_con_rut",
        violation_error_message="Una postulación lleva el RUT de la organización y su fecha.",
    ),
    Invariant(
        condition=~Q(estado=Estado.OBSERVADO) | ~Q(observacion=""),
        name="fs_proyecto_observado_con_observacion",
        field="observacion",
        violation_error_message="Diga qué debe corregir la organización.",
    ),
    Invariant(
        condition=Q(estado__in=SIN_REVISAR, revisado_el=None, revisado_por=None)
        | Q(estado=Estado.DESISTIDO)
        | Q(
            ~Q(estado__in=[*SIN_REVISAR, Estado.DESISTIDO]),
            revisado_el__isnull=False,
            revisado_por__isnull=False,
        ),
        name="fs_proyecto_revisado_con_fecha",
        violation_error_message="La admisibilidad lleva su fecha y quién la revisó.",
    ),
    Invariant(
        condition=only_in([Estado.INADMISIBLE], ~Q(causa=""), Q(causa="")),
        name="fs_proyecto_inadmisible_con_causa",
        field="causa",
        violation_error_message="Un proyecto inadmisible, y solo él, lleva su causa.",
    ),
    Invariant(
        condition=only_in(FINANCIADOS, AWARDED, NEVER_AWARDED) | Q(estado=Estado.DESISTIDO) & AWARDED,
        name="fs_proyecto_adjudicado_con_resolucion",
        violation_error_message="Un proyecto adjudicado, y solo él, lleva monto, resolución, fecha y responsable.",
    ),
    Invariant(
        condition=only_in(
            TRANSFERIDOS,
            Q(
                ~Q(comprobante=""),
                transferido_el__isnull=False,
                transferido_por__isnull=False,
                rendir_hasta__isnull=False,
            ),
            Q(comprobante="", transferido_el=None, transferido_por=None, rendir_hasta=None),
        ),
        name="fs_proyecto_transferido_con_comprobante",
        violation_error_message="Una transferencia lleva comprobante, fecha, responsable y plazo para rendir.",
    ),
    Invariant(
        condition=only_in(
            RENDIDOS,
            Q(
                rendido__isnull=False,
                reintegrado__isnull=False,
                rendido_el__isnull=False,
                recibida_por__isnull=False,
            ),
            Q(rendido=None, reintegrado=None, rendido_el=None, recibida_por=None),
        ),
        name="fs_proyecto_rendido_con_montos",
        violation_error_message="Una rendición lleva montos, fecha y quién la recibió.",
    ),
    Invariant(
        condition=~Q(estado=Estado.RENDICION_OBSERVADA) | ~Q(observacion_rendicion=""),
        name="fs_proyecto_rendicion_observada_con_observacion",
        field="observacion_rendicion",
        violation_error_message="Diga qué debe corregir la organización en su rendición.",
    ),
    Invariant(
        condition=only_in(
            APROBADOS,
            Q(rendicion_aprobada_el__isnull=False, rendicion_aprobada_por__isnull=False),
            Q(rendicion_aprobada_el=None, rendicion_aprobada_por=None),
        ),
        name="fs_proyecto_rendicion_aprobada_con_fecha",
        violation_error_message="Una rendición aprobada lleva fecha y responsable.",
    ),
    Invariant(
        condition=Q(estado__in=FINANCIADOS, resuelto_el__isnull=False, resuelto_el=F("adjudicado_el"))
        | Q(estado__in=SIN_FONDO, resuelto_el__isnull=False)
        | Q(~Q(estado__in=[*FINANCIADOS, *SIN_FONDO]), resuelto_el=None),
        name="fs_proyecto_resuelto_con_fecha",
        violation_error_message="Una respuesta lleva su fecha.",
    ),
    Invariant(
        condition=only_in(
            [Estado.DESISTIDO],
            Q(desistido_el__isnull=False, desistido_el__gte=F("resuelto_el"))
            & (Q(adjudicado_el=None) | Q(resuelto_el=F("adjudicado_el"))),
            Q(desistido_el=None),
        ),
        name="fs_proyecto_desistido_con_fecha",
        field="desistido_el",
        violation_error_message="Un desistimiento lleva su fecha, que no es anterior a la respuesta.",
    ),
    Invariant(
        condition=~Q(estado__in=[Estado.NO_ADJUDICADO, Estado.DESISTIDO]) | ~Q(motivo=""),
        name="fs_proyecto_sin_fondo_con_motivo",
        field="motivo",
        violation_error_message="Diga por qué el proyecto queda sin recursos.",
    ),
    Invariant(
        condition=two_people("adjudicado_por", "revisado_por"),
        name="fs_proyecto_revisa_y_adjudica_otra_persona",
        violation_error_message="Quien revisa la admisibilidad de un proyecto no lo adjudica.",
    ),
    Invariant(
        condition=two_people("transferido_por", "adjudicado_por"),
        name="fs_proyecto_adjudica_y_transfiere_otra_persona",
        violation_error_message="Quien adjudica un proyecto no lo transfiere.",
    ),
    Invariant(
        condition=two_people("rendicion_aprobada_por", "recibida_por"),
        name="fs_proyecto_recibe_y_aprueba_otra_persona",
        violation_error_message="Quien recibe una rendición no la aprueba.",
    ),
    Invariant(
        condition=within("adjudicado", "solicitado"),
        name="fs_proyecto_adjudicado_dentro_de_lo_solicitado",
        field="adjudicado",
        violation_error_message="No se puede adjudicar más de lo solicitado.",
    ),
    Invariant(
        condition=Q(rendido=None) | Q(adjudicado__gte=RENDIDO_Y_REINTEGRADO),
        name="fs_proyecto_rendido_dentro_de_lo_adjudicado",
        field="rendido",
        violation_error_message="Lo rendido y lo reintegrado no pueden superar lo adjudicado.",
    ),
    Invariant(
        condition=~Q(estado__in=APROBADOS) | Q(adjudicado=RENDIDO_Y_REINTEGRADO),
        name="fs_proyecto_aprobado_con_todo_rendido",
        violation_error_message="Para aprobar la rendición, lo rendido más lo reintegrado debe dar lo adjudicado.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "postulado_el"),
        name="fs_proyecto_postulado_despues_de_empezar",
        field="postulado_el",
        violation_error_message="La postulación no puede ser anterior a la fecha del registro.",
    ),
    Invariant(
        condition=not_after("postulado_el", "revisado_el"),
        name="fs_proyecto_revisado_despues_de_postular",
        field="revisado_el",
        violation_error_message="La revisión no puede ser anterior a la postulación.",
    ),
    Invariant(
        condition=not_after("postulado_el", "resuelto_el"),
        name="fs_proyecto_resuelto_despues_de_postular",
        field="resuelto_el",
        violation_error_message="La respuesta no puede ser anterior a la postulación.",
    ),
    Invariant(
        condition=not_after("revisado_el", "adjudicado_el"),
        name="fs_proyecto_adjudicado_despues_de_revisar",
        field="adjudicado_el",
        violation_error_message="La adjudicación no puede ser anterior a la revisión de admisibilidad.",
    ),
    Invariant(
        condition=not_after("adjudicado_el", "transferido_el"),
        name="fs_proyecto_transferido_despues_de_adjudicar",
        field="transferido_el",
        violation_error_message="La transferencia no puede ser anterior a la adjudicación.",
    ),
    Invariant(
        condition=not_after("transferido_el", "rendido_el"),
        name="fs_proyecto_rendido_despues_de_transferir",
        field="rendido_el",
        violation_error_message="La rendición no puede ser anterior a la transferencia.",
    ),
    Invariant(
        condition=not_after("rendido_el", "rendicion_aprobada_el"),
        name="fs_proyecto_aprobado_despues_de_rendir",
        field="rendicion_aprobada_el",
        violation_error_message="La aprobación no puede ser anterior a la rendición.",
    ),
]
"""The invariants of a project, in the order of its life."""


def _one_of(states: tuple[Estado, ...]) -> str:
    return ", ".join(f"'{state.value}'" for state in states)


def _owes(others: str) -> str:
    """The organisation of the new row has among the others one whose accounts its contest waits for."""
    pending = f"otro.estado IN ({_one_of(POR_RENDIR)})"
    presented = f"otro.estado IN ({_one_of((Estado.RENDIDO,))})"
    wants_approval = f"c.id = NEW.concurso_id AND c.exige_rendicion = '{Exigencia.APROBADA.value}'"
    contest = f"EXISTS (SELECT 1 FROM fondo_social_concurso AS c WHERE {wants_approval})"  # noqa: S608
    standing = f"{others} AND otro.rut = NEW.rut AND otro.anulado_el IS NULL"
    owed = f"{standing} AND ({pending} OR {presented} AND {contest})"
    found = f"EXISTS (SELECT 1 FROM fondo_social_proyecto AS otro WHERE {owed})"  # noqa: S608
    return f"NEW.anulado_el IS NULL AND NEW.estado IN ({_one_of(IMPEDIDOS)}) AND {found}"


def _crowded(others: str) -> str:
    """More leaders counted by organisation than there were in the room."""
    same = f"{others} AND otra.taller_id = NEW.taller_id"
    counted = f"(SELECT COALESCE(SUM(otra.dirigentes), 0) FROM fondo_social_asistencia AS otra WHERE {same})"  # noqa: S608
    present = "COALESCE((SELECT asistentes FROM fondo_social_taller AS t WHERE t.id = NEW.taller_id), 0)"
    return f"NEW.dirigentes + {counted} > {present}"


GUARDS = (
    # Rules that compare rows, which a CHECK cannot do. A new row is not among the others yet, and on SQLite it has no
    # number to be told from them by.
    Guard("fondo_social_proyecto", refuse=("INSERT",), when=_owes("1 = 1")),
    Guard(
        "fondo_social_proyecto",
        refuse=("UPDATE",),
        when=f"(OLD.estado <> NEW.estado OR OLD.rut <> NEW.rut) AND {_owes('otro.id <> NEW.id')}",
    ),
    Guard("fondo_social_asistencia", refuse=("INSERT",), when=_crowded("1 = 1")),
    Guard("fondo_social_asistencia", refuse=("UPDATE",), when=_crowded("otra.id <> NEW.id")),
    Guard(
        "fondo_social_taller",
        refuse=("UPDATE",),
        when=(
            "(SELECT COALESCE(SUM(dirigentes), 0) FROM fondo_social_asistencia AS una "
            "WHERE una.taller_id = NEW.id) > COALESCE(NEW.asistentes, 0)"
        ),
    ),
)
"""What triggers refuse: money to whoever owes the accounts of an earlier one, and more leaders than were present."""
