"""Confirming what an edition tells of its areas, as their heads do."""

from __future__ import annotations

from gobernacion.releases.asking import read_in, to_answer
from gobernacion.releases.confirming import Respuesta, confirm
from gobernacion.releases.models import RespuestaSinRegistros

THERE_WAS_NONE = Respuesta(RespuestaSinRegistros.CERO)


def confirm_areas(edicion, por, said=THERE_WAS_NONE):
    """Confirm every area that waits; of what nobody registered the same is said everywhere."""
    for row in edicion.conformidades.order_by("pk"):
        if row.pendiente:
            answers = dict.fromkeys(to_answer(edicion, row.area), said)
            confirm(row, por, read_in(edicion, row.area), answers)
    edicion.refresh_from_db()


def press_confirm(browser, edicion, said=RespuestaSinRegistros.CERO, por_que=""):
    """The same in the pages, by whoever heads the areas that browser shows as waiting."""
    for row in edicion.conformidades.order_by("pk"):
        if row.pendiente:
            url = f"/interno/releases/conformidad/{row.pk}/confirmar/"
            form = browser.get(url).context["form"]
            answers = dict.fromkeys(form.names, said)
            answer = browser.post(url, {"leido": form["leido"].initial, "por_que": por_que, **answers})
            assert answer.status_code == 302, answer.context["form"].errors
    edicion.refresh_from_db()
