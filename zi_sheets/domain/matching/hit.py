"""A hit: one requirement that a file's words, kind and place point to."""

from dataclasses import dataclass
from enum import StrEnum

from zi_sheets.domain.matching.formula import Asked
from zi_sheets.domain.words.lexicon import SCREEN

#: From this score on a hit is a proof; from the second on it is worth a person's look.
SURE, PERHAPS = 0.6, 0.35
#: Several requirements have an equal claim.
DOUBT = 0.5
#: A hit that needs no other support: the whole name of a document is there.
FULL = 0.88


class Basis(StrEnum):
    """On what a hit rests, from the name alone to the folder alone; HOME is the folder made for the requirement."""

    NAME = "name"
    TEXT = "text"
    HOME = "home"
    TOPIC = "topic"
    FOLDER = "folder"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` from 0 to 1; `used` are the concepts it rests on; `inside`: it is asked where the file lies."""

    asked: Asked
    score: float
    basis: Basis
    used: frozenset[str]
    inside: bool

    @property
    def told(self) -> bool:
        """The file says by words which document it is."""
        return self.basis in (Basis.NAME, Basis.TEXT)


def telling(hit: Hit) -> int:
    """How many words a hit rests on, besides being a picture."""
    return len(hit.used - SCREEN)
