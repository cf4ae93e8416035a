"""A zip sent as its parts come, each deflated piece by piece."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

LARGEST_PART: Final = 2**31
"""Bytes of one part before it is deflated: a zip of the plain kind, which every program opens, holds no more."""


class ForwardZip:
    """A zip written forward only: what is known late stands after each entry and in the table at the end."""

    _FLAGS = 0x0808  # sizes stand after the data; names are UTF-8
    _DEFLATED = 8
    _MOMENT = (0, 0x21)  # the first day a zip can tell: the same rows make the same bytes

    def __init__(self) -> None:
        self._at = 0
        self._table: list[bytes] = []

    def entry(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        start, path = self._at, name.encode()
        head = struct.pack("<5H", 20, self._FLAGS, self._DEFLATED, *self._MOMENT)
        yield self._sent(b"PK\x03\x04" + head + struct.pack("<3I2H", 0, 0, 0, len(path), 0) + path)
        deflate = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        checksum = whole = deflated = 0
        for piece in pieces:
            checksum, whole = zlib.crc32(piece, checksum), whole + len(piece)
            if whole > LARGEST_PART:
                raise ValueError(
                    "A part of more than two gigabytes does not fit in a zip that every program opens."
                )
            if ready := deflate.compress(piece):
                deflated += len(ready)
                yield self._sent(ready)
        ready = deflate.flush()
        deflated += len(ready)
        sizes = struct.pack("<3I", checksum, deflated, whole)
        yield self._sent(ready + b"PK\x07\x08" + sizes)
        place = struct.pack("<5H2I", len(path), 0, 0, 0, 0, 0, start)
        self._table.append(b"PK\x01\x02" + struct.pack("<H", 20) + head + sizes + place + path)

    def end(self) -> bytes:
        table = b"".join(self._table)
        count = len(self._table)
        return table + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, count, count, len(table), self._at, 0)

    def _sent(self, piece: bytes) -> bytes:
        self._at += len(piece)
        return piece
