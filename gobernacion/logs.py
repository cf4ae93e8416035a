"""Log lines without personal data: where the product failed, never the value it was handling."""

import copy
import logging
import re
import traceback
from datetime import datetime
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

QUERY = re.compile(r"\?[^\s'\"]+")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends a line, or is an order to the terminal on which a log is read."""


def one_line(written: str) -> str:
    """The same with such signs spelt out: who asks for an address with one in it writes no line of their own."""
    return CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), written)


class OneLineFormatter(logging.Formatter):
    """Prints the bare message, which is one line whatever it holds."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return one_line(super().formatMessage(record))


class ImpersonalFormatter(OneLineFormatter):
    """Prints the frames of an error and its class, because its message may quote a person's row, and addresses
    without their query, because a query holds what somebody typed."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = None  # another formatter may have left its own there, message and all
        return super().format(record)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """The moment with its distance from UTC, as the server tells it of each request."""
        return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")

    def formatMessage(self, record: logging.LogRecord) -> str:
        return QUERY.sub("", super().formatMessage(record))

    def formatException(self, ei: ExcInfo) -> str:
        kind, _, frames = ei
        return "".join(traceback.format_tb(frames)) + (kind.__name__ if kind else "")
