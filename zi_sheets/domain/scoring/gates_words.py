"""A gate and its conditions in words: the same for the command's text and for the `Skor` tab."""

from fractions import Fraction

from zi_sheets.domain.scoring.arithmetic import against, two_decimals
from zi_sheets.domain.scoring.gates import PERCENT, YES, Condition, Gate
from zi_sheets.domain.scoring.instrument_sources import IN_WORDS, Source

UNDECIDED = "belum pasti"
_NAMED = 3
_VERDICTS = {True: "lulus", False: "tidak lulus", None: UNDECIDED}
ANSWERS = {True: "ya", False: "tidak", None: "belum dinyatakan"}


def measured(condition: Condition) -> str:
    """ "59,00%, ambang 60,00%, selisih -1,00"; a predicate is only named."""
    if condition.unit == YES:
        return ANSWERS[condition.passed]
    unit = "%" if condition.unit == PERCENT else ""
    value = f"{against(condition.value, condition.minimum)}{unit}"
    sign = "" if condition.distance < 0 else "+"
    distance = f"{sign}{against(condition.distance, Fraction(0))}"
    return f"{value}, ambang {two_decimals(condition.minimum)}{unit}, selisih {distance}"


def verdict(passed: bool | None) -> str:
    """The short word, for a cell."""
    return _VERDICTS[passed]


def gate_verdict(gate: Gate) -> str:
    """The word, and for an undecided gate what would decide it: blanks, a word about the earlier WBK, or both."""
    if gate.passed is not None:
        return verdict(gate.passed)
    units = {condition.unit for condition in gate.conditions if condition.passed is None}
    lacking = ["masih ada isian kosong"] if units - {YES} else []
    unstated = ["WBK sebelumnya belum dinyatakan"] if YES in units else []
    return f"{UNDECIDED}, {' dan '.join(lacking + unstated)}"


def gate_sentence(gate: Gate) -> str:
    """ "WBK tidak lulus (Penataan Tatalaksana 59,00%, ambang 60,00%, selisih -1,00)": the first three that decide."""
    decisive = [] if gate.passed else [each for each in gate.conditions if _decides(each, gate)]
    if not decisive:
        return f"{gate.name} {gate_verdict(gate)}"
    named = "; ".join(f"{condition.label} {measured(condition)}" for condition in decisive[:_NAMED])
    more = f"; dan {len(decisive) - _NAMED} syarat lain" if len(decisive) > _NAMED else ""
    return f"{gate.name} {gate_verdict(gate)} ({named}{more})"


def _decides(condition: Condition, gate: Gate) -> bool:
    """An unstated predicate is in the verdict's own words."""
    return condition.passed is gate.passed and not (condition.unit == YES and condition.passed is None)


def source_words(source: Source) -> str:
    """ "hlm. 58, terbaca di naskah": the page, and how sure it is."""
    page = f"hlm. {source.page}, " if source.page else ""
    return f"{page}{IN_WORDS[source.standing]}"
