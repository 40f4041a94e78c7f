"""Numbers for people and for other tools, and the arithmetic of a score in words.

Rounding happens here and nowhere before.
"""

from decimal import Decimal
from fractions import Fraction

from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.domain.scoring.score import AreaScore, ComponentScore, ItemScore, Score, SubScore, Values

_PLACES = 4


def number_text(number: Fraction, places: int = 12) -> str:
    """With a point: exact where finite within `places` decimals, else rounded half-even; no zeros at the end."""
    rounded = round(number, places)
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def comma(number: Fraction, places: int = _PLACES) -> str:
    """For people: "0,7725"."""
    return number_text(number, places).replace(".", ",")


def two_decimals(number: Fraction) -> str:
    """For people, always two decimals: "55,38"."""
    return f"{Decimal(round(number * 100).numerator) / 100:.2f}".replace(".", ",")


def against(value: Fraction, minimum: Fraction) -> str:
    """`value` with as many decimals as show on which side of `minimum` it lies."""
    places = places_against(value, minimum)
    return two_decimals(value) if places == 2 else comma(value, places)


def places_against(value: Fraction, minimum: Fraction) -> int:
    """Two decimals, and more only where two would hide on which side of `minimum` the value lies."""
    if value == minimum:
        return 2
    return next(places for places in range(2, 100) if round(value, places) != round(minimum, places))


def sub_arithmetic(scored: SubScore, values: Values) -> str:
    """ "(0,75 + 0,67 + 0,67 + 1)/4 x 1 = 0,7725"; an answer that is missing is shown as such."""
    worths = [values.get(question.id) for question in scored.sub.questions]
    shown = [_term(worth) for worth in worths]
    mean = shown[0] if len(shown) == 1 else f"({' + '.join(shown)})/{len(shown)}"
    return _equation(f"{mean} x {comma(scored.sub.weight)}", scored.points, [worth for worth in worths if worth])


def area_arithmetic(scored: AreaScore) -> str:
    """The subs in their order: "0,375 + 0,5 = 0,875"."""
    return _sum([sub.points for sub in scored.subs], scored.points)


def item_arithmetic(scored: ItemScore, values: Values) -> str:
    """ "3,6/4 x 17,5 = 15,75" for a survey, "0,75 x 5 = 3,75" for a letter or a percentage."""
    weight, worth = comma(scored.item.weight), values.get(scored.item.question.id)
    if worth is not None and scored.item.question.scale.type is AnswerType.SURVEY:
        return _equation(f"{comma(worth * 4)}/4 x {weight}", scored.points, [worth * 4])
    return _equation(f"{_term(worth)} x {weight}", scored.points, [worth] if worth else [])


def component_arithmetic(scored: ComponentScore) -> str:
    return _sum([item.points for item in scored.items], scored.points)


def pengungkit_arithmetic(scored: Score) -> str:
    return _sum([area.points for area in scored.areas], scored.pengungkit)


def hasil_arithmetic(scored: Score) -> str:
    return _sum([component.points for component in scored.components], scored.hasil)


def total_arithmetic(scored: Score) -> str:
    """Enablers + results."""
    return _sum([scored.pengungkit, scored.hasil], scored.total)


def percent_arithmetic(scored: AreaScore) -> str:
    """ "4,72/8 x 100% = 59%"."""
    expression = f"{comma(scored.points)}/{comma(scored.area.weight)} x 100%"
    return _equation(expression, scored.percent, [scored.points], "%")


def _term(worth: Fraction | None) -> str:
    return "0 (kosong)" if worth is None else comma(worth)


def _sum(parts: list[Fraction], whole: Fraction) -> str:
    return _equation(" + ".join(comma(part) for part in parts), whole, parts) if parts[1:] else comma(whole)


def _equation(expression: str, result: Fraction, shown: list[Fraction], unit: str = "") -> str:
    """The equation, marked where a number in it had to be rounded to be shown."""
    rounded = any(round(number, _PLACES) != number for number in (*shown, result))
    return f"{expression} = {comma(result)}{unit}{' (dibulatkan)' if rounded else ''}"
