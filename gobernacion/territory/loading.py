"""Storing a territory file: what is new or different is written, what is already there stays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from gobernacion import freshness
from gobernacion.labels import label_of
from gobernacion.territory.files import Territorio
from gobernacion.territory.models import Comuna, Denominacion, Institucion, Poblacion, Provincia, Sector

Modelo = TypeVar("Modelo", bound=models.Model)


class TerritorioRechazado(Exception):
    """Why a well-written territory cannot be stored here."""


@dataclass(frozen=True)
class Carga:
    """One row of the file as it was stored: new, changed (and how) or already the same."""

    objeto: models.Model
    nombre: str
    nueva: bool
    cambios: tuple[str, ...]

    @property
    def igual(self) -> bool:
        """Whether it was already there as the file says."""
        return not self.nueva and not self.cambios


def store_territory(territorio: Territorio) -> list[Carga]:
    """Store what the file says, inside the caller's transaction. Nothing is deleted: records may point to it.

    Raises:
        TerritorioRechazado: with a sentence that says why.
    """
    institucion = Institucion.objects.actual()
    if institucion and institucion.provincia.cut != territorio.provincia["cut"]:
        # Its records would from then on be read as another province's.
        raise TerritorioRechazado(
            f"Esta instalación es de la provincia de {institucion.provincia}: "
            f"la de {territorio.provincia['nombre']} necesita una instalación propia."
        )
    cargas = list(_stored(territorio))
    if not all(carga.igual for carga in cargas):
        freshness.changing()  # the offer of the services names comunas
    return cargas


def count_unnamed(cargas: Iterable[Carga]) -> int:
    """How many comunas, sectors and populations were stored before and are not in the file."""
    cargas = list(cargas)
    return sum(
        model._default_manager.exclude(
            pk__in=[carga.objeto.pk for carga in cargas if type(carga.objeto) is model]
        ).count()
        for model in (Comuna, Sector, Poblacion)
    )


def _stored(territorio: Territorio) -> Iterator[Carga]:
    """Each row of the file, stored in the order in which they need each other."""
    nombre = territorio.provincia["nombre"]
    provincia, carga = _store(Provincia, {"cut": territorio.provincia["cut"]}, territorio.provincia, nombre)
    yield carga
    values = {**territorio.institucion, "provincia": provincia}
    yield _store(Institucion, {"pk": 1}, values, territorio.institucion["nombre"])[1]
    for name in territorio.denominaciones:
        yield _store(Denominacion, {"desde": name.desde}, asdict(name), name.nombre)[1]
    comunas: dict[str, Comuna] = {}
    for orden, escrita in enumerate(territorio.comunas, start=1):
        values = {"cut": escrita.cut, "nombre": escrita.nombre, "provincia": provincia, "orden": orden}
        comuna, carga = _store(Comuna, {"cut": escrita.cut}, values, escrita.nombre)
        comunas[escrita.cut] = comuna
        yield carga
        for sector in escrita.sectores:
            key = {"comuna": comuna, "nombre__iexact": sector}
            yield _store(Sector, key, {"comuna": comuna, "nombre": sector}, f"{sector}, {comuna}")[1]
    for row in territorio.poblaciones:
        key = {"comuna": comunas[row.cut], "year": row.year}
        values = {**key, "habitantes": row.habitantes, "fuente": row.fuente}
        yield _store(Poblacion, key, values, f"{comunas[row.cut]} en {row.year}")[1]


def _store(
    model: type[Modelo], key: Mapping[str, Any], values: Mapping[str, Any], nombre: str
) -> tuple[Modelo, Carga]:
    """The row that the key finds, or a new one, holding these values."""
    objeto = model._default_manager.filter(**key).first()
    nueva = objeto is None
    objeto = objeto or model()
    cambios = []
    for name, value in values.items():
        before = None if nueva else getattr(objeto, name)
        if before != value:
            cambios.append(f"{label_of(model, name)}: {before} → {value}")
            setattr(objeto, name, value)
    if cambios:
        try:
            objeto.full_clean()
        except ValidationError as error:
            reasons = (
                sentence if field == NON_FIELD_ERRORS else f"{label_of(model, field)}: {sentence}"
                for field, sentences in error.message_dict.items()
                for sentence in sentences
            )
            raise TerritorioRechazado(f"{model._meta.verbose_name} {nombre}: {' '.join(reasons)}") from None
        objeto.save()
    return objeto, Carga(objeto, nombre, nueva, () if nueva else tuple(cambios))
