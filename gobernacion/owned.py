"""Files and folders that nobody may open but the account that runs the product."""

from contextlib import suppress
from pathlib import Path
from typing import Final

OTHERS: Final = 0o077
"""What group and others may do with a file: all of it is taken from them."""

BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""How SQLite ends the names of a database file and of those that it keeps beside it."""


def is_closed(path: Path) -> bool:
    """Say whether only its owner may open it."""
    return not path.stat().st_mode & OTHERS


def close(path: Path) -> bool:
    """Take from others what they may do with it; say whether it is closed to them now."""
    with suppress(PermissionError):
        path.chmod(path.stat().st_mode & 0o7777 & ~OTHERS)
    return is_closed(path)


def close_database(file: Path) -> bool:
    """Close a database file of SQLite and those beside it; say whether all are closed now."""
    closed = True
    for end in BESIDE:
        with suppress(FileNotFoundError):  # not made yet, or taken away meanwhile
            one = file.with_name(file.name + end)
            closed = (is_closed(one) or close(one)) and closed
    return closed
