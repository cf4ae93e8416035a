"""The side of the admin of an account on which its second factor is taken away, when telephone and codes are lost."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gobernacion.access import accounts, journal, open_sessions, second_factor
from gobernacion.access.channels import form_page
from gobernacion.access.models import User
from gobernacion.access.reasons import ReasonForm


class SecondFactorDesk:
    """Only with another password, and with another confirmation of whose the account is: one person alone opens no
    account of somebody else."""

    @form_page("Quitar el segundo factor", permission=second_factor.REMOVE, when=second_factor.has_factor)
    def quitar_segundo_factor(self, request: HttpRequest, record: User) -> HttpResponse:
        desk: Any = self
        form = ReasonForm(request.POST if request.method == "POST" else None)
        context = {**desk.admin_site.each_context(request), "record": record}
        if form.is_valid():
            por: Any = request.user
            clave = record.entregar_clave(por=por)
            second_factor.remove(record)
            open_sessions.close(open_sessions.of_user(record))
            # Answered with a page, that shows the password once: it leaves its own line.
            journal.note_decision(por, accounts.ENTREGAR_CLAVE, [record])
            journal.note_decision(por, second_factor.REMOVE, [record], form.cleaned_data["motivo"])
            context |= {"title": "Clave provisoria", "clave": clave}
            return render(request, "access/handed_password.html", context)
        context |= {
            "opts": desk.opts,
            "original": record,
            "change_url": desk.change_url(record),
            "media": desk.media,
            "title": f"Quitar el segundo factor de {record}",
            "crumb": "Quitar el segundo factor",
            "confirm": "Quitar y entregar otra clave",
            "warning": (
                "Hágalo solo si la persona perdió el teléfono y los códigos que guardó, y compruebe en persona que es "
                "ella. Se le entrega otra clave, se cierran sus sesiones, y no verá nada hasta que registre otro "
                "teléfono y jefatura la confirme de nuevo."
            ),
            "form": form,
        }
        return render(request, "access/step.html", context)
