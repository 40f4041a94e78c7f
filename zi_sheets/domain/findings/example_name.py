"""Names that a person could give to a missing document, the plainest first."""

import re
from collections.abc import Iterator

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.work_plan.folder_names import safe
from zi_sheets.domain.work_plan.obligation import Obligation

LONGEST = 100
_SIGNS = re.compile(r"[,()]+")
_FILM = re.compile(r"\b(?:audio|video|film)", re.IGNORECASE)
_IMAGES = frozenset({Kind.FOTO, Kind.CAPTURE, Kind.BANNER})


def example_names(obligation: Obligation) -> Iterator[str]:
    """The requirement's words and its period; then more words, for requirements whose own say too little."""
    requirement = obligation.requirement
    kind = requirement.kind.value.replace("_", " ").capitalize()
    texts = (requirement.text, f"{kind} {requirement.text}", f"{requirement.text} {requirement.indicator_name}")
    for text in (*texts, *requirement.any_of, f"{kind} {requirement.indicator_name}"):
        for ending in _endings(requirement.text, requirement.kind):
            yield f"{_short(text)} {obligation.period.label}.{ending}"


def _endings(text: str, kind: Kind) -> tuple[str, ...]:
    if _FILM.search(text):
        return "mp4", "jpg", "pdf"
    return ("jpg", "pdf") if kind in _IMAGES else ("pdf", "jpg")


def _short(text: str) -> str:
    """At most LONGEST characters, cut between two words."""
    plain = safe(_SIGNS.sub(" ", text))
    return plain if len(plain) <= LONGEST else plain[: LONGEST + 1].rpartition(" ")[0] or plain[:LONGEST]
