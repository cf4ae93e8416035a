"""What the invented cases ask for and what is written about them."""

from __future__ import annotations

from typing import NamedTuple

from orasmi.models import Clase, Decision, Materia


class Pedido(NamedTuple):
    """An aid of the catalogue, how often it is asked for and what it costs."""

    materia: Materia
    nombre: str
    clase: Clase
    peso: int
    desde: int
    hasta: int


AYUDAS = (
    Pedido(Materia.SALUD, "Audífonos", Clase.ASISTENCIAL, 5, 180_000, 520_000),
    Pedido(Materia.SALUD, "Exámenes y procedimientos médicos", Clase.ASISTENCIAL, 9, 60_000, 400_000),
    Pedido(Materia.SALUD, "Medicamentos de uso permanente", Clase.ASISTENCIAL, 8, 30_000, 160_000),
    Pedido(Materia.SALUD, "Prótesis dental", Clase.PROMOCION, 5, 150_000, 420_000),
    Pedido(Materia.VIVIENDA, "Ahorro para el subsidio habitacional", Clase.PROMOCION, 10, 150_000, 400_000),
    Pedido(Materia.VIVIENDA, "Materiales de construcción", Clase.PROMOCION, 12, 150_000, 450_000),
    Pedido(Materia.EDUCACION, "Computador para estudiante", Clase.PROMOCION, 8, 220_000, 380_000),
    Pedido(Materia.EDUCACION, "Matrícula o arancel", Clase.PROMOCION, 6, 100_000, 400_000),
    Pedido(Materia.CAPACITACION, "Curso de oficio", Clase.PROMOCION, 5, 120_000, 350_000),
    Pedido(Materia.CAPACITACION, "Licencia de conducir profesional", Clase.PROMOCION, 4, 180_000, 400_000),
    Pedido(Materia.EMPRENDIMIENTO, "Herramientas de trabajo", Clase.PROMOCION, 12, 150_000, 480_000),
    Pedido(Materia.EMPRENDIMIENTO, "Máquina de coser u horno", Clase.PROMOCION, 6, 180_000, 450_000),
    Pedido(Materia.DISCAPACIDAD, "Silla de ruedas o ayuda técnica", Clase.PROMOCION, 5, 150_000, 500_000),
    Pedido(Materia.ASISTENCIA, "Enseres básicos del hogar", Clase.ASISTENCIAL, 8, 80_000, 300_000),
    Pedido(Materia.ASISTENCIA, "Servicio funerario", Clase.ASISTENCIAL, 2, 200_000, 450_000),
)

NECESIDADES = (
    "Perdió su trabajo hace unos meses y no alcanza a cubrirlo con sus ingresos.",
    "Sostiene sola a su familia con trabajos ocasionales.",
    "Su pensión no le alcanza y no tiene red familiar que le apoye.",
    "Quiere trabajar por su cuenta y le falta lo básico para empezar.",
    "La familia vive de la temporada agrícola, que este año fue mala.",
    "",
)
PENDIENTES = (
    "Cotización del proveedor y cartola del Registro Social de Hogares.",
    "Informe social de la municipalidad.",
    "Copia de la cédula de identidad vigente.",
)
FUNDAMENTOS = (
    "La situación está acreditada y la ayuda le permite generar ingresos propios.",
    "El hogar no puede cubrir el gasto y no existe otro programa que lo cubra a tiempo.",
    "El informe social recomienda la ayuda; se ajusta el monto a la cotización más conveniente.",
)
RECHAZOS = (
    "El presupuesto del año no alcanza y otras solicitudes tienen mayor prioridad.",
    "Los ingresos del hogar superan lo que permite el fondo.",
    "La ayuda no está entre las materias del fondo.",
)
DESISTIMIENTOS = ("Resolvió su necesidad por otra vía.", "No volvió a comunicarse después de tres llamados.")
DERIVACIONES = (
    ("Municipalidad", "Es una materia asistencial que corresponde al municipio."),
    ("SERVIU", "Corresponde a un caso especial de vivienda."),
    ("FOSIS", "Cumple los requisitos de un programa de emprendimiento."),
    ("SENAMA", "Puede acceder a un programa para personas mayores."),
)
HOGAR = "Un integrante aún no figura en el registro; se adjunta declaración."
REPAROS = {
    "sin_parentesco": "Es prima de una funcionaria de la oficina, según ella misma informó.",
    "sin_duplicidad": "El municipio le entregó hace poco una ayuda por la misma materia; se pidió el detalle.",
}
"""What a risk check may find that jefatura has to decide about."""

DECISIONES = {
    Decision.ADMITIDA: (
        "La funcionaria se abstuvo y el caso lo ve otra profesional, sin relación con la familia.",
        "Lo recibido del municipio cubre otra parte del gasto: se acompaña la resolución.",
    ),
    Decision.NO_ADMITIDA: ("No se pudo descartar lo observado, y hay otros casos sin reparos.",),
}
SIN_RENDIR = (
    "El proveedor emitió la boleta por menos y no devolvió la diferencia; se le requirió por carta.",
    "Se extravió la boleta de una parte del gasto; consta la declaración del proveedor.",
)
ESPERAS = ("Sin presupuesto este mes: queda en lista de espera.",)

PROFESIONALES = (
    ("Marta Inventada Pizarro", "Municipalidad de La Serena"),
    ("Rodrigo Inventado Cortés", "Municipalidad de Coquimbo"),
    ("Paula Inventada Tapia", "Municipalidad de Vicuña"),
    ("Elena Inventada Rojas", "Hospital de Coquimbo"),
)
PROVEEDORES = (
    "Ferretería Inventada del Norte",
    "Óptica y Audición Inventada",
    "Farmacia Inventada Elqui",
    "Computación Inventada La Serena",
    "Comercial Inventada Hogar",
    "Instituto Inventado de Oficios",
)
SINDICATOS = tuple(f"Sindicato inventado n.º {number} de extrabajadores portuarios" for number in range(1, 6))
SIN_PRESUPUESTO = "La DAS del Ministerio informó que no hay presupuesto."
NO_SELECCIONADA = "No alcanzó el puntaje de la convocatoria."
FUENTE = "Resolución inventada que asigna el Fondo ORASMI"
ANULADA = "Se registró dos veces."
