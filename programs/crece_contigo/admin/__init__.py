from programs.crece_contigo.admin import actividades, dinero

__all__ = ["actividades", "dinero"]
