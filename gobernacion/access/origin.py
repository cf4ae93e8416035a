"""From which address a request comes, behind the web servers this office trusts to say so."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

ONE_LINE = 64
"""How much of an IPv6 address is given to one line: whoever holds it changes the rest at will."""


def client_address(request: HttpRequest) -> str:
    """Return the address a request comes from: the nearest one that is no trusted proxy of ours.

    Whatever stands farther left in X-Forwarded-For was written by whoever asks, so it is never read.
    """
    nearest = _read(request.META.get("REMOTE_ADDR", ""))
    for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        if nearest is None or not _is_trusted(nearest):
            break
        before = _read(hop)
        if before is None:
            break
        nearest = before
    return "" if nearest is None else _line(nearest)


def _read(written: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(written.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _line(address: IPv4Address | IPv6Address) -> str:
    return str(address if address.version == 4 else IPv6Network((address, ONE_LINE), strict=False))
