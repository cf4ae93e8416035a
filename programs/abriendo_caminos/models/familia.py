"""The families the programme accompanies and who belongs to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Ficha
from gobernacion.guards import Guard
from gobernacion.lib.periods import Period, months_after
from gobernacion.records.anteriores import Anterior, Entonces
from gobernacion.records.etapas import Escrito, Etapa, Etapas, Tras
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant, not_after, only_in
from gobernacion.records.models import Record, RecordQuerySet, list_index
from gobernacion.records.parametros import Parametro
from gobernacion.records.step_fields import day_of, estado_de, refers_to
from gobernacion.records.transitions import transition
from gobernacion.territory.models import Sector
from gobernacion.versions import Versioned
from programs.abriendo_caminos.models.convocatoria import Convocatoria
from programs.abriendo_caminos.models.estados import CausaEgreso, EstadoFamilia, Parentesco

if TYPE_CHECKING:
    from uuid import UUID

    from gobernacion.access.models import User

PERMANENCIA = Parametro(
    "abriendo_caminos.permanencia",
    "Permanencia de una familia en Abriendo Caminos",
    "meses",
    inicial=24,
    norma="Norma técnica del programa",
)
MAYOR_EDAD_NNA = 18


class UnidadTerritorial(Versioned):
    """A set of sectors with professionals of its own; a sector may lie in two."""

    etapas = Etapas("ac_unidad", reglas=(Escrito("nombre", dice="Escriba el nombre de la unidad."),))

    nombre = models.CharField(
        "nombre", max_length=60, unique=True, error_messages={"unique": "Ya hay una unidad con ese nombre."}
    )
    sectores = models.ManyToManyField(Sector, related_name="+", verbose_name="sectores")

    history = Historial()

    class Meta:
        verbose_name = "unidad territorial"
        verbose_name_plural = "unidades territoriales"

    def __str__(self) -> str:
        return self.nombre


class FamiliaQuerySet(RecordQuerySet["Familia"]):
    def activas_en(self, period: Period) -> Self:
        """Those the programme worked with at some moment of the period."""
        begins = Greatest("ocurrido_el", Value(period.desde), output_field=models.DateField())
        stayed = Entonces(Familia, period.hasta).que(Q(egreso=None) | Q(egreso__gt=begins))
        return self.vigentes().filter(stayed, ocurrido_el__lt=period.hasta)

    def acompanadas_al(self, day: date) -> Self:
        """Those that were in the programme when that day began, whatever came after."""
        stayed = Entonces(Familia, day).que(Q(egreso=None) | Q(egreso__gte=day))
        return self.vigentes().filter(stayed, ocurrido_el__lt=day)

    def en_programa(self) -> Self:
        return self.vigentes().filter(estado=EstadoFamilia.ACTIVA)

    def por_cumplir_plazo(self, at: date) -> Self:
        """Those still in the programme whose time runs out in the next two months, or already has."""
        return self.en_programa().filter(ocurrido_el__lte=months_after(at, 2 - PERMANENCIA.en(at)))


class Familia(Record):
    """A family that accepted the invitation of the programme, from the day it came in until it left."""

    apelativo = "Familia"
    lleva_consigo = ("integrantes",)
    etapas = Etapas(
        "ac_familia",
        Etapa(
            "el egreso",
            [EstadoFamilia.EGRESADA],
            (("egreso", "causa_egreso"),),
            reglas=(
                Invariant(
                    condition=Q(estado__in=EstadoFamilia.values, causa_egreso__in=["", *CausaEgreso.values])
                    & only_in(
                        [EstadoFamilia.EGRESADA],
                        Q(~Q(causa_egreso=""), egreso__isnull=False),
                        Q(causa_egreso="", egreso=None),
                    ),
                    name="ac_familia_egresada_con_fecha_y_causa",
                    field="egreso",
                    violation_error_message="Una familia egresada, y solo ella, lleva fecha y causa de egreso.",
                ),
                Tras("ocurrido_el", "ingresa_antes_de_egresar"),
            ),
        ),
        desde="el ingreso",
        reglas=(Escrito("codigo", dice="Escriba el código de la familia."),),
    )

    ocurrido_el = models.DateField("ingreso")
    codigo = CodigoField(
        "código",
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"\A[0-9A-Za-z-]+\Z", "El código lleva solo letras, cifras y guion.")],
        error_messages={"unique": "Ese código ya es de otra familia."},
        help_text="El que le da el sistema del programa.",
        joined=True,
        example="FAM-0123",
    )
    estado = estado_de(EstadoFamilia)
    convocatoria = refers_to(Convocatoria, "convocatoria", related_name="familias")
    unidad = refers_to(UnidadTerritorial, "unidad territorial", related_name="familias")
    sector = refers_to(Sector, "sector")
    ficha = refers_to(Ficha, "cuidador o cuidadora principal")
    egreso = day_of("egreso")
    causa_egreso = models.CharField("causa del egreso", max_length=12, choices=CausaEgreso, blank=True)

    objects = FamiliaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        convocatoria_id: int
        unidad_id: int
        sector_id: int
        ficha_id: UUID
        integrantes: Any

    class Meta(Record.Meta):
        verbose_name = "familia"
        verbose_name_plural = "familias"
        indexes = [*Record.Meta.indexes, *map(list_index, ("estado", "convocatoria", "unidad", "ficha"))]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it with its main caregiver among its members: always one, and never two at once."""
        with transaction.atomic():
            self.comuna_id = self.sector.comuna_id
            super().save(*args, **kwargs)
            if not self.anulado and self.estado == EstadoFamilia.ACTIVA:
                self._seat_caregiver()

    def clean(self) -> None:
        if self.sector_id and self.unidad_id and not self.unidad.sectores.filter(pk=self.sector_id).exists():
            raise ValidationError({"sector": "Ese sector no es de la unidad territorial elegida."})

    def _seat_caregiver(self) -> None:
        open_ones = self.integrantes.vigentes().filter(hasta=None).exclude(rol=Parentesco.PRIVADA)
        seated = open_ones.filter(rol=Parentesco.CUIDADOR).first()
        if seated is not None and seated.ficha_id == self.ficha_id:
            return
        day = self.ocurrido_el if seated is None else max(timezone.localdate(), seated.ocurrido_el)
        for before in open_ones.filter(Q(rol=Parentesco.CUIDADOR) | Q(ficha=self.ficha_id)):
            before.hasta = max(day, before.ocurrido_el)
            before.save()
        Integrante.objects.create(
            familia=self,
            ficha=self.ficha,
            rol=Parentesco.CUIDADOR,
            ocurrido_el=day,
            registrado_por=self.registrado_por,
        )

    @transition(
        "Egresar",
        source=[EstadoFamilia.ACTIVA],
        target=EstadoFamilia.EGRESADA,
        fields=["egreso", "causa_egreso"],
        warning="Todos sus integrantes dejan el programa ese día.",
    )
    def egresar(self, por: User, on: date) -> None:
        """The programme stops accompanying it."""
        assert self.egreso is not None
        for integrante in self.integrantes.vigentes().filter(hasta=None):
            integrante.hasta = max(self.egreso, integrante.ocurrido_el)
            integrante.save_signed(por, "Egresar")

    @transition(
        "Reincorporar",
        source=[EstadoFamilia.EGRESADA],
        target=EstadoFamilia.ACTIVA,
        warning="Vuelven con ella, desde hoy, quienes la integraban al egresar.",
        vuelve=True,
    )
    def reincorporar(self, por: User, on: date) -> None:
        """The programme accompanies it again; that it had left is kept, and the years it was out measure it."""
        assert self.egreso is not None
        for one in self.integrantes.vigentes().filter(Q(hasta=None) | Q(hasta__gt=self.egreso)):
            one.hasta = max(self.egreso, one.ocurrido_el)  # as long as it was out it bounded them by itself
            one.save_signed(por, "Reincorporar")
        left = self.integrantes.vigentes().filter(Q(termino=None) | Q(termino__gt=on), hasta=self.egreso)
        back = [(one.ficha_id, one.rol, one.termino) for one in left]
        if Parentesco.CUIDADOR not in [rol for _, rol, _ in back]:
            back = [
                *(one for one in back if one[0] != self.ficha_id),
                (self.ficha_id, Parentesco.CUIDADOR, None),
            ]
        for ficha_id, rol, termino in back:
            one = Integrante(familia=self, ficha_id=ficha_id, rol=rol, termino=termino)
            one.ocurrido_el, one.registrado_por = on, por
            one.validate_constraints()
            one.save_signed(por, "Reincorporar")


class EgresoTerminado(Anterior):
    """When a family was out of the programme, until it came back."""

    familia = refers_to(Familia, "familia", related_name="anteriores")
    ocurrido_el = models.DateField("ingreso")
    egreso = models.DateField("egreso")

    class Meta:
        verbose_name = "egreso terminado"
        verbose_name_plural = "egresos terminados"
        indexes = [models.Index(fields=["hasta"], name="ac_egreso_terminado_por_dia")]
        constraints = [
            Invariant(
                condition=not_after("egreso", "hasta"),
                name="ac_egreso_terminado_en_orden",
                field="hasta",
                violation_error_message="No pudo volver antes de egresar.",
            )
        ]


class IntegranteQuerySet(RecordQuerySet["Integrante"]):
    def activos_en(self, period: Period) -> Self:
        """Those who belonged, at some moment of the period, to a family the programme was accompanying."""
        begins = Greatest(
            "ocurrido_el", "familia__ocurrido_el", Value(period.desde), output_field=models.DateField()
        )
        return self.vigentes().filter(
            Q(hasta=None) | Q(hasta__gt=begins),
            Q(termino=None) | Q(termino__gt=begins),
            Q(familia__egreso=None) | Q(familia__egreso__gt=begins),
            ocurrido_el__lt=period.hasta,
            familia__ocurrido_el__lt=period.hasta,
            familia__anulado_el=None,
        )

    def una_por_persona(self) -> Self:
        """The last of each person among these, so that tables of persons add up.

        Those deprived of liberty count apart, once each deprivation: when one is forgotten, nobody could tell that
        the same person is still counted for something else.
        """
        later = Q(ocurrido_el__gt=OuterRef("ocurrido_el")) | Q(
            ocurrido_el=OuterRef("ocurrido_el"), pk__gt=OuterRef("pk")
        )
        rows = self.alias(privacion=Coalesce("termino", Value(date.max), output_field=models.DateField()))
        same = {"ficha": OuterRef("ficha"), "privacion": OuterRef("privacion")}
        return rows.filter(~Exists(rows.filter(later, **same)))

    def con_termino_cumplido(self, at: date) -> Self:
        """Those whose penal data nobody may see any more, and the office must forget."""
        return self.filter(termino__lte=at)


class Integrante(Record):
    """Somebody in a family of the programme, with the role they have there and from when to when."""

    apelativo = "Integrante"
    comuna = None  # type: ignore[assignment]  # it is where its family is
    etapas = Etapas(
        "ac_integrante",
        reglas=(
            Tras("ocurrido_el", "fechas_en_orden", "hasta", "No puede dejar la familia antes de integrarla."),
        ),
    )

    ocurrido_el = models.DateField("integra desde")
    familia = refers_to(Familia, "familia", related_name="integrantes")
    ficha = refers_to(Ficha, "persona")
    rol = models.CharField("rol", max_length=8, choices=Parentesco, default=Parentesco.NNA)
    hasta = models.DateField(
        "hasta", null=True, blank=True, help_text="Primer día en que ya no integra la familia."
    )
    termino = models.DateField(
        "término de la privación de libertad",
        null=True,
        blank=True,
        help_text="Solo de quien está privado de libertad. Desde ese día nadie sabrá por este sistema que lo estuvo.",
    )

    objects = IntegranteQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        familia_id: int
        ficha_id: UUID

    class Meta(Record.Meta):
        verbose_name = "integrante"
        verbose_name_plural = "integrantes"
        constraints = [
            *Record.Meta.constraints,
            Invariant(
                condition=Q(rol__in=Parentesco.values)
                & (
                    Q(rol=Parentesco.PRIVADA, termino__isnull=False)
                    | ~Q(rol=Parentesco.PRIVADA) & Q(termino=None)
                ),
                name="ac_dato_penal_con_termino",
                field="termino",
                violation_error_message="De la persona privada de libertad, y solo de ella, se anota el término.",
            ),
            models.UniqueConstraint(
                fields=["familia"],
                condition=Q(rol=Parentesco.CUIDADOR, hasta=None, anulado_el=None),
                name="ac_un_cuidador_principal_a_la_vez",
                violation_error_message="La familia ya tiene cuidador o cuidadora principal: cámbielo en la familia.",
            ),
            models.UniqueConstraint(
                fields=["ficha"],
                condition=~Q(rol=Parentesco.PRIVADA) & Q(hasta=None, anulado_el=None),
                name="ac_persona_en_una_familia_a_la_vez",
                violation_error_message="Esa persona ya integra una familia del programa.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("rol", "familia", "ficha")),
            models.Index(fields=["termino"], name="ac_integrante_por_termino"),
        ]

    def clean(self) -> None:
        before = Integrante.objects.filter(pk=self.pk).values_list("rol", flat=True).first()
        if before is not None and before != self.rol:
            raise ValidationError({"rol": "El rol no se cambia: anule este registro y agregue otro."})
        if self.familia_id and self.ocurrido_el and self.ocurrido_el < self.familia.ocurrido_el:
            raise ValidationError({"ocurrido_el": "La familia ingresó al programa después de ese día."})
        if self.rol == Parentesco.NNA and self.ficha_id and self.ocurrido_el:
            born = self.ficha.pudo_nacer
            if born is None:
                raise ValidationError("Escriba la fecha de nacimiento: de ella depende el tramo de edad.")
            if born[1] <= months_after(self.ocurrido_el, -12 * (MAYOR_EDAD_NNA + 1)):
                raise ValidationError({"rol": f"Ese día ya tenía más de {MAYOR_EDAD_NNA} años."})


class RecuentoPenal(models.Model):
    """How many people deprived of liberty whom the office had to forget belonged to families of a unit, and in which
    months: nobody can be told from it, and past years still measure what they did.

    What counts in a period are the rows that begin before it ends and end after it begins. Who had been in two families
    left one row for each, and one that takes back: from the later beginning to the earlier end, which need not
    come after it.
    """

    unidad = refers_to(UnidadTerritorial, "unidad territorial")
    desde = models.DateField("desde el mes")
    hasta = models.DateField("hasta antes del mes")
    cuantas = models.IntegerField("cuántas", help_text="Menos que cero si quita a quien se contó dos veces.")

    class Meta:
        verbose_name = "recuento anónimo"
        verbose_name_plural = "recuentos anónimos"
        constraints = [
            models.UniqueConstraint(
                fields=["unidad", "desde", "hasta"],
                name="ac_un_recuento_por_unidad_y_meses",
                violation_error_message="Ese recuento ya existe.",
            ),
            models.CheckConstraint(
                condition=Q(desde__day=1, hasta__day=1),
                name="ac_recuento_por_meses_enteros",
                violation_error_message="Un recuento anónimo es de meses enteros.",
            ),
        ]

    def __str__(self) -> str:
        return f"Recuento {self.pk}"


def _outside(unidad: str, sector: str) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM abriendo_caminos_unidadterritorial_sectores AS lie "  # noqa: S608  (names of our own)
        f"WHERE lie.unidadterritorial_id = {unidad} AND lie.sector_id = {sector})"
    )


GUARDS = (
    Guard("abriendo_caminos_familia", refuse=("INSERT",), when=_outside("NEW.unidad_id", "NEW.sector_id")),
    # A unit may lose a sector later: only a family that moves has to be inside again.
    Guard(
        "abriendo_caminos_familia",
        refuse=("UPDATE",),
        when="(OLD.unidad_id <> NEW.unidad_id OR OLD.sector_id <> NEW.sector_id) AND "
        + _outside("NEW.unidad_id", "NEW.sector_id"),
    ),
    # Otherwise old versions of a row that is kept would go on telling what ended.
    Guard("abriendo_caminos_integrante", refuse=("UPDATE",), when="OLD.rol <> NEW.rol"),
)
"""What triggers refuse: a family in a sector that its unit does not have, a member whose role is rewritten."""
