"""Zip archives that come from outside: .docx and .xlsx."""

import io
import zipfile

BROKEN = (zipfile.BadZipFile, LookupError, ValueError, TypeError, AttributeError, SyntaxError, RecursionError)
"""What the readers of such archives raise for content that is not what it says."""
_LARGEST_UNPACKED = 256 * 2**20


def check_unpacked(content: bytes) -> None:
    """Raises ValueError for a zip archive that unpacks to more than 256 MB, BadZipFile for none."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_UNPACKED:
            raise ValueError("unpacks to too much")
