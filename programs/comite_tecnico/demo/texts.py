"""What the invented meetings say: subcommittees of the account, services that exist, agreements that do not."""

from __future__ import annotations

from datetime import date

from gobernacion.directory.models import ClaseOrganizacion
from programs.comite_tecnico.models import Tarea

PUBLICO, POLICIA = ClaseOrganizacion.SERVICIO_PUBLICO, ClaseOrganizacion.POLICIA

INSTITUCIONES = {
    "Carabineros de Chile": POLICIA,
    "Policía de Investigaciones": POLICIA,
    "SENDA": PUBLICO,
    "FOSIS": PUBLICO,
    "SERCOTEC": PUBLICO,
    "INDAP": PUBLICO,
    "SERNAMEG": PUBLICO,
    "SENAMA": PUBLICO,
    "SEREMI de Desarrollo Social": PUBLICO,
    "SEREMI de Salud": PUBLICO,
    "SEREMI de Educación": PUBLICO,
    "Dirección del Trabajo": PUBLICO,
    "Oficina Regional de Emergencia": PUBLICO,
    "Instituto de Previsión Social (ChileAtiende)": PUBLICO,
}

POLICIAL = ("Carabineros de Chile", "Policía de Investigaciones", "SENDA")
MAYORES = ("SENAMA", "SEREMI de Salud", "Instituto de Previsión Social (ChileAtiende)")

EMPIEZA, TERMINA, SIGUE = date(2018, 3, 12), date(2019, 12, 31), date(2020, 1, 2)
"""When the subcommittees of 2019 began and ended and those of 2020 began, as invented here."""

SUBCOMITES = (
    ("Seguridad Pública", EMPIEZA, TERMINA, POLICIAL),
    ("Fomento Productivo", EMPIEZA, TERMINA, ("FOSIS", "SERCOTEC", "INDAP")),
    (
        "Protección Social",
        EMPIEZA,
        None,
        ("SEREMI de Desarrollo Social", "SERNAMEG", "FOSIS", "SEREMI de Educación"),
    ),
    (
        "Migrantes",
        EMPIEZA,
        TERMINA,
        ("Policía de Investigaciones", "SEREMI de Educación", "Dirección del Trabajo", "SEREMI de Salud"),
    ),
    (
        "Protección Civil y Emergencias",
        EMPIEZA,
        TERMINA,
        ("Oficina Regional de Emergencia", "Carabineros de Chile", "SEREMI de Salud"),
    ),
    ("Adulto Mayor", EMPIEZA, TERMINA, MAYORES),
    ("Coordinación Intersectorial", EMPIEZA, None, ("SEREMI de Desarrollo Social", "SERNAMEG", "SENDA")),
    ("Seguridad Ciudadana", SIGUE, None, POLICIAL),
    ("Adultos Mayores", SIGUE, None, MAYORES),
)
"""The seven the account lists for 2019 and the four for 2020: two go on, two take other names."""

PLAZA = "Hacer una plaza ciudadana que difunda la protección civil."
"""The agreement the account tells of; that its words were these is invented."""

ACUERDOS = {
    Tarea.CHARLA: "Demostración: repetir la charla sobre servicios del Estado en otra comuna.",
    Tarea.OPERATIVO: "Demostración: ir juntos al sector y atender allí.",
    Tarea.INFORME: "Demostración: enviar el catastro de casos del trimestre.",
    Tarea.GESTION: "Demostración: pedir hora en común para los casos derivados.",
    Tarea.OTRA: "Demostración: compartir los materiales de difusión.",
}
RESULTADO = "Demostración: se hizo y se informó en la reunión siguiente."
SIN_EFECTO = "Demostración: otra institución ya lo había hecho."
TABLA = "Demostración: 1. Acuerdos anteriores. 2. Casos. 3. Próxima reunión."
LUGARES = ("Salón inventado de la gobernación", "Sala de reuniones inventada")
ACTA, INFORME = "Acta firmada (demostración)", "Informe de cumplimiento (demostración)"
