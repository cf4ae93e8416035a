"""What a desk keeps: people as each area knows them, cases, the notes of a case, and a public catalogue."""

from django.db import models


class Contacto(models.Model):
    """A person as one area knows them: one table for every area, as the directory has."""

    area = models.CharField(max_length=40)
    numero = models.CharField(max_length=20, unique=True)
    nombres = models.CharField(max_length=60)
    run = models.CharField("RUN", max_length=30)
    tramo = models.CharField(max_length=10, choices=[("40", "40 %"), ("60", "60 %")], default="40")
    clave = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "contacto"
        verbose_name_plural = "contactos"

    def __str__(self) -> str:
        return f"Contacto {self.numero}"


class Etiqueta(models.Model):
    nombre = models.CharField(max_length=30)

    class Meta:
        verbose_name = "etiqueta"
        verbose_name_plural = "etiquetas"

    def __str__(self) -> str:
        return self.nombre


class Estado(models.TextChoices):
    ABIERTO = "abierto", "Abierto"
    APROBADO = "aprobado", "Aprobado"


class Prioridad(models.TextChoices):
    ALTA = "alta", "Alta"
    BAJA = "baja", "Baja"


class Caso(models.Model):
    folio = models.CharField(max_length=20, unique=True)
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.ABIERTO)
    contacto = models.ForeignKey(Contacto, models.PROTECT)
    direccion = models.CharField("dirección", max_length=60)
    diagnostico = models.CharField("diagnóstico", max_length=60, blank=True)
    prioridad = models.CharField(max_length=10, choices=Prioridad.choices, default=Prioridad.ALTA)
    etiquetas = models.ManyToManyField(Etiqueta, blank=True)
    padre = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    monto = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "caso"
        verbose_name_plural = "casos"

    def __str__(self) -> str:
        return f"Caso {self.folio}"


class Nota(models.Model):
    caso = models.ForeignKey(Caso, models.CASCADE)
    fecha = models.DateField()
    texto = models.CharField(max_length=60)
    reserva = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "nota"
        verbose_name_plural = "notas"

    def __str__(self) -> str:
        return f"Nota {self.pk}"


class Secreto(models.Model):
    """Declared, and in no page for anybody."""

    palabra = models.CharField(max_length=60)

    class Meta:
        verbose_name = "secreto"
        verbose_name_plural = "secretos"

    def __str__(self) -> str:
        return f"Secreto {self.pk}"
