from programs.caprino.admin import carnets, crianceros, operativos

__all__ = ["carnets", "crianceros", "operativos"]
