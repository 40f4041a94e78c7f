"""How the requirements of a plan resemble each other: what a name must say to tell them apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from zi_sheets.domain.matching.formula import Asked
from zi_sheets.domain.matching.kinds import PICTURES
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import SCREEN


def shared(asked: Iterable[Asked], within: Callable[[Asked], str]) -> frozenset[str]:
    """Requirements worded like another one of the same part of the plan but of another indicator."""
    alike: defaultdict[object, list[Asked]] = defaultdict(list)
    for one in asked:
        alike[within(one), one.kind, frozenset(one.subject)].append(one)
    groups = [group for group in alike.values() if len({one.indicator for one in group}) > 1]
    return frozenset(one.id for group in groups for one in group)


def alone(one: Asked, group: Sequence[Asked], alike: frozenset[Kind]) -> bool:
    """No other of the group is of its kind; the kinds `alike` count as one."""
    kinds = alike if one.kind in alike else {one.kind}
    return not any(other is not one and other.kind in kinds for other in group)


def distinct(one: Asked, group: Sequence[Asked]) -> frozenset[str]:
    """Words of a picture that no other picture of the group is told by."""
    others = (other for other in group if other is not one and other.kind in PICTURES)
    return _words_of(one).difference(*(_words_of(other) for other in others))


def _words_of(one: Asked) -> frozenset[str]:
    return frozenset(concept for group in one.subject for concept in group) - SCREEN
