"""The fingerprint (Sidik) of shown evidence: one short print per file, so that a later file changes none of them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.reach import UNPROVABLE

SHOWN = 3
PRINT_LENGTH = 10


def print_of(evidence: Evidence) -> str:
    """Changes when the file's content or name changes, not with the words or the spelling of a link to it.

    Where Drive knows no checksum the last change stands in; its `version` grows with every sharing and moving as well.
    """
    file = evidence.file
    content = file.checksum or (str(file.modified.timestamp()) if file.modified else "")
    parts = (file.id, content, str(file.size), "" if file.is_link else file.name)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:PRINT_LENGTH]


def fingerprint(shown: Sequence[Evidence]) -> str:
    """The prints of the evidence named in Bukti, in its order, separated by a blank."""
    return " ".join(print_of(evidence) for evidence in shown[:SHOWN])


def prints(evidence: Iterable[Evidence]) -> Mapping[str, Evidence]:
    """Evidence by its print, as far as it can be compared with what was judged."""
    return {print_of(each): each for each in evidence if each.reach not in UNPROVABLE}
