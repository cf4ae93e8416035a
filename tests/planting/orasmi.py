"""An application just come in."""

PLANTING = {
    "orasmi.Postulacion": lambda aviary, area: {
        **dict.fromkeys(("acta_numero", "orden", "recibo", "reintegro_comprobante", "sin_rendir_motivo"), ""),
        **dict.fromkeys(("decision", "decision_motivo"), ""),
        **dict.fromkeys(("decision_sobre", "decidida_por")),
        "hogar": 3,
    },
    "orasmi.Presupuesto": lambda aviary, area: {"year": 2026, "monto": 1_000_000},
}
