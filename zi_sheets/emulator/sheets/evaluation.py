"""The small formula engine: + - * / & comparison, SUM, COUNTA, HYPERLINK and references; all else is #NAME?."""

from collections.abc import Callable, Iterator
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any

from zi_sheets.emulator.sheets.entry import typed
from zi_sheets.emulator.sheets.formula import TOKEN
from zi_sheets.emulator.sheets.number_format import Locale, general
from zi_sheets.emulator.sheets.workbook import Formula, Reference, Value, Workbook


class CellError(str):
    """An error value such as #NAME?; a text that looks like one is not one."""

    __slots__ = ()


Look = Callable[[int, int, int], Value]
"""Gives the effective value of a cell: sheet id, row, column."""


def evaluate(book: Workbook, formula: Formula, look: Look) -> Value:
    """What a formula comes to; errors are CellError values, a reference to a blank cell alone is 0."""
    try:
        evaluator = _Evaluator(book, formula, look)
        value = evaluator.expression()
        if evaluator.tokens:
            return CellError("#ERROR!")
        found = _single(value)
        return 0 if found is None else found
    except _Failure as failure:
        return failure.error
    except (IndexError, RecursionError):
        return CellError("#ERROR!")


class _Failure(Exception):
    def __init__(self, error: str) -> None:
        self.error = CellError(error)


Cells = list[Value]


class _Evaluator:
    """Recursive descent over the tokens of one formula; a range is a list of values."""

    def __init__(self, book: Workbook, formula: Formula, look: Look) -> None:
        self.book, self.look = book, look
        self.tokens: list[tuple[str, str | Reference]] = list(_tokens(formula))

    def expression(self, level: int = 0) -> Value | Cells:
        """Operators of this level, and of those that bind tighter."""
        if level == len(_LEVELS):
            return self._unary()
        left = self.expression(level + 1)
        while sign := self._take(*_LEVELS[level]):
            read, apply = _LEVELS[level][sign]
            left = apply(read(left), read(self.expression(level + 1)))
        return left

    def _unary(self) -> Value | Cells:
        if operator := self._take("-", "+"):
            value = _number(self._unary())
            return -value if operator == "-" else value
        return self._atom()

    def _atom(self) -> Value | Cells:
        kind, token = self.tokens.pop(0)
        if isinstance(token, Reference):
            return self._cells(token)
        match kind:
            case "number":
                return float(token)
            case "string":
                return token[1:-1].replace('""', '"')
            case "name":
                return self._named(token)
        if token != "(":
            raise _Failure("#ERROR!")
        value = self.expression()
        if not self._take(")"):
            raise _Failure("#ERROR!")
        return value

    def _named(self, name: str) -> Value | Cells:
        if name.upper() in ("TRUE", "FALSE") and not (self.tokens and self.tokens[0][1] == "("):
            return name.upper() == "TRUE"
        if not self._take("(") or name.upper() not in _FUNCTIONS:
            raise _Failure("#NAME?")
        arguments: list[Value | Cells] = []
        while not self._take(")"):
            arguments.append(self.expression())
            self._take(",", ";")
        return _FUNCTIONS[name.upper()](arguments)

    def _cells(self, reference: Reference) -> Value | Cells:
        area = reference.area
        sheet = next((s for s in self.book.sheets if area and s.id == area.sheet), None)
        if area is None or sheet is None:
            raise _Failure("#REF!")
        bottom = len(sheet.rows) if reference.whole == "COLUMNS" else min(area.bottom, len(sheet.rows))
        right = len(sheet.columns) if reference.whole == "ROWS" else min(area.right, len(sheet.columns))
        values = [self.look(sheet.id, r, c) for r in range(area.top, bottom) for c in range(area.left, right)]
        if reference.single:
            return values[0] if values else None
        return values

    def _take(self, *wanted: str) -> str:
        if self.tokens and self.tokens[0][0] == "operator" and self.tokens[0][1] in wanted:
            return str(self.tokens.pop(0)[1])
        return ""


def _tokens(formula: Formula) -> Iterator[tuple[str, str | Reference]]:
    for part in formula.parts:
        if isinstance(part, Reference):
            yield "reference", part
            continue
        at = 0
        while at < len(part):
            found = TOKEN.match(part, at)
            if not found or found.lastgroup == "reference":
                raise _Failure("#REF!" if found or part[at:].startswith("#REF!") else "#ERROR!")
            if found.lastgroup != "blank":
                yield str(found.lastgroup), found[0]
            at = found.end()


def _single(value: Value | Cells) -> Value:
    if isinstance(value, list):
        raise _Failure("#VALUE!")
    if isinstance(value, CellError):
        raise _Failure(value)
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
    if found is None:
        return ""
    if isinstance(found, bool):
        return str(found).upper()
    return general(found) if isinstance(found, int | float) else str(found)


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
    return (0, value or 0) if isinstance(value, int | float | None) else (1, str(value).casefold())


def _flat(arguments: list[Value | Cells]) -> Iterator[Value]:
    for argument in arguments:
        yield from argument if isinstance(argument, list) else [argument]


def _total(arguments: list[Value | Cells]) -> Value:
    """Texts and booleans inside ranges do not count."""
    for value in _flat(arguments):
        _single(value)
    numbers = (v for v in _flat(arguments) if isinstance(v, int | float) and not isinstance(v, bool))
    return sum(numbers)


def _count_filled(arguments: list[Value | Cells]) -> Value:
    return sum(value is not None for value in _flat(arguments))


def _hyperlink(arguments: list[Value | Cells]) -> Value:
    return _single(arguments[-1])


_FUNCTIONS = {"SUM": _total, "COUNTA": _count_filled, "HYPERLINK": _hyperlink}
_COMPARISONS = {"=": eq, "<>": ne, "<=": le, ">=": ge, "<": lt, ">": gt}
_LEVELS: tuple[dict[str, tuple[Callable[[Value | Cells], Any], Callable[[Any, Any], Value]]], ...] = (
    {sign: (_single, _comparing(test)) for sign, test in _COMPARISONS.items()},
    {"&": (_text, add)},
    {"+": (_number, add), "-": (_number, sub)},
    {"*": (_number, mul), "/": (_number, _quotient)},
)
"""Operators, those that bind loosest first: how each reads its operands, and what it makes of them."""
