"""What several people keep at once: each save says which version it read, and no work is lost."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F

from gobernacion.transitions import TransicionRechazada


class RegistroCambiado(TransicionRechazada):
    """Somebody else saved it after this copy of it was read: saving now would lose their work."""

    def __init__(self) -> None:
        super().__init__(
            "Otra persona guardó cambios mientras usted tenía abierta esta página. Vuelva a abrirla."
        )


class Versioned(models.Model):
    """A row that refuses to be saved from a copy that is no longer so."""

    version = models.PositiveIntegerField("versión", default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save this version as the next, raising RegistroCambiado if it is no longer the last."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            if not self._as_read().update(version=F("version") + 1):
                raise RegistroCambiado
            self.version += 1
            try:
                super().save(*args, **kwargs)
            except BaseException:
                self.version -= 1
                raise

    def save_signed(self, por: Any, reason: str) -> None:
        """Save, and let the history say who did it and why it changed."""
        self._history_user, self._change_reason = por, reason
        try:
            self.save()
        finally:
            del self._history_user, self._change_reason

    def lock(self) -> None:
        """Hold the row until the transaction ends, raising RegistroCambiado if this copy is no longer so."""
        if not self._as_read().select_for_update().values_list("pk").first():
            raise RegistroCambiado

    def _as_read(self) -> models.QuerySet[Any]:
        return type(self)._base_manager.filter(pk=self.pk, version=self.version)
