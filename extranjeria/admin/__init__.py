from extranjeria.admin import atenciones, catalogo, citas, solicitudes

__all__ = ["atenciones", "catalogo", "citas", "solicitudes"]
