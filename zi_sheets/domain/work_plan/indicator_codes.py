"""Codes of indicators ("3.1"): the program's number, and the indicator's number inside its program."""

import re
from collections.abc import Sequence

_FULL = re.compile(r"\(?(\d{1,2})\.(\d{1,2})[.)]?\s+(?=\S)")
_SINGLE = re.compile(r"\(?(\d{1,2})[.)]\s*(?=\D)")
_LETTER = re.compile(r"\(?([A-Za-z])[.)]\s+(?=\S)")
_NUMBER_ALONE = re.compile(r"\(?(\d{1,3})[.)]?")
_ROMAN_ALONE = re.compile(r"(?=.)(X{0,2})(IX|IV|V?I{0,3})[.)]?", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def number_alone(text: str) -> int | None:
    """The number in a NO cell: "3", "3.", "(3)", "III"; None where anything else stands there."""
    if match := _NUMBER_ALONE.fullmatch(text.strip()):
        return int(match[1])
    match = _ROMAN_ALONE.fullmatch(text.strip())
    return (_roman((match[1] + match[2]).upper()) or None) if match else None


def own_number(text: str) -> tuple[tuple[int, ...], str]:
    """A text's own leading number and the rest: "1. Tim" is ((1,), "Tim"), "3.1 Tim" is ((3, 1), "Tim")."""
    if match := _FULL.match(text):
        return (int(match[1]), int(match[2])), text[match.end() :]
    if match := _SINGLE.match(text):
        return (int(match[1]),), text[match.end() :]
    if match := _LETTER.match(text):
        return (ord(match[1].lower()) - ord("a") + 1,), text[match.end() :]
    return (), text


def program_numbers(in_no: Sequence[Sequence[int]], in_name: Sequence[int | None]) -> list[int]:
    """The number of each program, in order.

    `in_no[i]` holds the numbers in the NO cells of program i. Where one program has several, NO counts rows and says
    nothing about programs. Then its name's own number counts ("3. Bidang ..."), else its position.
    """
    no_counts_rows = any(len(set(numbers)) > 1 for numbers in in_no)
    chosen = []
    for position, (numbers, named) in enumerate(zip(in_no, in_name, strict=True), start=1):
        own = None if no_counts_rows or not numbers else numbers[0]
        chosen.append(own or named or position)
    return chosen


def indicator_code(own: tuple[int, ...], program: int, position: int) -> str:
    """`own` is the number INDIKATOR itself bears; a full one ("3.1") stands, no number gives `position` its place."""
    if len(own) > 1:
        return f"{own[0]}.{own[1]}"
    return f"{program}.{own[0] if own else position}"


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
