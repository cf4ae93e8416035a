"""An offer just written down, with a date of its calendar."""

PLANTING = {
    "content.Oferta": lambda aviary, area: {"motivo_retiro": "", "sitio": "https://servicio.example.cl"},
}
