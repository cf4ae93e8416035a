from orasmi.admin import atenciones, fondo, otros_programas, postulaciones

__all__ = ["atenciones", "fondo", "otros_programas", "postulaciones"]
