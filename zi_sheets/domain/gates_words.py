"""A gate and its conditions in words: the same for the command's text and for the `Skor` tab."""

from fractions import Fraction

from zi_sheets.domain.arithmetic import against, two_decimals
from zi_sheets.domain.gates import PERCENT, YES, Condition, Gate
from zi_sheets.domain.instrument_sources import IN_WORDS, Source

UNDECIDED = "belum pasti"
_NAMED = 3
VERDICTS = {True: "lulus", False: "tidak lulus", None: f"{UNDECIDED}, masih ada isian kosong"}


def measured(condition: Condition) -> str:
    """ "59,00%, ambang 60,00%, selisih -1,00"; a predicate is only named."""
    if condition.unit == YES:
        return "ya" if condition.value else "belum, atau belum dinyatakan"
    unit = "%" if condition.unit == PERCENT else ""
    value = f"{against(condition.value, condition.minimum)}{unit}"
    sign = "" if condition.distance < 0 else "+"
    distance = f"{sign}{against(condition.distance, Fraction(0))}"
    return f"{value}, ambang {two_decimals(condition.minimum)}{unit}, selisih {distance}"


def verdict(passed: bool | None) -> str:
    """The short word, for a cell."""
    return UNDECIDED if passed is None else VERDICTS[passed]


def gate_sentence(gate: Gate) -> str:
    """ "WBK tidak lulus (Penataan Tatalaksana 59,00%, ambang 60,00%, selisih -1,00)": the first three that decide."""
    if gate.passed:
        return f"{gate.name} {VERDICTS[True]}"
    decisive = [condition for condition in gate.conditions if condition.passed is gate.passed]
    named = "; ".join(f"{condition.label} {measured(condition)}" for condition in decisive[:_NAMED])
    more = f"; dan {len(decisive) - _NAMED} syarat lain" if len(decisive) > _NAMED else ""
    return f"{gate.name} {VERDICTS[gate.passed]} ({named}{more})"


def source_words(source: Source) -> str:
    """ "hlm. 58, terbaca di naskah": the page, and how sure it is."""
    page = f"hlm. {source.page}, " if source.page else ""
    return f"{page}{IN_WORDS[source.standing]}"
