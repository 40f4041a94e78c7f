"""The `q` language of drive.files.list: text to a condition on a file."""

import re
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.wire import Json

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<mark><=|>=|!=|[=<>(){}])|(?P<word>[A-Za-z][\w.]*))\s*""",
    re.DOTALL | re.ASCII,
)
_DEEPEST = 50
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_COLLECTIONS = ("parents", "owners", "writers", "readers")
_OPERATORS = (
    dict.fromkeys(("name", "mimeType"), ("contains", "=", "!="))
    | {name: tuple(_COMPARE) for name in ("modifiedTime", "createdTime", "viewedByMeTime", "sharedWithMeTime")}
    | dict.fromkeys(("trashed", "starred", "sharedWithMe", "visibility", "shortcutDetails.targetId"), ("=", "!="))
    | {"fullText": ("contains",), "properties": ("has",), "appProperties": ("has",)}
)
"""Google's table of terms and operators (guides/ref-search-terms)."""


class Condition(NamedTuple):
    """`parents` are the folders outside which it cannot hold; None if it names none."""

    holds: Callable[[Json], bool]
    parents: frozenset[str] | None = None


class _Token(NamedTuple):
    kind: str
    text: str


def bad_query() -> GoogleError:
    return GoogleError(400, "Invalid Value", reason="invalid", location="q")


def read_query(text: str) -> Condition:
    """The condition that `q` states; fields are those of the File resource and those that only `q` knows.

    Raises:
        GoogleError: 400 "Invalid Value" for anything that cannot be read.
    """
    tokens, at = deque[_Token](), 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found or not found.lastgroup:
            raise bad_query()
        tokens.append(_Token(found.lastgroup, found[found.lastgroup]))
        at = found.end()
    condition = _either(tokens, 0)
    if tokens:
        raise bad_query()
    return condition


def read_moment(text: str) -> datetime:
    """An RFC 3339 time, UTC where it names no zone. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as problem:
        raise ValueError(text) from problem


def _either(tokens: deque[_Token], depth: int) -> Condition:
    terms = _joined(tokens, depth, "or", _both)
    named = [term.parents for term in terms if term.parents is not None]
    parents = frozenset[str]().union(*named) if len(named) == len(terms) else None
    return terms[0] if len(terms) == 1 else Condition(lambda file: any(term.holds(file) for term in terms), parents)


def _both(tokens: deque[_Token], depth: int) -> Condition:
    terms = _joined(tokens, depth, "and", _negated)
    named = [term.parents for term in terms if term.parents is not None]
    parents = frozenset.intersection(*named) if named else None
    return terms[0] if len(terms) == 1 else Condition(lambda file: all(term.holds(file) for term in terms), parents)


def _joined(
    tokens: deque[_Token], depth: int, word: str, read: Callable[[deque[_Token], int], Condition]
) -> list[Condition]:
    terms = [read(tokens, depth)]
    while _next_is(tokens, word):
        terms.append(read(tokens, depth))
    return terms


def _negated(tokens: deque[_Token], depth: int) -> Condition:
    if depth > _DEEPEST:
        raise bad_query()
    if _next_is(tokens, "not"):
        inner = _negated(tokens, depth + 1)
        return Condition(lambda file: not inner.holds(file))
    if _next_is(tokens, "("):
        inner = _either(tokens, depth + 1)
        _expect(tokens, ")")
        return inner
    return _term(tokens)


def _term(tokens: deque[_Token]) -> Condition:
    first = _take(tokens, "text", "word")
    if first.kind == "text":
        _expect(tokens, "in")
        name, value = _take(tokens, "word").text, _unquoted(first.text)
        if name not in _COLLECTIONS:
            raise bad_query()
        return Condition(lambda file: value in file.get(name, ()), frozenset([value]) if name == "parents" else None)
    operator = _take(tokens, "word", "mark").text
    if operator not in _OPERATORS.get(first.text, ()):
        raise bad_query()
    return Condition(_test(first.text, operator, tokens))


def _test(name: str, operator: str, tokens: deque[_Token]) -> Callable[[Json], bool]:
    if operator == "has":
        key, value = _pair(tokens)
        return lambda file: (file.get(name) or {}).get(key) == value
    if name in ("trashed", "starred", "sharedWithMe"):
        wanted = _take(tokens, "word").text
        if wanted not in ("true", "false"):
            raise bad_query()
        return lambda file: bool(file.get(name)) is ((wanted == "true") == (operator == "="))
    value = _unquoted(_take(tokens, "text").text)
    if operator == "contains":
        return _contains(name, value)
    compare = _COMPARE[operator]
    if not name.endswith("Time"):
        return lambda file: compare(file.get(name, ""), value)
    try:
        moment = read_moment(value)
    except ValueError as problem:
        raise bad_query() from problem
    return lambda file: bool(file.get(name)) and compare(read_moment(file[name]), moment)


def _contains(name: str, value: str) -> Callable[[Json], bool]:
    """In names and texts the beginnings of words count, whatever the case; in types the beginning."""
    if name == "mimeType":
        return lambda file: file["mimeType"].startswith(value)
    pattern = re.compile(r"(?<!\w)" + re.escape(value), re.IGNORECASE)
    return lambda file: bool(pattern.search(file.get(name, "")))


def _pair(tokens: deque[_Token]) -> tuple[str, str]:
    """`{ key='k' and value='v' }`."""
    found = []
    for mark, key in (("{", "key"), ("and", "value")):
        for text in (mark, key, "="):
            _expect(tokens, text)
        found.append(_unquoted(_take(tokens, "text").text))
    _expect(tokens, "}")
    return found[0], found[1]


def _take(tokens: deque[_Token], *kinds: str) -> _Token:
    if not tokens or tokens[0].kind not in kinds:
        raise bad_query()
    return tokens.popleft()


def _next_is(tokens: deque[_Token], text: str) -> bool:
    if tokens and tokens[0].kind != "text" and tokens[0].text == text:
        tokens.popleft()
        return True
    return False


def _expect(tokens: deque[_Token], text: str) -> None:
    if not _next_is(tokens, text):
        raise bad_query()


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
