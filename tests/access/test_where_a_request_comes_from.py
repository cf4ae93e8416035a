"""The address of whoever asks is told by the proxies of the office, and by nobody else."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from gobernacion.access.origin import client_address


def come(remote: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


@pytest.fixture
def behind_a_proxy(settings):
    settings.TRUSTED_PROXIES = [ip_network(one) for one in ("127.0.0.1", "10.1.0.0/16", "::1")]


def test_without_the_setting_the_header_is_ignored() -> None:
    assert come("127.0.0.1", "203.0.113.9") == "127.0.0.1"


@pytest.mark.parametrize(
    ("remote", "forwarded", "comes_from"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the left one was written by whoever asks
        ("127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("127.0.0.1", "10.1.2.3", "10.1.2.3"),  # somebody of the network of the proxies
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # asked without passing through the proxy
        ("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("::ffff:127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "203.0.113.9", ""),
    ],
)
@pytest.mark.usefixtures("behind_a_proxy")
def test_it_is_the_nearest_that_is_no_proxy_of_ours(remote, forwarded, comes_from) -> None:
    assert come(remote, forwarded) == comes_from
