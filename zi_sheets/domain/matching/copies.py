"""Copies: a file that is the same as another one in its folder."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.words.names import CopyName, copy_name

_LATE = datetime.max.replace(tzinfo=UTC)


def copies(evidence: Sequence[Evidence]) -> dict[str, str]:
    """File id -> name of the file it copies. The oldest without a mark of copying is the original.

    "Salinan dari X", "X - Copy" and "X (1)" are copies where X lies in the same folder with the same content: phones
    number different photos so. Where Drive gives neither checksum nor size, only the words of copying tell. Another
    name is never a copy here: then a person meant something by it.
    """
    alike: defaultdict[tuple[tuple[str, ...], str, str], list[tuple[Evidence, CopyName]]] = defaultdict(list)
    for one in evidence:
        if one.size != 0:
            said = copy_name(one.name)
            alike[one.folder, one.parent_id, said.base].append((one, said))
    found: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            found |= _copies_in(group)
    return found


def _copies_in(group: list[tuple[Evidence, CopyName]]) -> dict[str, str]:
    original, _ = min(group, key=lambda pair: (pair[1].said, pair[1].counted, pair[0].created or _LATE, pair[0].id))
    return {
        one.id: original.name
        for one, said in group
        if one is not original and _same_content(one, original, unknown=said.said)
    }


def _same_content(one: Evidence, other: Evidence, *, unknown: bool) -> bool:
    if one.checksum and other.checksum:
        return one.checksum == other.checksum
    return unknown if one.size is None or other.size is None else one.size == other.size
