"""Files on their way in: no more is written to the disk than could ever be accepted."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

LARGEST_UPLOAD = 50 * 1024 * 1024
"""Bytes that are kept of a file while it arrives; what an office accepts is less, and may change from day to day."""


class BoundedUploadHandler(FileUploadHandler):
    """Lets go what exceeds the largest upload: the file arrives cut, too large for any limit, and is refused."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= LARGEST_UPLOAD else None

    def file_complete(self, file_size: int) -> Any:
        return None  # the next handler keeps it
