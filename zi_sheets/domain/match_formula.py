"""A requirement as the words that name it: kind, subject, and other names from the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass

from zi_sheets.domain.lexicon import KINDS, DocumentName, Lexicon
from zi_sheets.domain.lexicon_phrases import Reader
from zi_sheets.domain.names import words
from zi_sheets.domain.requirement import Kind, Requirement

Formula = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement read for matching.

    `subject` is its own text without its kind: groups of which any one concept is enough. `formulas` are the names
    from the lexicon: all groups must be there. `numbers` are those of a regulation it names.
    """

    requirement: Requirement
    subject: Formula
    formulas: tuple[Formula, ...] = ()
    never: frozenset[str] = frozenset()
    local: bool = False
    numbers: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind:
        return self.requirement.kind


def formula(text: str, read: Reader) -> Formula:
    """Words that must all be there; "tim/unit" is one group of alternatives."""
    groups: list[frozenset[str]] = []
    run: list[str] = []
    for chunk in [*text.split(), ""]:
        if chunk and "/" not in chunk:
            run.extend(words(chunk))
            continue
        groups.extend(frozenset({concept}) for concept in read(tuple(run)))
        run = []
        if chunk:
            groups.append(frozenset(c for part in chunk.split("/") for c in read(words(part))))
    return tuple(group for group in groups if group)


def asked(
    requirement: Requirement, lexicon: Lexicon, read: Reader, documents: Sequence[tuple[DocumentName, Formula]]
) -> Asked:
    """The requirement with its own words and the names that the lexicon gives it."""
    subject = _subject(requirement, read)
    said = frozenset({requirement.kind.value}).union(*subject, read(words(requirement.text)))
    entries = [document for document, groups in documents if groups and all(group & said for group in groups)]
    return Asked(
        requirement,
        subject,
        tuple(formula(name, read) for document in entries for name in document.names),
        frozenset(c for document in entries for name in document.never for c in read(words(name))),
        any(document.local for document in entries),
        frozenset(word for word in words(requirement.text) if word.isdigit()),
    )


def _subject(requirement: Requirement, read: Reader) -> Formula:
    alternatives = [read(words(text)) for text in requirement.any_of]
    either = frozenset(concept for concepts in alternatives for concept in concepts) - {requirement.kind.value}
    rest = [c for c in read(words(requirement.text)) if c not in either and c not in KINDS - _telling(requirement.kind)]
    groups = [frozenset({concept}) for concept in dict.fromkeys(rest) if not concept.isdigit()]
    return (*([either] if either else []), *groups)


def _telling(kind: Kind) -> frozenset[str]:
    """Kinds that are a subject: a capture of a report, a photo of an SOP, a photo of a banner."""
    if kind in (Kind.CAPTURE, Kind.FOTO):
        return frozenset({"banner", "sop", "laporan", "sk"})
    return frozenset()
