from programs.emergencias.admin import actividades, agua, eventos, reparto

__all__ = ["actividades", "agua", "eventos", "reparto"]
