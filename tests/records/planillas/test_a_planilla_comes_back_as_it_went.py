"""An untouched planilla changes nothing; what was typed in it becomes what the form would have made of it."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from gobernacion.access import presence
from gobernacion.access.models import Anotacion
from tests.access.people import proves_now
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, notes, upload

pytestmark = pytest.mark.django_db
ODD = "=1+1\n'Ana' _x000D_ ñ"


def test_an_untouched_planilla_changes_nothing(enter, make_entrega):
    for number in range(5):
        make_entrega(solicitado=1_000 * number, folio=f"F-{number}", detalle=ODD, urgente=bool(number % 2))
    before = list(Entrega.objects.order_by("pk").values())
    page = upload(enter("encargada"), download(enter("encargada"), rows=True))
    assert found(page) == {"igual": 5}
    assert list(Entrega.objects.order_by("pk").values()) == before


def test_rows_typed_become_records_as_the_form_makes_them(enter, staff, comunas, ficha):
    papel = download(enter("encargada"))
    papel.say(
        3, Fecha=date(2019, 6, 3), Comuna="coquimbo", Persona="11111111-1", Folio=77, Monto_solicitado=5000
    )
    papel.say(5, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado="$ 7.500")
    papel.say(5, Urgente="Sí")
    page = upload(enter("encargada"), papel)
    assert found(page) == {"nueva": 2}, notes(page)
    assert not Entrega.objects.exists()
    decide(enter("encargada"), page)
    one, other = Entrega.objects.order_by("pk")
    assert (one.folio, one.solicitado, one.comuna, one.ficha) == ("77", 5_000, comunas[1], ficha)
    assert (other.ocurrido_el, other.solicitado, other.urgente) == (date(2019, 6, 4), 7_500, True)
    assert one.registrado_por == staff["encargada"]
    assert [version.history_user for version in one.history.all()] == [staff["encargada"]]
    [line] = Anotacion.objects.filter(accion="importar")
    assert (line.filas, line.modelo) == (2, "recordarea.Entrega")
    assert LogEntry.objects.filter(user=staff["encargada"], object_id=str(one.pk)).count() == 1


def test_a_changed_row_is_the_next_version_signed_by_whoever_uploads(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=12_345)
    page = upload(enter("otra"), papel)
    [row] = page.context["found"].filas
    assert [(one.columna, one.ahora, one.planilla) for one in row.cambios] == [
        ("Monto solicitado", "$10.000", "$12.345")
    ]
    decide(enter("otra"), page)
    entrega.refresh_from_db()
    assert (entrega.solicitado, entrega.version, entrega.history.first().history_user) == (
        12_345,
        2,
        staff["otra"],
    )


def test_the_same_planilla_twice_adds_nothing(enter, ficha, comunas):
    papel = download(enter("encargada"))
    for row in (3, 4):  # two equal rows are two records
        papel.say(row, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    assert Entrega.objects.count() == 2
    again = upload(enter("encargada"), papel)
    assert found(again) == {"repetida": 2}
    decide(enter("encargada"), again)
    assert Entrega.objects.count() == 2
    papel.say(5, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    assert found(upload(enter("encargada"), papel)) == {"repetida": 2, "nueva": 1}


def test_a_corrected_planilla_adds_only_what_was_missing(enter, ficha, comunas):
    papel = download(enter("encargada"))
    papel.say(3, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    papel.say(4, Fecha="04-06-2019", Comuna="Ovalle", Persona="11.111.111-1", Monto_solicitado=7_500)
    page = upload(enter("encargada"), papel)
    assert found(page) == {"nueva": 1, "rechazada": 1}
    assert "Puede decir: La Serena; Coquimbo." in page.content.decode()
    decide(enter("encargada"), page, "aplicar")
    assert not Entrega.objects.exists()
    decide(enter("encargada"), page, "aplicar_buenas")
    assert Entrega.objects.count() == 1
    papel.say(4, Comuna="Coquimbo")
    decide(enter("encargada"), upload(enter("encargada"), papel))
    assert Entrega.objects.count() == 2


def test_the_example_is_no_row_and_a_blank_row_is_a_blank_row(enter, ficha):
    papel = download(enter("encargada"))
    papel.say(9, Detalle="   ")
    page = upload(enter("encargada"), papel)
    assert found(page) == {}
    papel.say(2, Folio="se escribió encima")
    assert found(upload(enter("encargada"), papel)) == {"rechazada": 1}


def test_nothing_of_a_file_stays_once_it_is_decided(enter, ficha, comunas):
    from gobernacion.records.planillas.models import Carga

    papel = download(enter("encargada"))
    papel.say(3, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    page = upload(enter("encargada"), papel)
    assert Carga.objects.get().contenido
    decide(enter("encargada"), page, "descartar")
    carga = Carga.objects.get()
    assert (carga.estado, carga.archivo, carga.resultado) == ("descartada", None, "")


def test_who_may_not_add_has_no_planilla_and_nobody_sees_an_upload_of_another(enter, ficha, comunas):
    papel = download(enter("encargada"))
    page = upload(enter("encargada"), papel)
    address = page.redirect_chain[-1][0]
    assert enter("otra").get(address).status_code == 404
    assert enter("jefa").get(address).status_code == 404
    assert enter("vecina").get(address).status_code == 404


def test_rows_go_out_only_to_who_just_proved_that_it_is_them(enter, make_entrega):
    make_entrega()
    client = enter("encargada")
    proves_now(client, ago=presence.FRESH + timedelta(seconds=1))
    asked = {"contenido": "filas", "motivo": "visita a terreno"}
    page = "/interno/recordarea/entrega/descargar_planilla/"
    assert client.post(page, asked)["Location"].startswith(reverse(f"admin:{presence.AGAIN}"))
    assert not Anotacion.objects.filter(accion="exportar").exists()
    assert client.post(page, {"contenido": "vacia"}).status_code == 200
    proves_now(client)
    assert client.post(page, asked)["Content-Type"].startswith("application/vnd.openxml")


def test_what_somebody_may_not_see_is_in_no_part_of_their_planilla(enter, make_entrega):
    import zipfile
    from io import BytesIO

    make_entrega(detalle="canario escondido")
    answer = enter("encargada").post(
        "/interno/recordarea/entrega/descargar_planilla/", {"contenido": "filas", "motivo": "una prueba"}
    )
    with zipfile.ZipFile(BytesIO(answer.content)) as parts:
        said = b"".join(parts.read(name) for name in parts.namelist()).decode()
    assert "canario" in said  # who writes the field has it
    assert "Evaluada" not in said  # no state that a step decides
    assert "monto aprobado" not in said.lower()
