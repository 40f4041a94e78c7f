"""What one file tells without being opened: words, kinds, type, code, years."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.lexicon import KINDS, SCREEN
from zi_sheets.domain.lexicon_phrases import Reader
from zi_sheets.domain.match_kinds import media
from zi_sheets.domain.names import extension, regulation_number, stem, words
from zi_sheets.domain.names_codes import Code, CodeStyle, code_of
from zi_sheets.domain.requirement import Kind


@dataclass(frozen=True, slots=True)
class Clues:
    """`concepts` the name says that plan or lexicon know, `said` the kinds among them, `strange`: it says more.

    `bare`: it says nothing, or only "foto 3".

    `number` is that of a regulation ("Perbup 58"), "" for none. `event`: it speaks of something that happened.
    """

    concepts: frozenset[str]
    said: frozenset[str]
    strange: bool
    medium: str
    bare: bool
    code: Code | None
    number: str
    event: bool = False


def clues(evidence: Evidence, read: Reader, known: frozenset[str], events: frozenset[str]) -> Clues:
    """`known`: concepts of plan and lexicon; `events`: words that speak of something that happened."""
    name = stem(evidence.name)
    code = code_of(name)
    said = words(name[code.length :] if code else name)
    spoken = frozenset(read((*said, *_address(evidence))))
    concepts = spoken & known
    strange = any(len(word) > 1 for word in spoken - known)
    medium = media(evidence.mime, extension(evidence.name))
    return Clues(
        concepts,
        concepts & KINDS,
        strange,
        medium,
        not strange and concepts <= SCREEN,
        None if code is None or code.style is CodeStyle.ITEM else code,
        regulation_number(name),
        not events.isdisjoint(said),
    )


def _address(evidence: Evidence) -> tuple[str, ...]:
    """A link that was typed into a cell has no type: its address tells instagram from a website."""
    if evidence.mime or not evidence.url.startswith("http"):
        return ()
    host = urlsplit(evidence.url).hostname or ""
    return (*words(host.removeprefix("www.")), "link")


def picture(medium: str) -> frozenset[str]:
    return frozenset({Kind.FOTO.value, Kind.CAPTURE.value}) if medium == "image" else frozenset()
