"""A person as one area of the office knows them."""

from __future__ import annotations

import uuid
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.utils import timezone
from simple_history.models import HistoricalRecords

from gobernacion.directory import countries
from gobernacion.directory.fields import PaisField, TelefonoField
from gobernacion.directory.holding import held_by_what_ended
from gobernacion.directory.models.persona import Persona, PersonaQuerySet
from gobernacion.directory.search import KeyOrder, search_key
from gobernacion.guards import Guard
from gobernacion.lib.days import MIDDLE, YearAlone
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

OLDEST = date(1900, 1, 1)
OLDEST_AGE = 120

CON_LETRAS = "Escriba con letras el nombre con que se le llama."
OTRA_FICHA = (
    "Su área ya tiene otra ficha con ese documento. Si las dos son de la misma persona, "
    "pida a quien lleva el directorio que las reúna."
)


def validate_nacimiento(day: date) -> None:
    """Refuse a birth date that nobody who comes to the office can have."""
    today = timezone.localdate()
    if day > today:
        raise ValidationError("La fecha de nacimiento no puede estar en el futuro.", code="futura")
    if today.year - day.year > OLDEST_AGE:
        raise ValidationError(f"Tendría más de {OLDEST_AGE} años: revise el año.", code="antigua")


class Sexo(models.TextChoices):
    MUJER = "mujer", "Mujer"
    HOMBRE = "hombre", "Hombre"
    OTRO = "otro", "Otro"


def in_force(at: date) -> Q:
    """The fichas that exist for the staff on a day: neither set aside by the directory, nor of what ended."""
    return Q(unida_a__isnull=True) & ~held_by_what_ended(Ficha, at)


class FichaQuerySet(models.QuerySet["Ficha"]):
    def de_area(self, area: str) -> Self:
        """What one area knows; nothing else may ever be shown to it."""
        return self.filter(area=area)

    def vigentes(self) -> Self:
        """Those that exist for the staff today: the clock is read here, so that no caller leaves it out."""
        return self.filter(in_force(timezone.localdate()))

    def terminadas(self) -> Self:
        """Those that exist for nobody any more, and are still to be forgotten."""
        return self.filter(held_by_what_ended(Ficha, timezone.localdate()))

    def de_la_persona(self, documento: Persona) -> Self:
        """Those of whoever that document names, under this or another document joined with it."""
        return self._de(Persona.objects.del_documento(documento))

    def encontrar(self, texto: str) -> Self:
        """By a RUN or the number of another document, in any spelling, or else by name."""
        if any(char.isdigit() for char in texto):  # nobody's name has a digit
            return self._de(Persona.objects.escrito(texto))
        return self.vigentes().buscar(texto)

    def _de(self, personas: PersonaQuerySet) -> Self:
        return self.vigentes().filter(persona__in=personas.de_la_misma_persona())

    def primeras(self, texto: str, how_many: int) -> list[uuid.UUID]:
        """The keys of the first so many that a document or a name finds: by surnames from A to Z, then by given names.

        Each order is read from its index until there are enough, however many people share a name.
        """
        if any(char.isdigit() for char in texto):
            return list(self.encontrar(texto).values_list("pk", flat=True)[:how_many])
        found: dict[uuid.UUID, None] = {}
        for clave in CLAVES:
            rows = self.vigentes().filter(_words(texto, clave)).order_by(KeyOrder(clave))
            found.update(dict.fromkeys(rows.values_list("pk", flat=True)[:how_many]))
        return list(found)[:how_many]

    def buscar(self, texto: str) -> Self:
        """By the words somebody remembers: the first begins the names or the surnames, the rest narrow."""
        return self.filter(reduce(or_, (_words(texto, clave) for clave in CLAVES)))


CLAVES = ("clave", "clave_nombres", "clave_social")
"""The ways in which the words of a name are kept: surnames first, given names first, first what they are called."""


def _words(texto: str, clave: str) -> Q:
    """A key that begins with the first word and has words that begin with each of the rest.

    All of it is asked of one key, so that its index answers without reading the ficha.
    """
    first, *rest = search_key(texto).split(" ")
    if not first:
        return Q(pk__in=[])
    asked = Q(**{f"{clave}__comienza": first})
    for word in rest:
        asked &= Q(**{f"{clave}__comienza": word}) | Q(**{f"{clave}__contains": f" {word}"})
    return asked


def known_to_some_area(at: date) -> Q:
    """The people that exist for the steward on a day: those of whom some area has a ficha in force."""
    return Q(Exists(Ficha.objects.filter(in_force(at), persona__titular=OuterRef("titular"))))


class Ficha(Versioned):
    """What one area knows about a person: who they are, where they live, how to reach them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.CharField("área", max_length=40, editable=False)
    persona = models.ForeignKey(
        Persona, verbose_name="persona", on_delete=models.PROTECT, related_name="fichas", editable=False
    )
    identificacion = models.CharField("documento", max_length=100, editable=False)
    nombres = models.CharField("nombres", max_length=150)
    primer_apellido = models.CharField("primer apellido", max_length=100, blank=True)
    segundo_apellido = models.CharField("segundo apellido", max_length=100, blank=True)
    nombre_social = models.CharField(
        "nombre con que se le llama",
        max_length=150,
        blank=True,
        help_text="Si no es el de su documento: su nombre social, o aquel por el que todos le conocen.",
    )
    nacimiento = models.DateField(
        "fecha de nacimiento",
        null=True,
        blank=True,
        validators=[validate_nacimiento],
        help_text="Si solo se sabe el año, escriba el año: para su edad se cuenta el 1 de julio.",
    )
    solo_year = models.BooleanField("solo se sabe el año de nacimiento", default=False)
    sexo = models.CharField("sexo", max_length=6, choices=Sexo, blank=True)
    nacionalidad = PaisField(
        "nacionalidad", max_length=2, choices=countries.choices, default="CL", blank=True
    )
    comuna = models.ForeignKey(
        "territory.Comuna", verbose_name="comuna", on_delete=models.PROTECT, null=True, blank=True
    )
    sector = models.ForeignKey(
        "territory.Sector",
        verbose_name="sector o localidad",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    direccion = models.CharField("dirección", max_length=160, blank=True)
    telefono = TelefonoField("teléfono", blank=True)
    correo = models.EmailField("correo electrónico", max_length=120, blank=True)
    clave = models.CharField("apellidos y nombres para buscar", max_length=400, editable=False)
    clave_nombres = models.CharField("nombres y apellidos para buscar", max_length=400, editable=False)
    clave_social = models.CharField(
        "nombre con que se le llama, para buscar", max_length=400, blank=True, editable=False
    )
    unida_a = models.ForeignKey(
        "self",
        verbose_name="es de la misma persona que",
        on_delete=models.PROTECT,
        related_name="absorbidas",
        null=True,
        blank=True,
        editable=False,
    )
    creada = models.DateTimeField("creada", auto_now_add=True)

    objects = FichaQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["persona", "clave", "clave_nombres", "clave_social"],
        verbose_name="historial de ficha",
        verbose_name_plural="historial de fichas",
    )

    class Meta:
        verbose_name = "ficha"
        verbose_name_plural = "fichas"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "persona"],
                name="una_ficha_por_area_y_persona",
                violation_error_message="Esta área ya tiene ficha de esa persona.",
            ),
            models.CheckConstraint(
                condition=~Q(nombres="") & ~Q(clave="") & ~Q(clave_nombres=""),
                name="ficha_con_nombre",
                violation_error_message="Escriba los nombres.",
            ),
            models.CheckConstraint(
                condition=Q(nombre_social="", clave_social="") | ~Q(nombre_social="") & ~Q(clave_social=""),
                name="ficha_nombre_social_se_busca",
                violation_error_message=CON_LETRAS,
            ),
            models.CheckConstraint(
                condition=Q(solo_year=False)
                | Q(nacimiento__isnull=False, nacimiento__month=MIDDLE[0], nacimiento__day=MIDDLE[1]),
                name="ficha_solo_year_a_mitad",
                violation_error_message="De quien solo se sabe el año se cuenta el 1 de julio.",
            ),
            models.CheckConstraint(
                condition=Q(nacimiento__isnull=True) | Q(nacimiento__gte=OLDEST),
                name="ficha_nacimiento_posible",
                violation_error_message="La fecha de nacimiento no puede ser anterior a 1900.",
            ),
            models.CheckConstraint(
                condition=Q(sexo__in=["", *Sexo.values]),
                name="ficha_sexo_conocido",
                violation_error_message="Elija el sexo de la lista.",
            ),
            models.CheckConstraint(
                condition=Q(nacionalidad=Upper("nacionalidad")),
                name="ficha_nacionalidad_iso",
                violation_error_message="Elija la nacionalidad de la lista.",
            ),
            models.CheckConstraint(
                condition=Q(sector__isnull=True) | Q(comuna__isnull=False),
                name="ficha_sector_con_comuna",
                violation_error_message="Elija también la comuna del sector.",
            ),
            models.CheckConstraint(
                condition=Q(unida_a__isnull=True) | ~Q(unida_a=F("id")),
                name="ficha_no_unida_a_si_misma",
                violation_error_message="Una ficha no se une consigo misma.",
            ),
        ]
        indexes = [
            # The pattern classes let PostgreSQL answer a prefix in any collation; SQLite ignores them. The last two
            # let both look through everybody of one name without reading a ficha.
            models.Index(
                fields=["area", "clave", "unida_a", "id"],
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops", "uuid_ops"],
                name="ficha_por_apellidos",
            ),
            models.Index(
                fields=["area", "clave_nombres", "unida_a", "id"],
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops", "uuid_ops"],
                name="ficha_por_nombres",
            ),
            models.Index(
                fields=["area", "clave_social", "unida_a", "id"],
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops", "uuid_ops"],
                name="ficha_por_nombre_social",
            ),
            models.Index(fields=["nacimiento"], name="ficha_por_nacimiento"),
        ]

    def __str__(self) -> str:
        return f"Ficha {self.id.hex[:8]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        # What is derived is part of what the constraints check.
        self.derive()
        if self.nombre_social and not self.clave_social:
            raise ValidationError({"nombre_social": CON_LETRAS})
        if self.sector is not None and self.sector.comuna_id != self.comuna_id:
            raise ValidationError({"sector": "Ese sector no es de la comuna elegida."})

    def derive(self) -> None:
        """Write what follows from the rest, as save() does; whoever writes in bulk calls it for each ficha."""
        self.identificacion = self.persona.identificacion
        apellidos = (self.primer_apellido, self.segundo_apellido)
        self.clave = search_key(*apellidos, self.nombres)
        self.clave_nombres = search_key(self.nombres, *apellidos)
        social = search_key(self.nombre_social)
        self.clave_social = search_key(social, self.nombres, *apellidos) if social else ""
        if isinstance(self.nacimiento, YearAlone):
            self.nacido = self.nacimiento
        elif self.nacimiento is None or (self.nacimiento.month, self.nacimiento.day) != MIDDLE:
            self.solo_year = False

    def documentar(self, documento: Persona) -> None:
        """Give the ficha another document, found out later or mistyped before.

        Raises TransicionRechazada if the area has a ficha of that document: the directory joins them, not the desk.
        """
        with transaction.atomic():
            persona = Persona.objects.keep(documento)
            others = Ficha.objects.de_area(self.area).de_la_persona(persona).exclude(pk=self.pk)
            if others.exists():
                raise TransicionRechazada(OTRA_FICHA)
            self.persona = persona
            self.save()

    @property
    def nombre_completo(self) -> str:
        return " ".join(part for part in (self.nombres, self.primer_apellido, self.segundo_apellido) if part)

    @property
    def como_se_llama(self) -> str:
        """The name on lists: first the one the person goes by, beside that of the document."""
        return (
            f"{self.nombre_social} ({self.nombre_completo})" if self.nombre_social else self.nombre_completo
        )

    @property
    def un_nombre(self) -> bool:
        """Whether the person has one name alone, as many foreigners do."""
        return bool(self.nombres) and not self.primer_apellido

    @property
    def nacido(self) -> date | None:
        """The day of birth, or the year where nobody knows more."""
        return YearAlone(self.nacimiento.year) if self.solo_year and self.nacimiento else self.nacimiento

    @nacido.setter
    def nacido(self, said: date | None) -> None:
        self.solo_year = isinstance(said, YearAlone)
        self.nacimiento = said.day_counted if isinstance(said, YearAlone) else said

    @property
    def pudo_nacer(self) -> tuple[date, date] | None:
        """The first and the last day on which the person may have been born."""
        if self.nacimiento is None:
            return None
        year = self.nacimiento.year
        return (
            (date(year, 1, 1), date(year, 12, 31)) if self.solo_year else (self.nacimiento, self.nacimiento)
        )

    def dice(self, name: str) -> Any:
        """What it says under one of its names: of a birth, the day or the year."""
        return self.nacido if name == "nacimiento" else getattr(self, name)

    def anotar(self, name: str, value: Any) -> None:
        """Write what was said under one of its names."""
        setattr(self, "nacido" if name == "nacimiento" else name, value)


GUARDS = (
    # The database has no foreign key over two columns of which one may be empty that Django would keep.
    Guard(
        "directory_ficha",
        refuse=("INSERT", "UPDATE"),
        when=(
            "NEW.sector_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM territory_sector "
            "WHERE territory_sector.id = NEW.sector_id AND territory_sector.comuna_id = NEW.comuna_id)"
        ),
    ),
)
