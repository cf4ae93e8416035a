from programs.convenios.admin import catalogos, derivaciones, prestaciones

__all__ = ["catalogos", "derivaciones", "prestaciones"]
