"""A requirement as the words that name it: kind, subject, and other names from the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass

from zi_sheets.domain.requirement import Kind, Requirement
from zi_sheets.domain.words.lexicon import KINDS, DocumentName
from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import regulation_number, words

Formula = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One other name of a requirement: all `groups` must be said, none of `never`; `local` as in DocumentName."""

    groups: Formula
    never: frozenset[str] = frozenset()
    local: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement read for matching.

    `subject` is its own text without its kind: groups of which any one concept is enough. `names` are its other names
    from the lexicon. `kind_word` is the kind's concept. `number` is that of a regulation it asks for, "" for none;
    `said` is every concept of its text.
    """

    requirement: Requirement
    id: str
    indicator: str
    kind: Kind
    kind_word: str
    subject: Formula
    names: tuple[Named, ...] = ()
    number: str = ""
    said: frozenset[str] = frozenset()


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


def asked(requirement: Requirement, read: Reader, documents: Sequence[tuple[DocumentName, Formula]]) -> Asked:
    """The requirement with its own words and the names that the lexicon gives it."""
    subject = _subject(requirement, read)
    said = frozenset({requirement.kind.value}).union(*subject, read(words(requirement.text)))
    names = [
        named
        for document, groups in documents
        if document.kind in (None, requirement.kind) and all(group & said for group in groups)
        for named in _names(document, read)
    ]
    return Asked(
        requirement,
        requirement.id,
        requirement.indicator,
        requirement.kind,
        requirement.kind.value,
        subject,
        tuple(names),
        regulation_number(requirement.text),
        said,
    )


def _names(document: DocumentName, read: Reader) -> list[Named]:
    never = frozenset(concept for text in document.never for concept in read(words(text)))
    return [Named(groups, never, document.local) for name in document.names if (groups := formula(name, read))]


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
