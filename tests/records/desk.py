"""The desk over HTTP: its addresses, what a form holds as it was opened, and what a page says."""

import re
from html import unescape

LIST = "/interno/recordarea/entrega/"
NO_LINES = {
    "articulos-TOTAL_FORMS": "0",
    "articulos-INITIAL_FORMS": "0",
    "articulos-MIN_NUM_FORMS": "0",
    "articulos-MAX_NUM_FORMS": "1000",
}


def of(entrega, page="change"):
    return f"{LIST}{entrega.pk}/{page}/"


def typed(entrega=None, **changes):
    """What the browser sends: the form as it was opened on this record, with these changes."""
    opened = {
        "ocurrido_el": "03-06-2019",
        "comuna": "",
        "ficha": "",
        "folio": "",
        "solicitado": "",
        "detalle": "",
    }
    if entrega is not None:
        opened |= {
            "ocurrido_el": f"{entrega.ocurrido_el:%d-%m-%Y}",
            "comuna": entrega.comuna_id,
            "ficha": str(entrega.ficha_id),
            "folio": entrega.folio or "",
            "solicitado": str(entrega.solicitado),
            "detalle": entrega.detalle,
            "version_leida": entrega.version,
            **({"urgente": "on"} if entrega.urgente else {}),
        }
    opened |= {"acta": "", "aprobado": "", "observacion": "", **NO_LINES}
    return {name: value for name, value in {**opened, **changes}.items() if value is not None}


def text(response):
    """What a person reads in the page."""
    content = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))).strip()


def values(response):
    """What the main form of the page holds, by field."""
    form = response.context["adminform"].form
    return {name: form[name].value() for name in form.fields}


def errors(response):
    return {name: " ".join(found) for name, found in response.context["adminform"].form.errors.items()}
