"""An application just come in."""

PLANTING = {
    "orasmi.Postulacion": lambda aviary, area: {"acta_numero": "", "orden": "", "recibo": "", "hogar": 3},
    "orasmi.Presupuesto": lambda aviary, area: {"year": 2026, "monto": 1_000_000},
}
