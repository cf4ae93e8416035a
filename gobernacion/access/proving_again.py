"""The side of every admin on which somebody proves again that it is them, before what the policy says."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase

from gobernacion.access import presence
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion


class ProvenAgain:
    """Sends to prove the second factor again whoever is about to do what asks it and did not prove it just now."""

    def asks_again(self, accion: str) -> bool:
        """Whether the second factor is proved again before an action; where a file asks for its reason, it is."""
        desk: Any = self
        politica = registry().of(desk.model)
        declared = politica is not None and politica.asks_again(accion)
        return declared or (accion == Accion.EXPORTAR and desk.exporta_con_motivo)

    def asked_again(
        self, request: HttpRequest, accion: str, title: str, back: str = ""
    ) -> HttpResponseBase | None:
        """Where to prove it first, or None. What was sent is not done: the person comes back and presses again."""
        if not self.asks_again(accion) or presence.is_fresh(request):
            return None
        if request.method == "POST":
            messages.info(request, f"Después de confirmar que es usted, presione de nuevo «{title}».")
        return presence.ask_again(request, back or request.get_full_path())

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        """Reading a record asks nothing; adding one asks before its form is filled."""
        desk: Any = self
        accion = Accion.MODIFICAR if object_id else Accion.AGREGAR
        may = desk.has_change_permission(request) if object_id else desk.has_add_permission(request)
        asked = may and (request.method == "POST" or accion == Accion.AGREGAR)
        first = self.asked_again(request, accion, "Guardar") if asked else None
        above: Any = super()
        return first or above.changeform_view(request, object_id, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        desk: Any = self
        may = desk.has_delete_permission(request)
        first = self.asked_again(request, Accion.ELIMINAR, "Eliminar") if may else None
        above: Any = super()
        return first or above.delete_view(request, object_id, *args, **kwargs)
