"""An active goatherd with a first card, and a round still to be held."""

from datetime import date

from programs.caprino.models import EstadoCarnet, TipoCarnet

PLANTING = {
    "caprino.Criancero": lambda aviary, area: {"causa_baja": ""},
    "caprino.Carnet": lambda aviary, area: {
        "estado": EstadoCarnet.VIGENTE,
        "tipo": TipoCarnet.PRIMERO,
        "motivo_duplicado": "",
        "vence_el": date(2028, 1, 2),
    },
}
