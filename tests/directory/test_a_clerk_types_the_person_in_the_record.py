"""One form takes the record and the person: it brings a ficha the area has, writes a new one, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gobernacion.access.models import Anotacion
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.territory.models import Comuna, Sector
from tests.directory.clerk import ADD, again, change, errors, open_form, shown, typed
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db
ANA = {"run": demo_run(1), "nombres": "Ana María", "primer_apellido": "Pérez", "segundo_apellido": "Muñoz"}


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


def test_a_new_person_is_written_with_the_record(
    clerk: Client, comunas: list[Comuna], sectores: list[Sector]
) -> None:
    data = typed(
        comunas[0],
        **ANA,
        nacimiento="17-05-1980",
        sexo="mujer",
        sector=sectores[1].pk,
        telefono="+56 9 1234 5678",
    )
    assert errors(clerk.post(ADD, data)) == {}
    ficha = Visita.objects.get().ficha
    assert (ficha.area, ficha.identificacion, ficha.nombre_completo) == (
        PROPIA,
        "35.000.001-1",
        "Ana María Pérez Muñoz",
    )
    assert (ficha.nacimiento, ficha.sexo, ficha.nacionalidad) == (date(1980, 5, 17), "mujer", "CL")
    assert (ficha.sector, ficha.comuna) == (sectores[1], comunas[1])
    assert ficha.history.get().history_user.username == "encargada"


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"run": "35.000.001-1"}, ("35000001-1", "", "", "")),
        ({"run": "350000011"}, ("35000001-1", "", "", "")),
        ({"documento": "extranjero", "numero": "ab-123.456", "pais": "PE"}, (None, "AB123456", "PE", "")),
        ({"documento": "cedula", "numero": "12.345.678", "pais": "PE"}, (None, "12345678", "PE", "")),
        ({"documento": "provisorio", "run": "RUN N°100.200.300/3"}, (None, "1002003003", "", "")),
        ({"documento": "sin_documento", "motivo": "Lo perdió"}, (None, "", "", "Lo perdió")),
    ],
)
def test_each_document_is_kept_in_one_spelling(
    clerk: Client, comunas: list[Comuna], values: dict[str, str], kept: tuple[Any, ...]
) -> None:
    assert errors(clerk.post(ADD, typed(comunas[0], **{**ANA, "run": "", **values}))) == {}
    persona = Persona.objects.get()
    assert (persona.run, persona.numero_extranjero, persona.pais_emisor, persona.motivo_sin_documento) == kept


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"run": ""}, "run", "Escriba el RUN"),
        ({"run": "35.000.001-2"}, "run", "El dígito verificador no corresponde"),
        ({"run": "35.000.001"}, "run", "Falta el dígito verificador"),
        ({"run": "cualquier cosa"}, "run", "Un RUN lleva cifras"),
        ({"run": "100.200.300-3"}, "run", "elija «Número provisorio (IPE, Fonasa)»"),
        ({"documento": "provisorio"}, "run", "Ese es un RUN: elija «RUN»"),
        ({"documento": "provisorio", "run": "100.200.300-4"}, "run", "El dígito verificador no corresponde"),
        ({"documento": "provisorio", "run": ""}, "run", "Escriba el RUN"),
        ({"run": "76.000.000-0"}, "run", "Ese RUT es de una organización"),
        ({"documento": "sin_documento", "run": "100.200.300-3"}, "run", "Borre este dato o elija «RUN»"),
        ({"pais": "PE"}, "pais", "Borre este dato o elija «Pasaporte»"),
        ({"motivo": "Lo perdió"}, "motivo", "Borre este dato o elija «Sin documento»"),
        ({"documento": "extranjero"}, "run", "Borre este dato o elija «RUN»"),
        ({"documento": "extranjero", "run": "", "pais": "PE"}, "numero", "Complete este dato"),
        ({"documento": "extranjero", "run": "", "numero": "A1"}, "pais", "Complete este dato"),
        ({"documento": "extranjero", "run": "", "numero": "A1", "pais": "CL"}, "pais", "CL"),
        (
            {"documento": "extranjero", "run": "", "numero": "--", "pais": "PE"},
            "numero",
            "letras y los números",
        ),
        ({"documento": "sin_documento", "run": ""}, "motivo", "Complete este dato"),
        ({"documento": "libreta"}, "documento", "libreta"),
        ({"nombres": ""}, "nombres", "Complete este dato"),
        ({"primer_apellido": ""}, "primer_apellido", "marque «Tiene un solo nombre»"),
        ({"nacimiento": "31-02-1980"}, "nacimiento", "No existe el 31 de febrero de 1980"),
        ({"nacimiento": "01-01-1901"}, "nacimiento", "revise el año"),
        ({"nacimiento": "01-01-2099"}, "nacimiento", "futuro"),
        ({"telefono": "llamar a la vecina"}, "telefono", "Escriba el teléfono con cifras"),
        ({"correo": "ana"}, "correo", "correo"),
        ({"sexo": "x"}, "sexo", "x"),
        ({"nacionalidad": "ZZ"}, "nacionalidad", "ZZ"),
        ({"nombres": "A" * 151}, "nombres", "150 caracteres (tiene 151"),
        ({"nacimiento": "1880"}, "nacimiento", "Falta el día"),
        ({"nacimiento": "2098"}, "nacimiento", "ese año no ha terminado"),
        ({"un_nombre": "True"}, "un_nombre", "quite esta marca"),
        ({"nombre_social": "—"}, "nombre_social", "con letras"),
        ({"run": "1\x00"}, "run", "nulos"),
    ],
)
def test_what_cannot_be_is_said_next_to_the_field_and_nothing_is_lost(
    clerk: Client, comunas: list[Comuna], values: dict[str, str], field: str, sentence: str
) -> None:
    data = typed(comunas[0], **{**ANA, **values}, detalle="Lo que se conversó")
    response = clerk.post(ADD, data)
    assert sentence in " ".join(errors(response)[f"ficha_{field}"])
    back = again(response)
    lost = {name for name, value in data.items() if name in back and str(back[name]) != str(value)}
    assert not lost
    assert not Ficha.objects.exists()
    assert not Persona.objects.exists()


def test_tomorrow_is_no_birth_date_and_today_is(clerk: Client, comunas: list[Comuna]) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "ficha_nacimiento" in errors(
        clerk.post(ADD, typed(comunas[0], **ANA, nacimiento=f"{tomorrow:%d-%m-%Y}"))
    )
    today = timezone.localdate()
    assert errors(clerk.post(ADD, typed(comunas[0], **ANA, nacimiento=f"{today:%d-%m-%Y}"))) == {}


def test_a_sector_of_another_comuna_is_refused(
    clerk: Client, comunas: list[Comuna], sectores: list[Sector]
) -> None:
    data = typed(comunas[0], **ANA) | {"ficha_comuna": comunas[0].pk, "ficha_sector": sectores[1].pk}
    response = clerk.post(ADD, data)
    assert errors(response) == {"ficha_sector": ["Ese sector no es de la comuna elegida."]}


# --- a person the area knows ---


def test_a_run_the_area_knows_brings_its_ficha(
    clerk: Client, comunas: list[Comuna], sectores: list[Sector]
) -> None:
    known = make_ficha(
        PROPIA,
        1,
        nacimiento=date(1980, 5, 17),
        sexo="mujer",
        nacionalidad="VE",
        sector=sectores[0],
        comuna=comunas[0],
    )
    response = clerk.post(ADD, typed(comunas[0], run=demo_run(1)))
    assert "Su área ya conoce a esta persona" in errors(response)["__all__"][0]
    assert list(errors(response)) == ["__all__"]
    brought = shown(response)
    assert brought["ficha_nombres"] == "Ana María"
    assert brought["ficha_nacionalidad"] == "VE"
    assert b'value="17-05-1980"' in response.content
    assert clerk.post(ADD, again(response)).status_code == 302
    assert Visita.objects.get().ficha == known
    assert Ficha.objects.get().version == 1


def test_seeing_the_ficha_brought_leaves_a_line(clerk: Client, comunas: list[Comuna]) -> None:
    known = make_ficha(PROPIA, 1)
    clerk.post(ADD, typed(comunas[0], run=demo_run(1)))
    assert (
        Anotacion.objects.filter(modelo="directory.Ficha", registro=str(known.pk), accion="ver").count() == 1
    )


def test_whoever_types_the_same_name_is_not_asked_again(clerk: Client, comunas: list[Comuna]) -> None:
    known = make_ficha(PROPIA, 1, telefono="+56 9 1111 1111", nacionalidad="PE")
    assert clerk.post(ADD, typed(comunas[0], **ANA)).status_code == 302
    assert Visita.objects.get().ficha == known
    known.refresh_from_db()
    assert (known.telefono, known.nacionalidad, known.version) == ("+56 9 1111 1111", "PE", 1)


def test_what_differs_is_shown_with_both_values_and_decided(clerk: Client, comunas: list[Comuna]) -> None:
    make_ficha(PROPIA, 1, telefono="+56 9 1111 1111")
    response = clerk.post(ADD, typed(comunas[0], **ANA, telefono="+56 9 2222 2222"))
    [sentence] = errors(response)["ficha_telefono"]
    assert "+56 9 1111 1111" in sentence
    assert "+56 9 2222 2222" in sentence
    assert clerk.post(ADD, again(response)).status_code == 302
    ficha = Ficha.objects.get()
    assert (ficha.telefono, ficha.version) == ("+56 9 2222 2222", 2)
    assert ficha.history.count() == 2


def test_another_name_for_a_known_run_is_not_taken_silently(clerk: Client, comunas: list[Comuna]) -> None:
    make_ficha(PROPIA, 1)
    response = clerk.post(ADD, typed(comunas[0], **{**ANA, "nombres": "Berta"}))
    assert set(errors(response)) == {"__all__", "ficha_nombres"}
    assert not Visita.objects.exists()


def test_a_ficha_cannot_be_changed_by_naming_its_version_alone(clerk: Client, comunas: list[Comuna]) -> None:
    """What says that a ficha was in view names one of the area with that very document, or says nothing."""
    foreign, mine = make_ficha(AJENA, 1), make_ficha(PROPIA, 2)
    for leida in (f"{foreign.pk}:1", f"{mine.pk}:1", "x", ":", f"{mine.pk}:99"):
        assert errors(clerk.post(ADD, typed(comunas[0], run=demo_run(1), leida=leida)))
    foreign.refresh_from_db()
    mine.refresh_from_db()
    assert (foreign.version, mine.version) == (1, 1)


def test_a_ficha_somebody_changed_meanwhile_is_shown_as_it_is(clerk: Client, comunas: list[Comuna]) -> None:
    known = make_ficha(PROPIA, 1, telefono="+56 9 1111 1111")
    page = again(clerk.post(ADD, typed(comunas[0], run=demo_run(1))))
    known.telefono = "+56 9 3333 3333"
    known.save()
    response = clerk.post(ADD, {**page, "ficha_telefono": "+56 9 2222 2222"})
    assert "Otra persona cambió la ficha" in errors(response)["__all__"][0]
    assert "+56 9 3333 3333" in errors(response)["ficha_telefono"][0]
    known.refresh_from_db()
    assert known.telefono == "+56 9 3333 3333"


def test_two_clerks_typing_the_same_person_write_one_ficha(
    clerk: Client, comunas: list[Comuna], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colleague saves between this form's look and its saving."""
    keep = type(Persona.objects.all()).keep

    def a_colleague_first(queryset: Any, documento: Persona) -> Persona:
        persona = keep(queryset, documento)
        if not Ficha.objects.exists():
            Ficha.objects.create(area=PROPIA, persona=persona, nombres="Ana", primer_apellido="Pérez")
        return persona

    monkeypatch.setattr(type(Persona.objects.all()), "keep", a_colleague_first)
    monkeypatch.setattr(
        type(Persona.objects), "keep", lambda manager, one: a_colleague_first(manager.all(), one)
    )
    assert clerk.post(ADD, typed(comunas[0], **ANA)).status_code == 302
    assert Visita.objects.get().ficha == Ficha.objects.get()


# --- a record that has its person ---


def test_the_form_of_a_record_shows_its_person(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, 1, nacimiento=date(1980, 5, 17)))
    page = open_form(clerk, visita)
    assert (page["ficha_run"], page["ficha_nombres"]) == ("35.000.001-1", "Ana María")
    assert clerk.post(change(visita), page).status_code == 302
    assert Ficha.objects.get().version == 1


def test_the_person_is_changed_from_the_record(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, 1, telefono="+56 9 1111 1111"))
    page = {**open_form(clerk, visita), "ficha_telefono": "", "ficha_nombres": "Ana"}
    assert clerk.post(change(visita), page).status_code == 302
    ficha = Ficha.objects.get()
    assert (ficha.nombres, ficha.telefono, ficha.clave, ficha.version) == ("Ana", "", "perez munoz ana", 2)


def test_a_mistyped_document_is_corrected_for_the_same_person(clerk: Client, visitas: Any) -> None:
    [visita, other] = visitas(make_ficha(PROPIA, 1), 2)
    assert (
        clerk.post(change(visita), {**open_form(clerk, visita), "ficha_run": demo_run(2)}).status_code == 302
    )
    ficha = Ficha.objects.get()
    assert (ficha.persona.run, ficha.identificacion) == (demo_run(2), "35.000.002-K")
    assert {one.ficha for one in Visita.objects.all()} == {ficha}
    assert other.pk != visita.pk


def test_a_document_found_out_later_is_given_to_the_same_person(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, Persona.sin_documento("Lo perdió")))
    page = {
        **open_form(clerk, visita),
        "ficha_documento": "run",
        "ficha_run": demo_run(1),
        "ficha_motivo": "",
    }
    assert clerk.post(change(visita), page).status_code == 302
    assert Ficha.objects.get().persona.documento == Documento.RUN


def test_why_there_is_no_document_can_be_corrected(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, Persona.sin_documento("Lo perdió")))
    page = {**open_form(clerk, visita), "ficha_motivo": "Recién nacido", "ficha_nombres": "Anita"}
    assert clerk.post(change(visita), page).status_code == 302
    assert Persona.objects.get().motivo_sin_documento == "Recién nacido"
    assert Ficha.objects.get().nombres == "Anita"


def test_another_name_and_another_document_are_another_person(clerk: Client, visitas: Any) -> None:
    first = make_ficha(PROPIA, 1)
    [visita] = visitas(first)
    page = open_form(clerk, visita) | {
        "ficha_run": demo_run(2),
        "ficha_nombres": "Luis",
        "ficha_primer_apellido": "Soto",
    }
    assert clerk.post(change(visita), page).status_code == 302
    visita.refresh_from_db()
    assert visita.ficha != first
    assert visita.ficha.nombres == "Luis"
    first.refresh_from_db()
    assert first.nombres == "Ana María"


def test_the_document_of_somebody_else_brings_them_to_be_looked_at(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, 1))
    other = make_ficha(PROPIA, 2, nombres="Luis", primer_apellido="Soto")
    response = clerk.post(change(visita), {**open_form(clerk, visita), "ficha_run": demo_run(2)})
    assert list(errors(response)) == ["__all__"]
    assert shown(response)["ficha_nombres"] == "Luis"
    assert clerk.post(change(visita), again(response)).status_code == 302
    visita.refresh_from_db()
    assert visita.ficha == other
    assert {ficha.version for ficha in Ficha.objects.all()} == {1}


def test_whoever_only_looks_reads_the_person(enter: Callable[[str], Client], visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, 1, nacionalidad="VE", nacimiento=date(1980, 5, 17)))
    page = enter("jefa").get(change(visita)).content.decode()
    for said in ("35.000.001-1", "Ana María", "Venezuela", "17-05-1980"):
        assert said in page
    assert 'name="ficha_' not in page
