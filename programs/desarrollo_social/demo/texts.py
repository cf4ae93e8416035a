"""What an invented desk would have written; places and organisations say that they are invented."""

from __future__ import annotations

from programs.desarrollo_social.models import Instrumento, Sentido

ALBERGUE = "Albergue Noche Digna, casa inventada"
CORPORACION = "Corporación de acogida (inventada)"
SERNAMEG = "SERNAMEG (ficha inventada)"
VIF = "Convenio con SERNAMEG"
OBJETIVO_VIF = "Independencia económica y apoyo de quienes salen del círculo de la violencia."

FOMENTO = (
    ("04102", "Coquimbo", 46),
    ("04101", "La Serena", 38),
    ("04104", "La Higuera", 17),
    ("04105", "Paihuano", 14),
    ("04103", "Andacollo", 21),
)
"""The comunas are those of the account; how many people each municipality supported is invented."""

INDICADORES = (
    (Instrumento.PMG, "Tiempo", "OR-014", Sentido.A_LO_MAS, 45),
    (Instrumento.CCDD, "Promoción social", "OR-013", Sentido.AL_MENOS, 50),
)
"""Names and instruments are those of the account; the targets are invented."""

OTRAS_OFICINAS = (
    ("Oficina provincial del valle (inventada)", 18_900_000),
    ("Oficina regional (inventada)", 15_200_000),
)
FUENTE = "Dato inventado para la demostración"
ACTA = "Acta de cierre"
RESULTADO = "Cerró al terminar la temporada de frío."
ANULADA = "Se anotó dos veces."
