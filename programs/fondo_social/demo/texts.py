"""What the invented organisations are called, what they ask for and what is written about it."""

from __future__ import annotations

from gobernacion.directory.models import ClaseOrganizacion
from programs.fondo_social.models import Tipo

ORGANIZACIONES = (
    (ClaseOrganizacion.JUNTA_DE_VECINOS, "Junta de Vecinos {}"),
    (ClaseOrganizacion.CLUB_ADULTO_MAYOR, "Club de Adulto Mayor {}"),
    (ClaseOrganizacion.CLUB_DEPORTIVO, "Club Deportivo {}"),
    (ClaseOrganizacion.CENTRO_DE_MADRES, "Centro de Madres {}"),
    (ClaseOrganizacion.ORGANIZACION_CULTURAL, "Agrupación Cultural {}"),
    (ClaseOrganizacion.ORGANIZACION_DE_DISCAPACIDAD, "Agrupación {} por la Inclusión"),
    (ClaseOrganizacion.CENTRO_DE_PADRES, "Centro de Padres y Apoderados {}"),
    (ClaseOrganizacion.ORGANIZACION_DE_AGUA, "Comité de Agua Potable Rural {}"),
    (ClaseOrganizacion.COMITE, "Comité de Adelanto {}"),
)

NOMBRES = (
    "Los Aromos", "Las Añañucas", "El Olivar", "Nuevo Amanecer", "Los Papayos", "El Pimiento", "Flor del Valle",
    "Renacer", "Las Higueras", "Los Chañares", "Unión y Esfuerzo", "La Esperanza", "El Despertar", "Río Claro",
    "Villa El Sol", "Los Copihues", "Padre Hurtado", "Estrella del Norte", "Juventud Unida", "El Mirador",
)  # fmt: skip

PROYECTOS = {
    Tipo.EQUIPAMIENTO: (
        "Equipamiento de la sede social",
        "Mesas y sillas para nuestras reuniones",
        "Computador e impresora para la organización",
        "Equipo de amplificación para actividades comunitarias",
        "Cocina y refrigerador para la sede",
    ),
    Tipo.IMPLEMENTACION: (
        "Implementación deportiva para niños y jóvenes",
        "Instrumentos para el grupo folclórico",
        "Taller de telar y tejido",
        "Vestuario para el grupo de danza",
        "Materiales para talleres de autocuidado",
    ),
    Tipo.INFRAESTRUCTURA: (
        "Mejoramiento de la techumbre de la sede",
        "Cierre perimetral de la sede social",
        "Rampa y baño accesible en la sede",
        "Sombreadero para la plaza",
        "Luminarias para la multicancha",
    ),
}

OBSERVACIONES = (
    "Falta una segunda cotización del mismo producto.",
    "El certificado de vigencia tiene más de 60 días.",
    "La cuenta bancaria no está a nombre de la organización.",
    "Falta la firma de la directiva en el formulario.",
)
OBSERVACIONES_DE_RENDICION = (
    "Falta la factura de una de las compras.",
    "Las fotografías no muestran los bienes comprados.",
    "La boleta tiene fecha anterior a la transferencia.",
)
NO_ADJUDICADOS = (
    "El puntaje no alcanzó para los recursos de este llamado.",
    "Los recursos del llamado se agotaron en proyectos con mayor puntaje.",
)
DESISTIMIENTOS = (
    "La organización obtuvo el financiamiento de otro fondo.",
    "Cambió la directiva y no continuará con el proyecto.",
)
INADMISIBLES = {
    "rendicion": "",
    "personalidad": "El certificado indica que la personalidad jurídica venció.",
    "registro": "No figura en el registro de receptores de fondos públicos.",
    "antecedentes": "No respondió lo observado dentro del plazo.",
    "bases": "Pide gastos de funcionamiento, que las bases no permiten.",
}
REPOSICION = "Acompañó el certificado que no se había visto: se revisa de nuevo."
BASES = "Resolución exenta que aprueba las bases del llamado {} (inventada)"

LUGARES = ("Sede de la Junta de Vecinos N° 4", "Salón municipal", "Biblioteca pública", "Centro comunitario")
TERCERO = "Oficina de Organizaciones Comunitarias (demostración)"
ORIENTACIONES = (
    "Se revisa el formulario y el presupuesto.",
    "Se explica cómo cargar la postulación en la plataforma.",
    "Se entrega la lista de documentos que faltan.",
    "",
)
