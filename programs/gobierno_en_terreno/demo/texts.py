"""What the invented jornadas say: services that exist, and places, neighbours and demands that do not."""

from __future__ import annotations

from gobernacion.directory.models import ClaseOrganizacion
from programs.gobierno_en_terreno.models import Publico, Tema

PUBLICO, POLICIA = ClaseOrganizacion.SERVICIO_PUBLICO, ClaseOrganizacion.POLICIA

SERVICIOS = {
    "Instituto de Previsión Social (ChileAtiende)": PUBLICO,
    "Servicio de Registro Civil e Identificación": PUBLICO,
    "FONASA": PUBLICO,
    "SERNAMEG": PUBLICO,
    "FOSIS": PUBLICO,
    "SERNAC": PUBLICO,
    "SENDA": PUBLICO,
    "SERVIU": PUBLICO,
    "Servicio de Impuestos Internos": PUBLICO,
    "SENCE": PUBLICO,
    "Dirección del Trabajo": PUBLICO,
    "SEREMI de Salud": PUBLICO,
    "SEREMI de Educación": PUBLICO,
    "Corporación de Asistencia Judicial": PUBLICO,
    "Oficina Regional de Emergencia": PUBLICO,
    "Carabineros de Chile": POLICIA,
    "Policía de Investigaciones": POLICIA,
}
"""Who is called to a plaza."""

DE_TEMA = {
    Tema.TRAMITES: "Instituto de Previsión Social (ChileAtiende)",
    Tema.EDUCACION: "SEREMI de Educación",
    Tema.TRABAJO: "Dirección del Trabajo",
    Tema.EMPRENDIMIENTO: "FOSIS",
    Tema.SALUD: "SEREMI de Salud",
    Tema.VIVIENDA: "SERVIU",
    Tema.SEGURIDAD: "Carabineros de Chile",
    Tema.EMERGENCIAS: "Oficina Regional de Emergencia",
    Tema.SERVICIOS: "SERNAC",
    Tema.EXTRANJERIA: "Policía de Investigaciones",
    Tema.OTRO: "Instituto de Previsión Social (ChileAtiende)",
}
"""Who answers what is asked about each matter."""

PLAZAS_2019 = {
    2: ("Gobierno en Terreno para la Mujer", Publico.MUJERES, Tema.TRAMITES),
    9: ("Plaza de los Niños", Publico.NINOS, Tema.TRAMITES),
    12: ("Plaza de la Protección Civil", Publico.GENERAL, Tema.EMERGENCIAS),
}
"""Those the account names, by their place among the plazas of the year."""

DIALOGOS_2019 = (
    ("Integración de migrantes", Publico.MIGRANTES, Tema.EDUCACION),
    ("Integración de migrantes", Publico.MIGRANTES, Tema.TRABAJO),
    ("Integración de migrantes", Publico.MIGRANTES, Tema.EMPRENDIMIENTO),
    ("Integración de migrantes", Publico.MIGRANTES, Tema.SALUD),
    ("", Publico.GENERAL, Tema.SEGURIDAD),
    ("", Publico.MAYORES, Tema.TRAMITES),
    ("", Publico.DIRIGENTES, Tema.VIVIENDA),
    ("", Publico.GENERAL, Tema.SERVICIOS),
)
"""What dialogues are about, in turn; the account tells of those for migrants."""

LUGARES = ("Plaza inventada", "Sede vecinal inventada", "Gimnasio inventado", "Centro comunitario inventado")

PEDIDOS = {
    Tema.TRAMITES: "Demostración: que la oficina móvil venga una vez al mes.",
    Tema.EDUCACION: "Demostración: cupos para niños recién llegados en el liceo del sector.",
    Tema.TRABAJO: "Demostración: una charla sobre finiquitos y contratos en la sede.",
    Tema.EMPRENDIMIENTO: "Demostración: ayuda para formalizar puestos de la feria.",
    Tema.SALUD: "Demostración: más horas de dentista en la posta.",
    Tema.VIVIENDA: "Demostración: saber en qué está el proyecto del comité.",
    Tema.SEGURIDAD: "Demostración: rondas nocturnas en el paradero.",
    Tema.EMERGENCIAS: "Demostración: limpiar la quebrada antes del invierno.",
    Tema.SERVICIOS: "Demostración: reponer luminarias y ripiar el camino.",
    Tema.EXTRANJERIA: "Demostración: orientación para regularizar a un familiar.",
    Tema.OTRO: "Demostración: un lugar para las reuniones de la organización.",
}

RESPUESTAS = (
    "Demostración: se informó por carta que queda en el programa del semestre.",
    "Demostración: el servicio fue al lugar y lo resolvió.",
    "Demostración: se orientó por teléfono y se entregaron los requisitos.",
)
SIN_SOLUCION = "Demostración: el servicio explicó que no tiene facultades para hacerlo."
GESTIONES = (
    "Demostración: llamada al servicio.",
    "Demostración: oficio enviado.",
    "Demostración: visita en conjunto.",
)
ACTA, OFICIO = "Acta de la jornada (demostración)", "Oficio de respuesta (demostración)"
