"""Who works with what every record has in common, in the words an area's own policy takes it from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento

COMUNES = (
    "numero",
    "ocurrido_el",
    "comuna",
    "registrado_el",
    "registrado_por",
    "anulado_el",
    "anulado_por",
    "motivo_anulacion",
    "version",
)
"""The fields of every record, none of which tells of a person: an area's policy begins its ``publicos`` with them."""

SIN_COMUNA = tuple(name for name in COMUNES if name != "comuna")
"""Those of a record that happens in no comuna."""

DE_ACTIVIDAD = (
    "estado",
    "hora",
    "lugar",
    "programada_el",
    "asistentes",
    "realizada_por",
    "causa",
    "suspendida_el",
)
"""What every activity holds besides, all of it impersonal but its ``motivo``, which each area declares."""

PASOS_DE_ACTIVIDAD = ("realizar", "registrar_tercero", "corregir", "suspender", "retirar", "reprogramar")


class Mesa:
    """The people of a desk: who types its records, and who answers for them."""

    def __init__(
        self, encargado: Collection[Rol] = (Rol.ENCARGADO,), jefatura: Collection[Rol] = (Rol.JEFATURA,)
    ) -> None:
        self.encargado, self.jefatura = frozenset(encargado), frozenset(jefatura)
        self.area = self.encargado | self.jefatura

    def registro(
        self,
        *,
        encargado: Iterable[str] = (),
        jefatura: Iterable[str] = (),
        ambos: Iterable[str] = (),
        anulan: Collection[Rol] | None = None,
        exportan: Collection[Rol] | None = None,
    ) -> dict[str, Collection[Rol]]:
        """The usual rights over a kind of record, and who takes each of its steps.

        The encargado types and corrects, both see, print and read what it was; jefatura alone annuls and takes the list
        away as a file, unless ``anulan`` and ``exportan`` say otherwise.
        """
        return {
            Accion.VER: self.area,
            Accion.AGREGAR: self.encargado,
            Accion.MODIFICAR: self.encargado,
            Accion.ANULAR: self.jefatura if anulan is None else anulan,
            Accion.EXPORTAR: self.jefatura if exportan is None else exportan,
            Accion.IMPRIMIR: self.area,
            Accion.VER_HISTORIAL: self.area,
            "rectificar": self.jefatura,
            **dict.fromkeys(encargado, self.encargado),
            **dict.fromkeys(jefatura, self.jefatura),
            **dict.fromkeys(ambos, self.area),
        }

    def catalogo(
        self, *, ven: Collection[Rol] | None = None, escriben: Collection[Rol] | None = None
    ) -> dict[str, Collection[Rol]]:
        """The usual rights over a list of the desk: all of it see it and take it away, jefatura writes it."""
        seen = self.area if ven is None else ven
        written = self.jefatura if escriben is None else escriben
        return {
            Accion.VER: seen,
            Accion.EXPORTAR: seen,
            Accion.AGREGAR: written,
            Accion.MODIFICAR: written,
        }

    def lineas(self, *, se_borran: bool = True) -> dict[str, Collection[Rol]]:
        """The usual rights over lines typed inside a record: the desk reads them, the encargado writes them."""
        written = [Accion.AGREGAR, Accion.MODIFICAR, *([Accion.ELIMINAR] if se_borran else [])]
        return {Accion.VER: self.area, **dict.fromkeys(written, self.encargado)}

    def dato(self, clase: Clase, *, escriben: Collection[Rol] | None = None) -> Dato:
        """What a field tells of somebody: the desk reads it, the encargado writes it unless ``escriben`` says who."""
        return Dato(clase, ven=self.area, escriben=self.encargado if escriben is None else escriben)

    def antes(self, modelo: str, *campos: str) -> Politica:
        """Who reads how something stood before: the desk. Only the steps that change it write it."""
        return Politica(modelo, acciones={Accion.VER: self.area}, publicos=(*campos, "hasta", "version"))

    def papeles(self, modelo: str, *, clase: Clase, tratamiento: Tratamiento) -> Politica:
        """The usual rights over scanned papers: the encargado adds them, jefatura withdraws them."""
        return politica_de_papeles(
            modelo,
            ven=self.area,
            suben=self.encargado,
            retiran=self.jefatura,
            clase=clase,
            tratamiento=tratamiento,
        )


def politica_de_papeles(
    modelo: str,
    *,
    ven: Collection[Rol],
    suben: Collection[Rol],
    retiran: Collection[Rol],
    clase: Clase,
    tratamiento: Tratamiento,
) -> Politica:
    """The policy of the papers scanned with a kind of record: who opens them, adds them and withdraws them."""
    dato = Dato(clase, ven=ven, escriben=suben)
    return Politica(
        modelo,
        acciones={Accion.VER: {*ven, *suben}, Accion.AGREGAR: suben, Accion.ANULAR: retiran},
        publicos=(
            "registro",
            "tipo",
            "bytes",
            "sha256",
            "subido_el",
            "subido_por",
            "retirado_el",
            "retirado_por",
            "motivo_retiro",
        ),
        personales={"papel": dato, "archivo": dato},
        tratamiento=tratamiento,
        sin_exportar="Los documentos se abren uno por uno, desde su registro.",
    )


OFICINA = {Rol.ENCARGADO, Rol.JEFATURA, Rol.AUTORIDAD}

POLITICAS = (
    Politica("records.Correlativo", acciones={}, publicos=("modelo", "year", "ultimo")),
    Politica(
        "records.ValorVigente",
        acciones={Accion.VER: OFICINA, Accion.EXPORTAR: OFICINA, Accion.AGREGAR: {Rol.JEFATURA}},
        publicos=("clave", "desde", "valor", "norma"),
    ),
    # Reached only through the list it was uploaded to, by who uploaded it.
    Politica(
        "records.Carga",
        acciones={},
        publicos=(
            *("id", "modelo", "por", "subida_el", "estado", "planilla", "mapa", "huella", "aplicada_el"),
            *("nuevas", "cambiadas", "deshecha_el", "deshecha_por"),
        ),
        reservados={"archivo": Clase.SENSIBLE, "resultado": Clase.SENSIBLE},
        tratamiento=Tratamiento(
            "Cargar los registros que una persona de la oficina escribió en una planilla.",
            "Ejercicio de funciones públicas (Ley 19.628).",
            Plazo(None, "la carga espera que se aplique o se descarte"),
        ),
    ),
    Politica(
        "records.FilaCargada",
        acciones={},
        publicos=(
            *("carga", "fila", "registro", "antes", "despues", "ficha_antes", "ficha_despues", "huella"),
            "deshecha",
        ),
    ),
)
