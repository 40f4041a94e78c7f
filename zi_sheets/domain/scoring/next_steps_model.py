"""The choice put to the solver: which documents to close and which answers to raise.

A letter is raised only where the documents of its question are complete, so no step claims what nothing proves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.next_steps_position import Position
from zi_sheets.domain.scoring.next_steps_solver import Need, Option, cheapest
from zi_sheets.domain.scoring.proven import Duty


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
    """One option of the model with what it brings; documents bring nothing by themselves."""

    option: Option
    area: str = ""
    points: Fraction = Fraction(0)
    documents: tuple[str, ...] = ()
    raised: str = ""


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Documents that serve the same questions: closing none, the cheapest one or all of them is ever useful.

    `some` and `whole`: the indices of the entries that close the first one, and all.
    """

    some: int
    whole: int


def cheapest_improvement(stand: Sequence[Position], shortfalls: Sequence[Shortfall], efforts: Efforts) -> Improvement:
    """The cheapest set that makes up for every shortfall; each must be within reach of all improvements together."""
    entries = _entries(stand, efforts)
    chosen = cheapest([entry.option for entry in entries], [_need(each, entries) for each in shortfalls])
    taken = [entries[index] for index in sorted(chosen)]
    raised = [entry.raised for entry in taken if entry.raised]
    closed = frozenset(document for entry in taken for document in entry.documents)
    return Improvement(closed, {question: raised.count(question) for question in dict.fromkeys(raised)})


def _need(shortfall: Shortfall, entries: Sequence[_Entry]) -> Need:
    gains = {i: entry.points for i, entry in enumerate(entries) if shortfall.area in {"", entry.area}}
    return Need(shortfall.points, gains)


def _entries(stand: Sequence[Position], efforts: Efforts) -> list[_Entry]:
    entries: list[_Entry] = []
    serving: dict[str, list[_Bundle]] = {}
    for questions, duties in _bundled(stand).items():
        first = len(entries)
        entries += _bundle_entries(sorted(duties, key=efforts.of_document), first, efforts)
        for question in questions:
            serving.setdefault(question, []).append(_Bundle(first, len(entries) - 1))
    for position in stand:
        entries += _question_entries(position, serving.get(position.question.id, ()), len(entries), efforts)
    return entries


def _bundled(stand: Sequence[Position]) -> Mapping[tuple[str, ...], Sequence[Duty]]:
    """The missing documents by the questions they serve."""
    served: dict[str, tuple[str, ...]] = {}
    duties = {duty.code: duty for position in stand for duty in position.missing}
    for position in stand:
        for duty in position.missing:
            served[duty.code] = (*served.get(duty.code, ()), position.question.id)
    bundles: dict[tuple[str, ...], list[Duty]] = {}
    for code, questions in served.items():
        bundles.setdefault(questions, []).append(duties[code])
    return bundles


def _bundle_entries(duties: Sequence[Duty], first: int, efforts: Efforts) -> Iterator[_Entry]:
    """The cheapest document, then all the others; `first`: the index of the first of these."""
    cheapest_one, *others = duties
    yield _Entry(Option(efforts.of_document(cheapest_one)), documents=(cheapest_one.code,))
    if others:
        cost = sum(efforts.of_document(duty) for duty in others)
        yield _Entry(Option(cost, ((first,),)), documents=tuple(duty.code for duty in others))


def _question_entries(position: Position, bundles: Sequence[_Bundle], first: int, efforts: Efforts) -> list[_Entry]:
    """Some document there, all of them there, then letter by letter; `first`: the index of the first of these."""
    claim, below = position.rungs[0], position.question.scale.one_below(position.rungs[0])
    entries: list[_Entry] = []
    if bundles and len(position.missing) == position.due:
        some = tuple(bundle.some for bundle in bundles)
        entries.append(_Entry(Option(0, (some,)), position.area, position.share * below))
    if bundles:
        whole = tuple((bundle.whole,) for bundle in bundles)
        entries.append(_Entry(Option(0, whole), position.area, position.share * (claim - below)))
    cost, question = efforts.of_raise(position.question), position.question.id
    for lower, higher in pairwise(position.rungs):
        before = ((first + len(entries) - 1,),) if bundles or lower > claim else ()
        gain = position.share * (higher - lower)
        entries.append(_Entry(Option(cost, before), position.area, gain, raised=question))
    return entries
