"""What the account answers for in public security: the activities it committed to and coordinated."""

from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador

CORTES = (Desglose("comuna", "Comuna"), Desglose("ejecutor", "Quién la realizó"))


def _actividad(
    codigo: str, nombre: str, definicion: str, unidad: str, tipo: str, *, portada: bool = False
) -> Indicador:
    """Activities of one type; all are counted alike."""
    return Indicador(
        codigo=codigo,
        nombre=nombre,
        definicion=definicion,
        unidad=unidad,
        capitulo="7",
        como_se_mide=(
            f"Se cuentan las actividades de tipo {tipo} realizadas en el período; las que hizo un tercero se muestran "
            "aparte y valen para la meta."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=portada,
    )


INDICADORES = (
    _actividad(
        "SE-001",
        "Rondas extraordinarias",
        "Procedimientos policiales extraordinarios en la provincia, coordinados por la gobernación.",
        "rondas",
        "ronda extraordinaria",
        portada=True,
    ),
    _actividad(
        "SE-002",
        "Reuniones de seguridad pública",
        "Reuniones con organizaciones de vecinos para conocer los delitos de su sector y acordar qué hacer.",
        "reuniones",
        "reunión de seguridad",
    ),
    _actividad(
        "SE-003",
        "Fiscalizaciones de locales nocturnos",
        "Fiscalizaciones sorpresa de locales nocturnos, hechas junto a las policías y otros servicios.",
        "fiscalizaciones",
        "fiscalización de locales nocturnos",
    ),
    _actividad(
        "SE-004",
        "Fiscalizaciones de ferias libres",
        "Fiscalizaciones sorpresa de ferias libres, hechas junto a las policías y otros servicios.",
        "fiscalizaciones",
        "fiscalización de ferias libres",
    ),
    _actividad(
        "SE-005",
        "Fiscalizaciones vehiculares nocturnas",
        "Controles nocturnos de vehículos para evitar que se conduzca bajo los efectos del alcohol o las drogas.",
        "fiscalizaciones",
        "fiscalización vehicular nocturna",
    ),
    _actividad(
        "SE-006",
        "Otras fiscalizaciones preventivas",
        "Fiscalizaciones preventivas de ferias de abastos, comercio ambulante y otros lugares.",
        "fiscalizaciones",
        "fiscalización preventiva",
    ),
    _actividad(
        "SE-007",
        "Actividades de Estadio Seguro",
        "Coordinaciones con policías, clubes y barras para que los partidos transcurran sin violencia.",
        "actividades",
        "Estadio Seguro",
    ),
)

CUADRATURAS = ()
