"""The lexicon: how people call the documents, subjects and marks that a plan and a file name are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_sheets.domain.requirement import Kind


@dataclass(frozen=True, slots=True)
class DocumentName:
    """Other names of a required document.

    `asked` are words of the plan's text for it, of a requirement of this `kind` (None: of any); `names` are what files
    are called. Both are words that must all be there, alternatives joined with "/". A file that says one of `never` is
    something else.
    `local`: it counts only in its indicator's folder or under its code, as nothing in the name tells the indicator.
    """

    asked: str
    kind: Kind | None = None
    names: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Phrases (tuples of plain words) and the concepts they stand for.

    `phrases` maps a phrase to its concepts, the own one first, then what it implies. `kinds` tells which concepts are
    kinds of document. `foreign` are subjects of school life outside the plan; `noise` are words without meaning.
    `marks` maps a cause ("draft", "blank_template", "system_file") to concepts; `services` are concepts.
    `areas` holds the concept of each LKE area in order; `offices` are words that name another office.
    """

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    documents: tuple[DocumentName, ...] = ()
    noise: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    outsiders: frozenset[str] = frozenset()
    other_kinds: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    event_words: frozenset[str] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset(concept for said in self.phrases.values() for concept in said)


#: Concepts that are kinds of document; a kind's concept has the kind's own value.
KINDS = frozenset(kind.value for kind in Kind)

#: What says no more than that a file is a picture.
SCREEN = frozenset({Kind.FOTO.value, Kind.CAPTURE.value})
