"""Every answer carries the protective headers, speaks Spanish, and no odd request makes the product fail."""

import io
import logging
import re

import pytest
from django.http import Http404
from django.test import Client
from django.urls import path

from gobernacion.logs import ImpersonalFormatter, OneLineFormatter

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def failing(request):
    raise ValueError(f"RUN {request.GET.get('run')}")


def missing(request):
    raise Http404


urlpatterns = [path("falla/", failing), path("nada/", missing)]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/no-existe/", 404),
        ("/no-existe/?q=%00", 400),
        ("/interno/login/", 200),
        ("/static/admin/css/base.css", 200),
    ],
)
def test_every_answer_carries_the_policy_and_the_headers(client, address, status):
    response = client.get(address)
    response.close()
    assert response.status_code == status
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert not [name for name in response.headers if name.startswith("Access-Control-")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        *("/.git/config", "/.env", "/manage.py", "/gobernacion/settings.py", "/docs/", "/schema/"),
        *(
            "/static/",
            "/static/admin/",
            "/static/../manage.py",
            "/static/%2e%2e/manage.py",
            "/static//etc/passwd",
        ),
        *("/adjuntos/", "/var/", "/var/secret_key", "/interno/doc/", "/__debug__/", "/metrics", "/health/"),
    ],
)
def test_nothing_is_served_but_what_is_meant(client, address):
    assert client.get(address).status_code in ({302, 404} if address.startswith("/interno/") else {404})


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/interno/login/", "/no-existe/"])
def test_nothing_sent_is_sent_back_to_be_read(client, address):
    response = client.trace(address, headers={"cookie": "secreto=abc"})
    assert b"secreto" not in response.content


@pytest.mark.urls(__name__)
def test_a_failure_carries_them_too(client):
    response = client.get("/falla/")
    assert response.status_code == 500
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: response[name] for name in HEADERS} == HEADERS


def test_a_foreign_host_is_refused_with_them(client):
    response = client.get("/", headers={"host": "otro.example"})
    assert response.status_code == 400
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/nada/", "Esta página no existe"),
        ("/nada/?q=%00", "No se entiende la dirección"),
        ("/falla/", "Algo falló de nuestro lado"),
    ],
)
def test_errors_speak_spanish(client, address, sentence):
    assert sentence in client.get(address).content.decode()


def test_a_form_without_its_token_is_refused_in_spanish():
    response = Client(enforce_csrf_checks=True).post("/interno/login/")
    assert response.status_code == 403
    assert "El formulario venció" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/%00", "/interno/%00/", "/?q=%00", "/?%00=1", "/?q=a%00b&c=d"])
@pytest.mark.parametrize("method", ["get", "post", "head", "options", "put", "delete", "patch"])
def test_a_nul_character_is_refused(client, address, method):
    assert getattr(client, method)(address).status_code == 400


@pytest.mark.django_db
def test_a_nul_character_in_a_cookie_is_refused(client):
    response = client.get("/interno/", headers={"cookie": r'sessionid="\000aaaaaaaaaaaaaaaa"'})
    assert response.status_code == 400


@pytest.mark.urls(__name__)
def test_the_log_of_a_failure_says_where_and_not_whose(client, monkeypatch):
    written = io.StringIO()
    handler = logging.getLogger("django.request").handlers[0]
    monkeypatch.setattr(handler, "stream", written)
    client.get("/falla/?run=12345678-5")
    lines = written.getvalue()
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d ERROR ", lines)
    assert "in failing" in lines
    assert "ValueError" in lines
    assert "12345678-5" not in lines


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[2J", "\x85", "\u2028"])
@pytest.mark.parametrize("formatter", [ImpersonalFormatter(), OneLineFormatter()])
def test_nobody_writes_a_line_of_the_log(formatter, sign):
    record = logging.LogRecord("x", logging.ERROR, "", 0, "said %s", (f"a{sign}2026 ERROR x: b",), None)
    line = formatter.format(record)
    assert line.isprintable()
    assert line.endswith("2026 ERROR x: b")
