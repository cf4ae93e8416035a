"""The people who work with the product."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower


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
            )
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        return self.nombre or self.username

    def get_short_name(self) -> str:
        return self.nombre.split(" ")[0] if self.nombre else self.username

    @classmethod
    def normalize_username(cls, username: Any) -> Any:
        normal = super().normalize_username(username)
        return normal.lower() if isinstance(normal, str) else normal

    @property
    def is_staff(self) -> bool:
        """Every account belongs to the office: there are no accounts of citizens."""
        return self.is_active

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_perms(self, perm_list: Any, obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return False
