"""Which indicator a few words speak of, rare words of the plan weighing more."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

Strengths = Mapping[str, Mapping[str, float]]

_LEAD = 1.3


def rarity(strengths: Strengths) -> dict[str, float]:
    """Concept -> 1 if one place alone uses it, towards 0 if all do. `strengths`: place -> concept -> 0 to 1."""
    often: defaultdict[str, float] = defaultdict(float)
    for said in strengths.values():
        for concept, strength in said.items():
            often[concept] += strength
    whole = len(strengths) + 1
    return {concept: math.log(whole / max(1.0, count)) / math.log(whole) for concept, count in often.items()}


def weights(strengths: Strengths) -> dict[str, dict[str, float]]:
    """Concept -> place -> strength times rarity."""
    rare = rarity(strengths)
    topics: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for place, said in strengths.items():
        for concept, strength in said.items():
            topics[concept][place] = strength * rare[concept]
    return dict(topics)


def scores(concepts: Iterable[str], topics: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How strongly words speak of each indicator (or program)."""
    total: dict[str, float] = {}
    for concept in sorted(concepts):
        for place, weight in topics.get(concept, {}).items():
            total[place] = total.get(place, 0.0) + weight
    return total


def best(total: Mapping[str, float], sure: float) -> str:
    """The strongest, if it is strong enough and clearly ahead of the next; "" otherwise."""
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < sure:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else ""
