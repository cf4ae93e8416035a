from programs.fondo_social.admin import atenciones, concursos, proyectos, talleres

__all__ = ["atenciones", "concursos", "proyectos", "talleres"]
