"""The plan as the matcher looks things up in it: by indicator, by word, by topic."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zi_sheets.domain.lexicon import KINDS, Lexicon
from zi_sheets.domain.lexicon_phrases import Reader
from zi_sheets.domain.match_formula import Asked
from zi_sheets.domain.names import words
from zi_sheets.domain.requirement import Requirement

# How much a word says about an indicator, by where the plan uses it.
_NAME, _TEXT, _ACTIVITY = 1.0, 0.6, 0.4


@dataclass(frozen=True)
class PlanIndex:
    """`topics`: concept -> indicator -> weight (0 to 1, rare words weigh more). `own`: the words of an indicator's name.

    `by_concept`: concept -> requirements it may point to. `programs`: program number -> its indicators in order.
    `areas`: number of an LKE area -> program number. `rarity`: how telling a word is in
    the plan, 0 to 1. `shared`: requirements worded alike in several indicators.
    """

    asked: Mapping[str, tuple[Asked, ...]]
    by_concept: Mapping[str, tuple[Asked, ...]]
    topics: Mapping[str, Mapping[str, float]]
    own: Mapping[str, frozenset[str]]
    programs: Mapping[str, tuple[str, ...]]
    program_topics: Mapping[str, Mapping[str, float]]
    areas: Mapping[int, str]
    rarity: Mapping[str, float]
    shared: frozenset[str]


def program_of(indicator: str) -> str:
    return indicator.partition(".")[0]


def plan_index(asked: Sequence[Asked], lexicon: Lexicon, read: Reader) -> PlanIndex:
    by_indicator = _grouped(asked)
    firsts = {indicator: group[0].requirement for indicator, group in by_indicator.items()}
    programs: dict[str, tuple[str, ...]] = {}
    for indicator in sorted(firsts, key=_numeric):
        programs[program_of(indicator)] = (*programs.get(program_of(indicator), ()), indicator)
    strengths = _strengths(by_indicator, programs, lexicon, read)
    return PlanIndex(
        by_indicator,
        _by_concept(asked),
        _weights_of(strengths),
        {indicator: frozenset(read(words(first.indicator_name))) for indicator, first in firsts.items()},
        programs,
        _weights({number: _said(read, [firsts[own[0]].program], lexicon) for number, own in programs.items()}),
        _areas(firsts, programs, lexicon, read),
        _rarity(strengths) | _rarity(_kinds(by_indicator)),
        _shared(asked),
    )


def _numeric(indicator: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in indicator.split("."))


def _grouped(asked: Iterable[Asked]) -> dict[str, tuple[Asked, ...]]:
    groups: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in sorted(asked, key=lambda one: one.requirement.id):
        groups[one.requirement.indicator].append(one)
    return {indicator: tuple(group) for indicator, group in groups.items()}


def _by_concept(asked: Iterable[Asked]) -> dict[str, tuple[Asked, ...]]:
    """Every requirement under the concepts of its rarest group: a file that proves it says one of them."""
    asked = sorted(asked, key=lambda one: one.requirement.id)
    often = Counter(
        c for one in asked for group in {*one.subject, *(g for named in one.names for g in named.groups)} for c in group
    )
    index: defaultdict[str, dict[str, Asked]] = defaultdict(dict)
    for one in asked:
        for groups in (one.subject, *(named.groups for named in one.names)):
            telling = [group for group in groups if not group & KINDS] or list(groups)
            for group in sorted(telling, key=lambda group: max(often[c] for c in group))[:2]:
                for concept in group:
                    index[concept][one.requirement.id] = one
    return {concept: tuple(ones.values()) for concept, ones in index.items()}


def _said(read: Reader, texts: Iterable[str], lexicon: Lexicon) -> set[str]:
    concepts = {concept for text in texts for concept in read(words(text)) if not concept.isdigit()}
    return concepts - KINDS - set(lexicon.areas)


def _strengths(
    by_indicator: Mapping[str, Sequence[Asked]],
    programs: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon,
    read: Reader,
) -> dict[str, dict[str, float]]:
    strengths: dict[str, dict[str, float]] = {}
    for indicator, group in by_indicator.items():
        first = group[0].requirement
        names = [first.indicator_name, *([first.program] if len(programs[program_of(indicator)]) == 1 else [])]
        said: dict[str, float] = dict.fromkeys(_said(read, [first.kegiatan], lexicon), _ACTIVITY)
        said |= dict.fromkeys({c for one in group for g in one.subject for c in g} - KINDS - set(lexicon.areas), _TEXT)
        own = {c for name in names for c in read(words(name))} - set(lexicon.areas)
        strengths[indicator] = said | dict.fromkeys(own, _NAME)
    return strengths


def _kinds(by_indicator: Mapping[str, Sequence[Asked]]) -> dict[str, dict[str, float]]:
    """Every kind counts where it is asked: "banner" is a common word of the plan."""
    return {i: {kind: 1.0 for one in group for kind in one.said & KINDS} for i, group in by_indicator.items()}


def _rarity(strengths: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """1 for a word that one place alone uses, towards 0 for one that all use."""
    often: defaultdict[str, float] = defaultdict(float)
    for said in strengths.values():
        for concept, strength in said.items():
            often[concept] += strength
    whole = len(strengths) + 1
    return {concept: math.log(whole / max(1.0, count)) / math.log(whole) for concept, count in often.items()}


def _weights(said: Mapping[str, set[str]]) -> dict[str, dict[str, float]]:
    return _weights_of({place: dict.fromkeys(concepts, _NAME) for place, concepts in said.items()})


def _weights_of(strengths: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Strength times rarity: a word that one place alone uses weighs most."""
    rarity = _rarity(strengths)
    topics: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for place, said in strengths.items():
        for concept, strength in said.items():
            topics[concept][place] = strength * rarity[concept]
    return dict(topics)


def _areas(
    firsts: Mapping[str, Requirement], programs: Mapping[str, tuple[str, ...]], lexicon: Lexicon, read: Reader
) -> dict[int, str]:
    """Area n is the program that carries its name: the LKE counts areas, the matrix counts programs."""
    areas: dict[int, str] = {}
    for number, own in programs.items():
        said = read(words(firsts[own[0]].program))
        for area, concept in enumerate(lexicon.areas, start=1):
            if concept in said:
                areas.setdefault(area, number)
    return areas


def _shared(asked: Iterable[Asked]) -> frozenset[str]:
    alike: defaultdict[object, list[Requirement]] = defaultdict(list)
    for one in asked:
        alike[one.kind, frozenset(one.subject)].append(one.requirement)
    groups = [group for group in alike.values() if len({requirement.indicator for requirement in group}) > 1]
    return frozenset(requirement.id for group in groups for requirement in group)
