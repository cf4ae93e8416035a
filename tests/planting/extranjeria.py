"""A request just received, an appointment of a day with room, and a sheet on which somebody came."""

from datetime import date, time

FRIDAY, MONDAY = date(2026, 1, 2), date(2026, 1, 5)
"""The appointment opens the row of its own day: the other is planted on the next."""

PLANTING = {
    "extranjeria.Solicitud": lambda aviary, area: {
        "motivo": "",
        "derivada_a": "",
        "pedido": "",
        "resolucion": "",
    },
    "extranjeria.Cita": lambda aviary, area: {"ocurrido_el": FRIDAY, "hora": time(9, 30), "motivo": ""},
    "extranjeria.AtencionDiaria": lambda aviary, area: {"con_cita": 3},
    "extranjeria.CupoDiario": lambda aviary, area: {"dia": MONDAY},
}
