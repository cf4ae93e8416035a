from programs.gobierno_en_terreno.admin import demandas, jornadas

__all__ = ["demandas", "jornadas"]
