"""A request just come in, a truck with its delivery, an event and a watch."""

from __future__ import annotations

from datetime import date, time

PLANTING = {
    "emergencias.SolicitudAgua": lambda aviary, area: {
        "year": 2026,
        "trimestre": 1,
        "camiones": None,
        "personas": None,
        "oficio_despacho": "",
        "motivo": "",
    },
    "emergencias.Camion": lambda aviary, area: {"patente": "ZZ9999", "capacidad": 10},
    "emergencias.Evento": lambda aviary, area: {"cerrado_el": None, "resultado": ""},
    "emergencias.Seguimiento": lambda aviary, area: {"hora": time(10)},
    "emergencias.Turno": lambda aviary, area: {"hasta": date(2026, 1, 9), "desde_las": 8},
}
