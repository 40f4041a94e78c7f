"""The small formula engine: + - * / & comparison, SUM, COUNTA, HYPERLINK and references; all else is #NAME?."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any

from lark import Lark, LarkError, Token, Transformer, v_args

from zi_sheets.emulator.sheets.entry import typed
from zi_sheets.emulator.sheets.formula import REFERENCE
from zi_sheets.emulator.sheets.number_format import Locale, general
from zi_sheets.emulator.sheets.workbook import Formula, Reference, Value, Workbook

_GRAMMAR = rf"""
    ?compared: joined | compared COMPARISON joined -> operation
    ?joined: sum | joined JOIN sum                 -> operation
    ?sum: product | sum SIGN product               -> operation
    ?product: signed | product FACTOR signed       -> operation
    ?signed: SIGN signed -> signed | atom
    ?atom: "(" compared ")"
        | NUMBER -> number
        | STRING -> text
        | CELLS -> cells
        | _BROKEN -> failing
        | NAME "(" ([compared] (_SEPARATOR [compared])*) ")" -> call
        | NAME -> name
    COMPARISON: "=" | "<>" | "<=" | ">=" | "<" | ">"
    JOIN: "&"
    SIGN: "+" | "-"
    FACTOR: "*" | "/"
    _SEPARATOR: "," | ";"
    NUMBER: /\d+(\.\d*)?|\.\d+/
    STRING: /"([^"]|"")*"/
    CELLS: /\x01\d+/
    _BROKEN.2: /#REF!|{REFERENCE}/
    NAME: /[A-Za-z_][\w.]*/
    %ignore /\s+/
"""


class CellError(str):
    """An error value such as #NAME?; a text that looks like one is not one."""

    __slots__ = ()


class _Failure(Exception):
    def __init__(self, error: str) -> None:
        self.error = CellError(error)


Look = Callable[[int, int, int], Value]
"""Gives the effective value of a cell: sheet id, row, column."""
Cells = list[Value]
Meaning = Callable[[Callable[[int], Value | Cells]], Value | Cells]
"""What a part of a formula comes to, given the values of its references by their number; a range is a list."""


def evaluate(book: Workbook, formula: Formula, look: Look) -> Value:
    """What a formula comes to; errors are CellError values, a reference to a blank cell alone is 0."""
    parts = formula.parts
    marked = "".join(part if isinstance(part, str) else f"\x01{i}" for i, part in enumerate(parts))
    try:
        found = _single(_meaning(marked)(lambda i: _values(book, parts[i], look)))
    except _Failure as failure:
        return failure.error
    except (LarkError, IndexError, RecursionError):
        return CellError("#ERROR!")
    return 0 if found is None else found


@lru_cache(1000)
def _meaning(marked: str) -> Meaning:
    meaning: Meaning = _parser().parse(marked)  # type: ignore[assignment]  # a tree only without a transformer
    return meaning


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", start="compared", transformer=_Meanings())


@v_args(inline=True)
class _Meanings(Transformer[Token, Meaning]):
    """What each rule of the grammar means."""

    def operation(self, left: Meaning, sign: Token, right: Meaning) -> Meaning:
        read, apply = _OPERATORS[sign]
        return lambda values: apply(read(left(values)), read(right(values)))

    def signed(self, sign: Token, operand: Meaning) -> Meaning:
        return lambda values: -_number(operand(values)) if sign == "-" else _number(operand(values))

    def number(self, token: Token) -> Meaning:
        return lambda _: float(token)

    def text(self, token: Token) -> Meaning:
        return lambda _: token[1:-1].replace('""', '"')

    def cells(self, token: Token) -> Meaning:
        return lambda values: values(int(token[1:]))

    def call(self, name: Token, *arguments: Meaning | None) -> Meaning:
        function = _FUNCTIONS.get(name.upper())
        if function is None:
            return self.failing("#NAME?")
        return lambda values: function([each and each(values) for each in arguments])

    def name(self, token: Token) -> Meaning:
        return (lambda _: token.upper() == "TRUE") if token.upper() in ("TRUE", "FALSE") else self.failing("#NAME?")

    def failing(self, error: str = "#REF!") -> Meaning:
        return lambda _: _single(CellError(error))


def _values(book: Workbook, reference: str | Reference, look: Look) -> Value | Cells:
    area = reference.area if isinstance(reference, Reference) else None
    sheet = next((s for s in book.sheets if area and s.id == area.sheet), None)
    if area is None or sheet is None or isinstance(reference, str):
        raise _Failure("#REF!")
    bottom = len(sheet.rows) if reference.whole == "COLUMNS" else min(area.bottom, len(sheet.rows))
    right = len(sheet.columns) if reference.whole == "ROWS" else min(area.right, len(sheet.columns))
    values = [look(sheet.id, r, c) for r in range(area.top, bottom) for c in range(area.left, right)]
    return next(iter(values), None) if reference.single else values


def _single(value: Value | Cells) -> Value:
    if isinstance(value, list | CellError):
        raise _Failure("#VALUE!" if isinstance(value, list) else value)
    return value


def _number(value: Value | Cells) -> float:
    """A text counts as the number it would be if it were typed."""
    found = _single(value)
    if isinstance(found, str):
        found = typed(found, Locale()).value
    if isinstance(found, str | Formula):
        raise _Failure("#VALUE!")
    return found or 0


def _text(value: Value | Cells) -> str:
    found = _single(value)
    if isinstance(found, bool):
        return str(found).upper()
    return "" if found is None else general(found) if isinstance(found, int | float) else str(found)


def _quotient(a: float, b: float) -> float:
    if b == 0:
        raise _Failure("#DIV/0!")
    return a / b


def _comparing(test: Callable[[Any, Any], bool]) -> Callable[[Value, Value], bool]:
    return lambda a, b: test(comparable(a, b), comparable(b, a))


def comparable(value: Value, other: Value = None) -> tuple[int, float | str]:
    """Numbers before texts before booleans; texts whatever their case; a blank equals 0 and, beside a text, ""."""
    if value is None:
        value = "" if isinstance(other, str) else 0
    if isinstance(value, bool):
        return 2, float(value)
    return (0, value) if isinstance(value, int | float) else (1, str(value).casefold())


def _flat(arguments: list[Value | Cells]) -> Iterator[Value]:
    for argument in arguments:
        yield from argument if isinstance(argument, list) else [argument]


def _total(arguments: list[Value | Cells]) -> Value:
    """Texts and booleans inside ranges do not count."""
    values = [_single(value) for value in _flat(arguments)]
    return sum(value for value in values if isinstance(value, int | float) and not isinstance(value, bool))


_FUNCTIONS: dict[str, Callable[[list[Value | Cells]], Value]] = {
    "SUM": _total,
    "COUNTA": lambda arguments: sum(value is not None for value in _flat(arguments)),
    "HYPERLINK": lambda arguments: _single(arguments[-1]),
}
_COMPARISONS = {"=": eq, "<>": ne, "<=": le, ">=": ge, "<": lt, ">": gt}
_OPERATORS: dict[str, tuple[Callable[[Value | Cells], Any], Callable[[Any, Any], Value]]] = {
    "&": (_text, add), "+": (_number, add), "-": (_number, sub), "*": (_number, mul), "/": (_number, _quotient),
    **{sign: (_single, _comparing(test)) for sign, test in _COMPARISONS.items()},
}  # fmt: skip
"""How each operator reads its operands, and what it makes of them."""
