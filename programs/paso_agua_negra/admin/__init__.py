from programs.paso_agua_negra.admin import cierres, recuentos, temporadas

__all__ = ["cierres", "recuentos", "temporadas"]
