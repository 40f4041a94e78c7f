"""How often a requirement repeats: rules by id or by words, the more specific rule wins."""

from collections.abc import Iterable
from dataclasses import dataclass

from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.words.slug import text_key

_NAMES = {
    "sekali": Cadence.ONCE,
    "tahunan": Cadence.ANNUAL,
    "semester": Cadence.SEMESTER,
    "triwulan": Cadence.QUARTERLY,
    "bulanan": Cadence.MONTHLY,
}


@dataclass(frozen=True, slots=True)
class CadenceRule:
    """`key` is a requirement's id ("3.3/foto") or words that its text must hold ("pakta integritas")."""

    key: str
    cadence: Cadence


def cadence_named(word: str) -> Cadence | None:
    """The cadence that "bulanan" or "monthly" names; None for any other word."""
    plain = word.strip().casefold()
    return _NAMES.get(plain) or next((cadence for cadence in Cadence if cadence.value == plain), None)


def cadence_names() -> tuple[str, ...]:
    return tuple(_NAMES)


def cadence_of(
    requirement_id: str, text: str, rules: Iterable[CadenceRule], otherwise: Cadence = Cadence.ONCE
) -> Cadence:
    """The cadence of a requirement; `otherwise` where no rule speaks of it.

    An id is more specific than words, longer words are more specific than shorter ones; of two equally specific rules
    the later one wins, so a unit's own rules stand after the product's.
    """
    best, cadence = 0, otherwise
    for rule in rules:
        weight = _specificity(rule.key, requirement_id, text)
        if weight and weight >= best:
            best, cadence = weight, rule.cadence
    return cadence


def _specificity(key: str, requirement_id: str, text: str) -> int:
    """0 where the rule does not speak of this requirement. No text is as long as the weight of an id."""
    if key == requirement_id:
        return 1_000_000
    words = text_key(key)
    return len(words) if words and f" {words} " in f" {text_key(text)} " else 0
