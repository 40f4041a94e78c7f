"""The plan as the matcher looks things up in it: by indicator, by word, by topic."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zi_sheets.domain.matching.alike import alone, distinct, shared
from zi_sheets.domain.matching.formula import Asked
from zi_sheets.domain.matching.kinds import PICTURES
from zi_sheets.domain.matching.topics import rarity, weights
from zi_sheets.domain.words.lexicon import KINDS, Lexicon
from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import words

# How much a word says about an indicator, by where the plan uses it.
_NAME, _TEXT, _ACTIVITY = 1.0, 0.6, 0.4

Groups = Mapping[str, tuple[Asked, ...]]


@dataclass(frozen=True)
class PlanIndex:
    """`asked`: indicator -> its requirements. `by_concept`: concept -> requirements it may point to.

    `topics`: concept -> indicator -> weight, `program_topics` the same for programs. `own`: words of each indicator's
    name. `programs`: program number -> its indicators in order. `areas`: number of an LKE area -> program number.
    `rarity`: how telling a word is in this plan, 0 to 1. Requirement ids: `shared` if worded alike in several
    indicators, `generic` if the indicator's name says all they say, `alone` if no other of their indicator is of their
    kind (photos and captures are one kind, for `alone_in_kind` two), `shared_in_program` if worded alike in several
    indicators of one program. `distinct`: id of a picture -> words by which no other picture of its indicator is told.
    """

    asked: Groups
    by_concept: Groups
    topics: Mapping[str, Mapping[str, float]]
    program_topics: Mapping[str, Mapping[str, float]]
    own: Mapping[str, frozenset[str]]
    programs: Mapping[str, tuple[str, ...]]
    areas: Mapping[int, str]
    rarity: Mapping[str, float]
    shared: frozenset[str]
    generic: frozenset[str]
    alone: frozenset[str]
    alone_in_kind: frozenset[str]
    shared_in_program: frozenset[str]
    distinct: Mapping[str, frozenset[str]]

    @cached_property
    def by_id(self) -> Mapping[str, Asked]:
        return {one.id: one for group in self.asked.values() for one in group}

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset(self.rarity) | frozenset(self.topics) | frozenset(self.by_concept)


def program_of(indicator: str) -> str:
    return indicator.partition(".")[0]


def plan_index(asked: Sequence[Asked], lexicon: Lexicon, read: Reader) -> PlanIndex:
    asked = sorted(asked, key=lambda one: one.id)
    groups = _by_indicator(asked)
    firsts = {indicator: group[0].requirement for indicator, group in groups.items()}
    programs = _programs(firsts)
    own = {indicator: frozenset(read(words(first.indicator_name))) for indicator, first in firsts.items()}
    titles = {number: firsts[indicators[0]].program for number, indicators in programs.items()}
    areas = frozenset(lexicon.areas)
    strengths = {i: _strengths(group, titles, programs, read, areas) for i, group in groups.items()}
    said = {number: dict.fromkeys(_telling(read, title) - areas, _NAME) for number, title in titles.items()}
    return PlanIndex(
        groups,
        _by_concept(asked),
        weights(strengths),
        weights(said),
        own,
        programs,
        _areas(titles, lexicon, read),
        rarity(strengths) | rarity(_kinds(groups)),
        shared(asked, lambda one: ""),
        frozenset(one.id for one in asked if all(group <= own[one.indicator] for group in one.subject)),
        frozenset(one.id for one in asked if alone(one, groups[one.indicator], alike=PICTURES)),
        frozenset(one.id for one in asked if alone(one, groups[one.indicator], alike=frozenset())),
        shared(asked, lambda one: program_of(one.indicator)),
        {one.id: distinct(one, groups[one.indicator]) - own[one.indicator] for one in asked if one.kind in PICTURES},
    )


def _by_indicator(asked: Iterable[Asked]) -> dict[str, tuple[Asked, ...]]:
    groups: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        groups[one.indicator].append(one)
    return {indicator: tuple(group) for indicator, group in groups.items()}


def _programs(indicators: Iterable[str]) -> dict[str, tuple[str, ...]]:
    programs: defaultdict[str, list[str]] = defaultdict(list)
    for indicator in sorted(indicators, key=_numeric):
        programs[program_of(indicator)].append(indicator)
    return {number: tuple(own) for number, own in programs.items()}


def _numeric(indicator: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in indicator.split("."))


def _telling(read: Reader, text: str) -> frozenset[str]:
    return frozenset(read(words(text)))


def _strengths(
    group: Sequence[Asked],
    titles: Mapping[str, str],
    programs: Mapping[str, tuple[str, ...]],
    read: Reader,
    areas: frozenset[str],
) -> dict[str, float]:
    """A program of one indicator is named for it; an area's name says nothing about one of its indicators."""
    first = group[0].requirement
    number = program_of(first.indicator)
    name = _telling(read, first.indicator_name)
    if len(programs[number]) == 1:
        name |= _telling(read, titles[number]) - KINDS
    texts = frozenset(concept for one in group for each in one.subject for concept in each)
    said = dict.fromkeys(_telling(read, first.kegiatan) - KINDS - areas, _ACTIVITY)
    return said | dict.fromkeys(texts - KINDS - areas, _TEXT) | dict.fromkeys(name - areas, _NAME)


def _kinds(groups: Groups) -> dict[str, dict[str, float]]:
    """Every kind counts where it is asked: "banner" is a common word of the plan."""
    return {i: {kind: 1.0 for one in group for kind in one.said & KINDS} for i, group in groups.items()}


def _by_concept(asked: Sequence[Asked]) -> dict[str, tuple[Asked, ...]]:
    """Every requirement under the concepts of its rarest groups: a file that proves it says one of them."""
    often = Counter(
        concept
        for one in asked
        for group in {*one.subject, *(each for named in one.names for each in named.groups)}
        for concept in group
    )
    index: defaultdict[str, dict[str, Asked]] = defaultdict(dict)
    for one in asked:
        for groups in (one.subject, *(named.groups for named in one.names)):
            telling = [group for group in groups if not group & KINDS] or list(groups)
            for group in sorted(telling, key=lambda group: max(often[concept] for concept in group))[:2]:
                for concept in group:
                    index[concept][one.id] = one
    return {concept: tuple(ones.values()) for concept, ones in index.items()}


def _areas(titles: Mapping[str, str], lexicon: Lexicon, read: Reader) -> dict[int, str]:
    """Area n is the program that carries its name: the LKE counts areas, the matrix counts programs."""
    areas: dict[int, str] = {}
    for number, title in titles.items():
        said = _telling(read, title)
        for area, concept in enumerate(lexicon.areas, start=1):
            if concept in said:
                areas.setdefault(area, number)
    return areas
