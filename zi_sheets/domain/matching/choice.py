"""Choosing among hits: what is proven, what is only perhaps. Ambiguity lowers confidence instead of choosing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_sheets.domain.matching.clues import Clues
from zi_sheets.domain.matching.hit import DOUBT, FULL, SURE, Hit, telling
from zi_sheets.domain.matching.kinds import PAPERS, PICTURES
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import SCREEN

_TIE = 0.05
_WORTH_A_LOOK = 0.45


@dataclass(frozen=True, slots=True)
class Choice:
    proven: tuple[Hit, ...] = ()
    doubtful: tuple[Hit, ...] = ()


def choose(hits: Sequence[Hit], told: Clues) -> Choice:
    """`hits` strongest first. A file may prove several documents if each rests on words of its own; a picture one."""
    image = told.medium == "image"
    proven: list[Hit] = []
    doubtful: list[Hit] = []
    for hit in hits:
        rivals = [other for other in proven if _sort(other, image) == _sort(hit, image)]
        tied = [rival for rival in rivals if _tied(hit, rival)]
        if hit.score < SURE:
            doubtful.append(hit)
        elif any(_outdone(hit, rival, told) for rival in rivals):
            continue
        elif not rivals or _together(hit, rivals):
            proven.append(hit)
        elif tied:
            proven = [other for other in proven if other not in tied]
            doubtful += [replace(other, score=DOUBT) for other in (*tied, hit)]
    return Choice(tuple(proven), tuple(_left(doubtful, proven, image)))


def _sort(hit: Hit, image: bool) -> str:
    """Pictures stand for each other, so do written documents; the papers of a meeting stand for themselves."""
    if hit.asked.kind in PAPERS and not (image and hit.asked.kind is Kind.BANNER):
        return hit.asked.kind_word
    return "picture" if image or hit.asked.kind in PICTURES else "document"


def _outdone(hit: Hit, rival: Hit, told: Clues) -> bool:
    """The rival says all that the hit says and more. Of two things a picture is said to show, the head comes first."""
    if hit.used < rival.used:
        return True
    if told.medium != "image" or hit.asked.kind in PAPERS - {Kind.BANNER}:
        return False
    return telling(hit) < telling(rival) or _head(hit, told) > _head(rival, told)


def _head(hit: Hit, told: Clues) -> int:
    """Where in the name the first word stands that a hit rests on: Indonesian puts the head of a phrase first."""
    spoken = told.spoken
    return min((spoken.index(word) for word in hit.used - SCREEN if word in spoken), default=len(spoken))


def _together(hit: Hit, rivals: Sequence[Hit]) -> bool:
    """Two of a sort are both proven if the indicator asks alike for both, or the name says both in full."""
    if all(hit.inside and rival.inside and not hit.used and not rival.used for rival in rivals):
        return hit.asked.kind in PAPERS
    rest = hit.used.difference(*(rival.used for rival in rivals))
    return (
        bool(rest)
        and hit.score >= FULL
        and hit.inside == rivals[0].inside
        and all(rival.used - hit.used for rival in rivals)
    )


def _tied(hit: Hit, rival: Hit) -> bool:
    return abs(hit.score - rival.score) < _TIE and hit.inside == rival.inside


def _left(doubtful: Sequence[Hit], proven: Sequence[Hit], image: bool) -> list[Hit]:
    """Beside a proof only a doubt of another sort is worth a look."""
    if not proven:
        return list(doubtful)
    sorts = {_sort(hit, image) for hit in proven}
    return [hit for hit in doubtful if _sort(hit, image) not in sorts and hit.score > _WORTH_A_LOOK]
