"""Web addresses in what people type: found in a text, taken out of it, and given a short code."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER = ".,;:!?)]}"
_BETWEEN = " \t:;,-–—(["
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s+", re.IGNORECASE)
_DRIVE_ID = re.compile(
    r"^https?://(?:drive|docs|drive\.usercontent)\.google\.com(?=/)\S*?(?:/d/|/folders/|[?&]id=)([\w-]{6,})",
    re.IGNORECASE,
)
CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class CellLink:
    """An address in a cell, with the words of one line that people see for it; "" where there are none."""

    address: str
    words: str = ""


def links_in(text: str) -> Iterator[CellLink]:
    """The addresses in a text, with the rest of the line if it is one's own: "Foto" of "2. Foto: https://..."."""
    for line in text.splitlines():
        found = [address.rstrip(_AFTER) for address in _ADDRESS.findall(line)]
        yield from (CellLink(address, words_of(line) if len(found) == 1 else "") for address in found)


def words_of(text: str) -> str:
    """What a line says beside its addresses, without the mark of a list; "" for several lines."""
    return "" if len(text.splitlines()) > 1 else _MARK.sub("", without_addresses(text)).strip()


def without_addresses(text: str) -> str:
    """The text as if no address had been typed into it; a line that held nothing else is gone."""
    if not _ADDRESS.search(text):
        return text
    lines = (line if not _ADDRESS.search(line) else _bare(line) for line in text.splitlines())
    return "\n".join(filter(None, lines))


def _bare(line: str) -> str:
    mark = _MARK.match(line)
    words = _ADDRESS.sub("", line[mark.end() :] if mark else line).strip(_BETWEEN + _AFTER)
    return f"{mark[0] if mark else ''}{words}" if words else ""


def is_address(text: str) -> bool:
    return _ADDRESS.match(text) is not None


def drive_id(address: str) -> str:
    """The id of the file or folder that an address of Google Drive names, "" for any other."""
    found = _DRIVE_ID.match(address)
    return found[1] if found else ""


def link_code(address: str) -> str:
    """A short code that stays the same as long as the address does; of Drive's many addresses for a file, all one."""
    digest = hashlib.sha256((drive_id(address) or address.rstrip("/")).encode()).hexdigest()
    return f"tautan-{digest[:CODE_LENGTH]}"
