"""An application just come in."""

PLANTING = {
    "orasmi.Postulacion": lambda aviary, area: {
        **dict.fromkeys(("acta_numero", "orden", "recibo", "reintegro_comprobante", "sin_rendir_motivo"), ""),
        "hogar": 3,
    },
    "orasmi.Presupuesto": lambda aviary, area: {"year": 2026, "monto": 1_000_000},
}
