"""What the invented records of the programme are made of."""

from programs.abriendo_caminos.models import Cargo, ClaseRed, Etapa, Publico

UNIDADES = {
    "Unidad territorial 1": ("Peñuelas", "Tierras Blancas", "Bosque San Carlos", "La Cantera", "San Juan"),
    "Unidad territorial 2": (
        "San Juan",
        "Las Torres",
        "Sindempart",
        "Punta Mira",
        "Baquedano",
        "El Llano",
        "Parte Alta",
        "Anita Lizana",
        "Campamento Los Changos",
    ),
}
"""The sectors of each unit, as the account names them: San Juan lies in both."""

CONVOCATORIAS = (
    ("Arrastre", Etapa.ARRASTRE, 2016, 25_061_518),
    ("Intensiva 2017", Etapa.INTENSIVA, 2017, 28_325_734),
    ("Arrastre 2017", Etapa.ARRASTRE, 2017, 49_064_370),
)
"""The three calls of 2019 with what each spent."""

_COORDINATED = (Cargo.COORDINADOR, Cargo.CONSEJERO, Cargo.CONSEJERO)
EQUIPOS = {
    "Arrastre": (*_COORDINATED, Cargo.TUTOR, Cargo.GESTOR),
    "Intensiva 2017": (*_COORDINATED, Cargo.TUTOR, Cargo.GESTOR, Cargo.PREPARADOR),
    "Arrastre 2017": (*_COORDINATED, Cargo.TUTOR, Cargo.TUTOR, Cargo.GESTOR),
}
"""The people of each team, role by role. The account says 7 of the second, of whom it names 6."""

TEMAS = {
    Publico.CUIDADORAS: (
        "Oferta programática de Sence",
        "Elige Vivir Sano",
        "Oferta programática de Fosis",
        "Oferta programática de Prodemu",
        "Medicina preventiva y enfermedades crónicas",
        "Oferta programática de Junaeb",
    ),
    Publico.NNA: (
        "Prevención del consumo de alcohol y drogas",
        "Salud sexual y reproductiva",
        "Liderazgo, proyectos de vida y orientación vocacional",
        "Bullying y grooming en redes sociales",
        "Elige Vivir Sano",
        "Jugando aprendo",
    ),
}
LUGARES = ("Sede social de Peñuelas", "Biblioteca de Tierras Blancas", "Sede social de San Juan")

NECESIDADES = (
    "Ingresos inestables; falta apoyo escolar.",
    "Vivienda con hacinamiento; visitas poco frecuentes al recinto.",
    "Sobrecarga de quien cuida; controles de salud atrasados.",
)
RECURSOS = ("Red familiar cercana.", "Participa en la junta de vecinos.", "")
OBJETIVOS = (
    "Completar el año escolar",
    "Poner al día los controles de salud",
    "Obtener un ingreso propio",
    "Acordar un régimen de visitas",
    "Recuperar un espacio de juego en la casa",
)
CONCEPTOS = ("Honorarios del equipo", "Movilización", "Materiales de talleres", "Colaciones")

RED = (
    ("Escuela Inventada de Peñuelas", ClaseRed.COLEGIO),
    ("Jardín Infantil Inventado San Juan", ClaseRed.JARDIN),
    ("Escuela Especial Inventada de Coquimbo", ClaseRed.ESPECIAL),
    ("Centro de Rehabilitación Inventado", ClaseRed.REHABILITACION),
    ("Centro de Capacitación Inventado", ClaseRed.CAPACITACION),
)

PROFESIONALES = ("Inventada Uno", "Inventada Dos", "Inventada Tres")
"""Few, so that the same person comes back with another role or in another call."""
