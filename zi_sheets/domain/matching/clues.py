"""What one file tells without being opened: words, kinds, type, code."""

import re
from dataclasses import dataclass

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.kinds import media
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import KINDS, SCREEN, Lexicon
from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import extension, regulation_number, stem, words
from zi_sheets.domain.words.names_codes import Code, CodeStyle, code_of

# A typed address may be broken, and must not stop the run as a strict parser would.
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#\s]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clues:
    """`spoken`: the concepts the name says, as far as plan or lexicon know them, in order; `concepts` their set.

    `said`: the kinds among them. `strange`: the name says more than that. `bare`: it says nothing, or only "foto 3".
    `number` is that of a regulation ("Perbup 58"), "" for none. `event`: it speaks of something that happened.
    """

    spoken: tuple[str, ...]
    concepts: frozenset[str]
    said: frozenset[str]
    strange: bool
    medium: str
    bare: bool
    code: Code | None
    number: str
    event: bool = False


def clues(evidence: Evidence, read: Reader, known: frozenset[str], lexicon: Lexicon) -> Clues:
    """`known`: the concepts of plan and lexicon; others only tell that the name says more."""
    name = stem(evidence.name)
    medium = media(evidence.mime, extension(evidence.name), evidence.url)
    code = code_of(name)
    said = words(name[code.length :] if code else name)
    read_out = read((*said, *_address(evidence, medium)))
    spoken = tuple(concept for concept in read_out if concept in known)
    concepts = frozenset(spoken)
    strange = any(len(word) > 1 for word in read_out if word not in known)
    return Clues(
        spoken,
        concepts,
        concepts & KINDS,
        strange,
        medium,
        not strange and concepts <= SCREEN,
        None if code is None or code.style is CodeStyle.ITEM else code,
        regulation_number(name),
        bool(concepts & lexicon.events) or not lexicon.event_words.isdisjoint(said),
    )


def _address(evidence: Evidence, medium: str) -> tuple[str, ...]:
    """A link that was typed into a cell has no type: its address tells instagram from a website."""
    if medium != "link":
        return ()
    host = _HOST.match(evidence.url)
    return (*words(host[1] if host else ""), "link")


def picture(medium: str) -> frozenset[str]:
    """The kinds that a file is by its type: an image shows something, a link shows it on the net."""
    if medium == "link":
        return frozenset({Kind.CAPTURE.value})
    return SCREEN if medium == "image" else frozenset()
