"""The instruments of the browser tests see what they are there to see."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def login(open_page):
    return open_page("/interno/login/")


def test_a_clean_page_shows_nothing(login, csp_violations):
    assert csp_violations(login) == []


def test_an_inline_style_is_seen(login, csp_violations):
    login.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    assert any("style-src" in violation for violation in csp_violations(login))


def test_an_inline_script_is_seen(login, csp_violations):
    login.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    assert any("script-src" in violation for violation in csp_violations(login))


def test_a_picture_without_words_is_seen(login, axe_violations):
    login.evaluate("document.querySelector('main, body').append(document.createElement('img'))")
    assert any(violation.startswith("image-alt") for violation in axe_violations(login))


def test_pages_open_without_javascript(open_page):
    assert open_page("/interno/login/", javascript=False).locator("form").count() > 0


def test_pages_open_on_a_telephone_in_the_dark(open_page):
    page = open_page("/interno/login/", width=360, dark=True)
    assert page.evaluate("innerWidth") == 360
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
