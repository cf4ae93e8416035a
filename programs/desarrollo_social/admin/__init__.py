from programs.desarrollo_social.admin import albergue, gestion, iniciativas, violencia

__all__ = ["albergue", "gestion", "iniciativas", "violencia"]
