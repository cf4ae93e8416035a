"""The paper form of a case as a browser sends it, and what the page says back."""

from __future__ import annotations

from typing import Any

from gobernacion.directory.ficha_fields import FichaFields
from orasmi.models import ControlRiesgo, Postulacion
from tests.orasmi.desk import Desk

LIST = "/interno/orasmi/postulacion/"
ADD = f"{LIST}add/"

NO_CHECK = {
    "control-TOTAL_FORMS": "0",
    "control-INITIAL_FORMS": "0",
    "control-MIN_NUM_FORMS": "0",
    "control-MAX_NUM_FORMS": "1",
}


def typed(desk: Desk, **changes: Any) -> dict[str, Any]:
    """A case typed whole, with these changes; what is None is not sent."""
    form = {
        **dict.fromkeys(FichaFields.base_fields, ""),
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "canal": "presencial",
        "folio_siep": "S-1",
        "ficha_documento": "run",
        "ficha_run": "35.000.500-5",
        "ficha_nombres": "Rosa",
        "ficha_primer_apellido": "Inventada",
        "ficha_nacionalidad": "CL",
        "ficha_comuna": desk.comunas[0].pk,
        "hogar": "3",
        "rsh": "40",
        "grupo": "ninguno",
        "ayuda": desk.ayuda.pk,
        "solicitado": "300.000",
        "necesidad": "Perdió la audición.",
        "informe_fecha": f"{desk.today:%d-%m-%Y}",
        "informe_profesional": "T. Social",
        "informe_institucion": "Municipalidad",
        "version_leida": "",
        **NO_CHECK,
    }
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def with_check(desk: Desk, **answers: Any) -> dict[str, Any]:
    """The risk check typed in the same form; a question left out is answered no."""
    said = {
        **dict.fromkeys(ControlRiesgo.PREGUNTAS, "on"),
        "observaciones": "",
        "fecha": f"{desk.today:%d-%m-%Y}",
    }
    said |= answers
    lines = {f"control-0-{name}": value for name, value in said.items() if value is not None}
    return {**NO_CHECK, "control-TOTAL_FORMS": "1", "control-0-id": "", "control-0-postulacion": "", **lines}


def errors(answer: Any) -> dict[str, str]:
    """What is said beside each field; nothing if the form was taken."""
    if answer.status_code == 302:
        return {}
    assert answer.status_code == 200, answer.status_code
    context = answer.context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += formset.formset.forms
    return {name: " ".join(said) for form in forms for name, said in form.errors.items()}


def opened(case: Postulacion, desk: Desk, **changes: Any) -> dict[str, Any]:
    """The form as it was opened on a case."""
    ficha = case.ficha
    form = typed(
        desk,
        ocurrido_el=f"{case.ocurrido_el:%d-%m-%Y}",
        folio_siep=case.folio_siep or "",
        ficha_leida=f"{ficha.pk}:{ficha.version}",
        ficha_run=ficha.identificacion,
        ficha_nombres=ficha.nombres,
        ficha_primer_apellido=ficha.primer_apellido,
        hogar=case.hogar,
        rsh=case.rsh,
        solicitado=str(case.solicitado),
        necesidad=case.necesidad,
        informe_fecha=f"{case.informe_fecha:%d-%m-%Y}" if case.informe_fecha else "",
        informe_profesional=case.informe_profesional,
        informe_institucion=case.informe_institucion,
        version_leida=case.version,
    )
    return {**form, **changes}
