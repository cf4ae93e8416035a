"""The people who work with the product."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib import auth
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

LETRAS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that are not mistaken for another when a password is read aloud or copied from paper."""


CLAVE_VALE = timedelta(days=3)
"""For how long a password that was handed over opens."""


class EstadoClave(models.TextChoices):
    """Whose the password is: whoever administers accounts hands one over, and must not be able to use it."""

    PROVISORIA = "provisoria", "Provisoria: debe cambiarla al entrar"
    POR_CONFIRMAR = "por_confirmar", "Cambiada: falta que jefatura confirme a la persona"
    PROPIA = "propia", "Propia"


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        """What Django's createsuperuser asks for. The mark grants nothing: see the command ``nombrar``."""
        return self.create_user(username, password, **{**fields, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=self.model.normalize_username(username or ""))


class User(AbstractBaseUser):
    """A person of the office who logs in; what they may do is said by their assignments alone."""

    username = models.CharField(
        "usuario",
        max_length=60,
        unique=True,
        help_text="En minúsculas: letras, cifras, punto, guion. No use el RUN de la persona.",
        validators=[
            RegexValidator(r"\A[a-z0-9ñ._-]+\Z", "Use solo minúsculas sin tilde, cifras, punto y guion."),
            RegexValidator(
                r"\A[0-9.]{7,}-?[0-9kK]?\Z",
                "El usuario no puede ser el RUN de la persona.",
                inverse_match=True,
            ),
        ],
        error_messages={"unique": "Ya existe una cuenta con ese usuario."},
    )
    nombre = models.CharField("nombre y apellidos", max_length=120)
    correo = models.EmailField("correo institucional", blank=True)
    is_active = models.BooleanField(
        "puede entrar",
        default=True,
        help_text="Quite la marca cuando la persona deje la oficina; la cuenta no se borra.",
    )
    estado_clave = models.CharField(
        "clave", max_length=20, choices=EstadoClave.choices, default=EstadoClave.PROPIA, editable=False
    )
    clave_por = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="clave entregada por",
        null=True,
        editable=False,
        related_name="+",
    )
    clave_vence = models.DateTimeField("la clave provisoria vale hasta", null=True, editable=False)
    is_superuser = models.BooleanField("marca de Django, no otorga nada", default=False, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "correo"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nombre"]

    class Meta:
        verbose_name = "cuenta"
        verbose_name_plural = "cuentas"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")) & ~models.Q(username=""),
                name="access_user_username_lower",
                violation_error_message="El usuario se escribe en minúsculas.",
            ),
            models.CheckConstraint(
                condition=models.Q(estado_clave=EstadoClave.PROPIA)
                | models.Q(estado_clave__in=EstadoClave.values, clave_por__isnull=False),
                name="access_user_estado_clave",
            ),
            models.CheckConstraint(
                condition=models.Q(clave_por__isnull=True) | ~models.Q(clave_por=models.F("id")),
                name="access_user_clave_ajena",
            ),
            models.CheckConstraint(
                condition=models.Q(clave_vence__isnull=True) | models.Q(estado_clave=EstadoClave.PROVISORIA),
                name="access_user_vence_la_provisoria",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def en_una_frase(self) -> str:
        """What a sentence of the journal calls it: whose it is, is told of who acts and of nobody else."""
        return f"la cuenta «{self.username}»"

    def get_full_name(self) -> str:
        return self.nombre or self.username

    def get_short_name(self) -> str:
        return self.nombre.split(" ")[0] if self.nombre else self.username

    @classmethod
    def normalize_username(cls, username: Any) -> Any:
        normal = super().normalize_username(username)
        return normal.lower() if isinstance(normal, str) else normal

    def puede_entrar(self, at: datetime) -> bool:
        """Whether its password opens at a moment: neither the account was closed, nor what was handed over ran out."""
        return self.is_active and (self.clave_vence is None or at < self.clave_vence)

    @property
    def is_staff(self) -> bool:
        """Every account belongs to the office: there are no accounts of citizens."""
        return self.is_active

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Asked to the policy by the authentication backend; nothing is granted by a mark on the account."""
        return self.is_active and any(backend.has_perm(self, perm, obj) for backend in auth.get_backends())

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and any(
            backend.has_module_perms(self, app_label)  # type: ignore[attr-defined]
            for backend in auth.get_backends()
        )

    # --- the password passes through three hands ---

    def entregar_clave(self, por: User) -> str:
        """Give a password to be handed over, which opens for three days; until it is changed and the person confirmed,
        the account sees nothing."""
        if por.pk == self.pk:
            raise ValidationError("Nadie repone su propia clave: use «Cambiar clave».")
        clave = "-".join("".join(secrets.choice(LETRAS) for _ in range(4)) for _ in range(4))
        self.set_password(clave)
        self.estado_clave, self.clave_por = EstadoClave.PROVISORIA, por
        self.clave_vence = timezone.now() + CLAVE_VALE
        self.save(update_fields=["password", "estado_clave", "clave_por", "clave_vence"])
        return clave

    def vencer_clave(self) -> None:
        """A password that was handed over and never changed opens nothing more."""
        self.set_unusable_password()
        self.clave_vence = None
        self.save(update_fields=["password", "clave_vence"])

    def hacer_propia_la_clave(self, clave: str) -> None:
        """The person chooses a password nobody else knows."""
        self.set_password(clave)
        if self.estado_clave == EstadoClave.PROVISORIA:
            self.estado_clave, self.clave_vence = EstadoClave.POR_CONFIRMAR, None
        self.save(update_fields=["password", "estado_clave", "clave_vence"])

    def confirmar(self, por: User) -> None:
        """A second person vouches that the account is in the hands of its owner."""
        if por.pk in (self.pk, self.clave_por_id):
            raise ValidationError(
                "Confirma otra persona: ni la dueña de la cuenta ni quien entregó la clave."
            )
        self._confirm()

    def confirmar_por_la_instalacion(self) -> None:
        """Whoever runs the machine vouches for it, where nobody is left who may."""
        self._confirm()

    def _confirm(self) -> None:
        if self.estado_clave == EstadoClave.PROVISORIA:
            raise ValidationError("La persona debe entrar y cambiar antes su clave provisoria.")
        if self.estado_clave == EstadoClave.PROPIA:
            raise ValidationError("La cuenta ya está confirmada.")
        self.estado_clave = EstadoClave.PROPIA
        self.save(update_fields=["estado_clave"])
