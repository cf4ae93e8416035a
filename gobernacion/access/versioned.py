"""The admin of what several people keep at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gobernacion.access.editing import VERSION, VersionedForm
from gobernacion.access.house import HouseAdmin
from gobernacion.access.version_history import VersionHistory


class VersionedAdmin(HouseAdmin, VersionHistory):
    """What several people keep at once: a stale form is refused, and every version is kept."""

    form = VersionedForm
    change_form_template = "access/versioned_change_form.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if name != VERSION]
