"""The catalogue of the editions in DCAT, the vocabulary with which open data portals exchange what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from gobernacion.addresses import path_of
from gobernacion.open_data.downloads import FORMATS, LICENCIA, filename
from gobernacion.published.addresses import EDICION
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.telling import Telling, cited_codes

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
Absolute = Callable[[str], str]


def catalog(ediciones: Iterable[EdicionPublicada], absolute: Absolute) -> dict[str, Any]:
    """Every edition as a dataset, with its downloads; ``absolute`` makes a path a whole address."""
    ediciones = list(ediciones)
    replaced_by = {edicion.reemplaza_id: edicion.slug for edicion in ediciones}
    return {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "@id": absolute(reverse("open_data:catalogo")),
        "dct:title": "Cuenta pública: datos abiertos",
        "dct:language": "es",
        "dct:license": {"@id": LICENCIA},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": ediciones[-1].institucion},
        "dcat:dataset": [_dataset(edicion, replaced_by.get(edicion.slug), absolute) for edicion in ediciones],
    }


def _presentation(edicion: EdicionPublicada) -> str:
    cited = edicion.cifras.filter(codigo__in=cited_codes(edicion.presentacion))
    return Telling(cited, edicion.year).plain(edicion.presentacion)


def _dataset(edicion: EdicionPublicada, replaced_by: str | None, absolute: Absolute) -> dict[str, Any]:
    def address(slug: str) -> dict[str, str]:
        return {"@id": absolute(path_of(EDICION, slug))}

    replacing = {"dct:replaces": address(edicion.reemplaza_id)} if edicion.reemplaza_id else {}
    replaced = {"dct:isReplacedBy": address(replaced_by)} if replaced_by else {}
    return {
        **address(edicion.slug),
        "@type": "dcat:Dataset",
        "dct:identifier": edicion.slug,
        "dct:title": f"{edicion.titulo}, edición {edicion.slug}",
        "dct:description": edicion.motivo or _presentation(edicion),
        "dct:spatial": f"{edicion.provincia}, {edicion.region}",
        "dct:temporal": str(edicion.year),
        "dct:issued": edicion.publicada_el.isoformat(),
        "dct:license": {"@id": LICENCIA},
        **replacing,
        **replaced,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": filename(edicion, name),
                "dcat:downloadURL": {
                    "@id": absolute(reverse("open_data:descarga", args=[edicion.slug, name]))
                },
                "dcat:mediaType": formato.content_type.partition(";")[0],
            }
            for name, formato in FORMATS.items()
        ],
    }
