"""Several people who do the same at the same moment, each on a connection of their own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Given = TypeVar("Given")
Found = TypeVar("Found")


def at_once(do: Callable[[Given], Found], each: Iterable[Given]) -> list[Found]:
    """What it finds for each of them, in their order; what one raises is raised here."""
    each = list(each)
    start = Barrier(len(each))

    def go(one: Given) -> Found:
        start.wait()
        try:
            return do(one)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(each)) as pool:
        return list(pool.map(go, each))
