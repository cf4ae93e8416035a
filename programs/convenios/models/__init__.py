from programs.convenios.models.convenio import CentroSalud, Convenio
from programs.convenios.models.derivacion import (
    AntecedentesDevueltos,
    Derivacion,
    PapelDerivacion,
    Prestacion,
)
from programs.convenios.models.estados import (
    Consiente,
    Estado,
    Grupo,
    TipoCentro,
    TipoConvenio,
    TipoPrestacion,
)
from programs.convenios.models.guardas import GUARDS

__all__ = [
    "GUARDS",
    "AntecedentesDevueltos",
    "CentroSalud",
    "Consiente",
    "Convenio",
    "Derivacion",
    "Estado",
    "Grupo",
    "PapelDerivacion",
    "Prestacion",
    "TipoCentro",
    "TipoConvenio",
    "TipoPrestacion",
]
