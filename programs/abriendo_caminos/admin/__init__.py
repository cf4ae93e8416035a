from programs.abriendo_caminos.admin import convocatorias, familias, intervencion, talleres

__all__ = ["convocatorias", "familias", "intervencion", "talleres"]
