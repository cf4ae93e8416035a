"""Log lines without personal data: where the product failed, never the value it was handling."""

import copy
import logging
import re
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

QUERY = re.compile(r"\?[^\s'\"]+")


class ImpersonalFormatter(logging.Formatter):
    """Prints the frames of an error and its class, because its message may quote a person's row, and addresses
    without their query, because a query holds what somebody typed."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = None  # another formatter may have left its own there, message and all
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        return QUERY.sub("", super().formatMessage(record))

    def formatException(self, ei: ExcInfo) -> str:
        kind, _, frames = ei
        return "".join(traceback.format_tb(frames)) + (kind.__name__ if kind else "")
