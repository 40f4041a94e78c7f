"""A file as the rules see it: what its name and its folders say together."""

from dataclasses import dataclass

from zi_sheets.domain.matching.clues import Clues, picture
from zi_sheets.domain.matching.hit import PERHAPS
from zi_sheets.domain.matching.kinds import may_prove
from zi_sheets.domain.matching.place import Place, coded_indicators
from zi_sheets.domain.matching.plan import PlanIndex, program_of
from zi_sheets.domain.matching.topics import best, scores
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.names_codes import CodeStyle

_FILM = frozenset({"audio_visual"})
_TOPIC_SURE, _TOPIC_AGAINST_FOLDER = 0.75, 1.0


@dataclass(frozen=True, slots=True)
class Sight:
    """`indicator`: where the file belongs by code or folder, "" unknown; `coded`: by a code in its name.

    `home`: the requirement that its folder was made for, unless a code in its name says otherwise. `kinds` it may be
    taken for, `words` of its name with these kinds, `all_words` also those of the folders, which count only for a name
    that says nothing. `allowed`: kinds of requirement it can prove. `topics`: how strongly the name speaks of each
    indicator; `topic`: the one it clearly speaks of, "" for none.
    """

    clues: Clues
    place: Place
    indicator: str
    coded: bool
    kinds: frozenset[str]
    words: frozenset[str]
    all_words: frozenset[str]
    allowed: frozenset[Kind]
    topics: dict[str, float]
    topic: str
    home: str = ""


def sight(clues: Clues, place: Place, plan: PlanIndex) -> Sight:
    indicator, coded = _indicator(clues, place, plan)
    said = place.said if place.said and (clues.bare or not clues.said) else clues.said
    kinds = said | picture(clues.medium)
    words = clues.concepts | kinds | (_FILM if clues.medium == "video" else frozenset())
    topics = scores(clues.concepts, plan.topics)
    return Sight(
        clues,
        place,
        indicator,
        coded,
        kinds,
        words,
        words | place.concepts if clues.bare else words,
        may_prove(said, clues.medium),
        topics,
        _topic(topics, indicator, place, plan),
        place.home if indicator == place.indicator else "",
    )


def _indicator(told: Clues, place: Place, plan: PlanIndex) -> tuple[str, bool]:
    """An explicit code in the name wins over the folder; numbering inside an area does not (bench, rule 4)."""
    coded = coded_indicators(told.code, place, plan)
    if not coded or told.code is None or place.indicator in coded:
        return place.indicator, place.indicator in coded
    if told.code.style is CodeStyle.NUMBERING and place.indicator:
        return place.indicator, False
    return coded[0], True


def named_elsewhere(file: Sight) -> str:
    """The indicator that an explicit code in the name says, where the folders say another one; "" otherwise.

    A code of the LKE names an area for sure, but its sub-criteria are no indicators of the plan.
    """
    code, place = file.clues.code, file.place
    if code is None or not file.coded or code.style is CodeStyle.NUMBERING:
        return ""
    if code.style is CodeStyle.MATRIX and place.indicator:
        return file.indicator if place.indicator != file.indicator else ""
    return file.indicator if place.program not in ("", program_of(file.indicator)) else ""


def _topic(topics: dict[str, float], indicator: str, place: Place, plan: PlanIndex) -> str:
    """Against its folder a name must speak clearly; where the area is known, only that area's indicators compete."""
    if indicator:
        return best(topics, _TOPIC_AGAINST_FOLDER)
    if within := plan.programs.get(place.program, ()):
        return best({i: score for i, score in topics.items() if i in within}, PERHAPS)
    return best(topics, _TOPIC_SURE)
