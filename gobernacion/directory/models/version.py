"""What several people keep at once: each save says which version it read, and none is lost."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F

from gobernacion.transitions import TransicionRechazada


class Desactualizada(TransicionRechazada):
    """Somebody else saved it after this copy of it was read: saving now would lose their work."""

    def __init__(self) -> None:
        super().__init__("Otra persona la cambió mientras usted la tenía abierta. Vuelva a abrirla.")


class Versioned(models.Model):
    """A row that refuses to be saved from a copy that is no longer so."""

    version = models.PositiveIntegerField("versión", default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save this version as the next, raising Desactualizada if it is no longer the last."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            mine = type(self)._base_manager.filter(pk=self.pk, version=self.version)
            if not mine.update(version=F("version") + 1):
                raise Desactualizada
            self.version += 1
            try:
                super().save(*args, **kwargs)
            except BaseException:
                self.version -= 1
                raise
