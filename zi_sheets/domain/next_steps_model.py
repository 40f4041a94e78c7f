"""The choice put to the solver: which documents to close and which answers to raise.

A letter is raised only where the documents of its question are complete, so no step claims what nothing proves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from zi_sheets.domain.next_steps_effort import Efforts
from zi_sheets.domain.next_steps_position import Position
from zi_sheets.domain.next_steps_solver import Need, Option, cheapest
from zi_sheets.domain.proven import Duty


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Points still lacking; `area`: the code of the only area that counts for it, "" for all."""

    points: Fraction
    area: str = ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """`closed`: codes of documents; `raises`: letters by question id."""

    closed: frozenset[str]
    raises: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One option of the model with what it brings; a document brings nothing by itself."""

    option: Option
    area: str = ""
    points: Fraction = Fraction(0)
    document: str = ""
    raised: str = ""


def cheapest_improvement(stand: Sequence[Position], shortfalls: Sequence[Shortfall], efforts: Efforts) -> Improvement:
    """The cheapest set that makes up for every shortfall; each must be within reach of all improvements together."""
    entries = _entries(stand, efforts)
    chosen = cheapest([entry.option for entry in entries], [_need(each, entries) for each in shortfalls])
    taken = [entries[index] for index in sorted(chosen)]
    raised = [entry.raised for entry in taken if entry.raised]
    closed = frozenset(entry.document for entry in taken if entry.document)
    return Improvement(closed, {question: raised.count(question) for question in dict.fromkeys(raised)})


def _need(shortfall: Shortfall, entries: Sequence[_Entry]) -> Need:
    gains = {i: entry.points for i, entry in enumerate(entries) if shortfall.area in {"", entry.area}}
    return Need(shortfall.points, gains)


def _entries(stand: Sequence[Position], efforts: Efforts) -> list[_Entry]:
    entries = [_Entry(Option(efforts.of_document(duty)), document=duty.code) for duty in _documents(stand)]
    at = {entry.document: index for index, entry in enumerate(entries)}
    for position in stand:
        documents = tuple(at[duty.code] for duty in position.missing)
        entries += _question_entries(position, documents, len(entries), efforts)
    return entries


def _documents(stand: Sequence[Position]) -> Iterator[Duty]:
    """Every missing document once: it may serve several questions."""
    yield from {duty.code: duty for position in stand for duty in position.missing}.values()


def _question_entries(position: Position, documents: tuple[int, ...], first: int, efforts: Efforts) -> list[_Entry]:
    """Some document there, all of them there, then letter by letter; `first`: the index of the first of these."""
    claim, below = position.rungs[0], position.question.scale.one_below(position.rungs[0])
    entries: list[_Entry] = []
    if documents and len(documents) == position.due:
        entries.append(_Entry(Option(0, (documents,)), position.area, position.share * below))
    if documents:
        all_there = tuple((document,) for document in documents)
        entries.append(_Entry(Option(0, all_there), position.area, position.share * (claim - below)))
    cost, question = efforts.of_raise(position.question), position.question.id
    for lower, higher in pairwise(position.rungs):
        before = ((first + len(entries) - 1,),) if documents or lower > claim else ()
        gain = position.share * (higher - lower)
        entries.append(_Entry(Option(cost, before), position.area, gain, raised=question))
    return entries
