from programs.comite_tecnico.admin import acuerdos, reuniones, subcomites

__all__ = ["acuerdos", "reuniones", "subcomites"]
