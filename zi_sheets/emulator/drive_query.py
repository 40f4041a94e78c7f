"""The `q` language of drive.files.list: text to a condition on a file."""

import re
from collections.abc import Callable
from typing import NamedTuple

from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.wire import Json

Condition = Callable[[Json], bool]
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<operator><=|>=|!=|=|<|>)|(?P<mark>[(){}])"""
    r"""|(?P<word>[A-Za-z][A-Za-z0-9_.]*))""",
    re.DOTALL,
)
_DEEPEST = 50
_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_TEXT_FIELDS = {"name", "mimeType"}
_TIME_FIELDS = {"modifiedTime", "createdTime", "viewedByMeTime", "sharedWithMeTime"}
_FLAG_FIELDS = {"trashed", "starred", "sharedWithMe"}
_LIST_FIELDS = {"parents", "owners", "writers", "readers"}


class Token(NamedTuple):
    kind: str
    text: str


def bad_query() -> GoogleError:
    return GoogleError(400, "Invalid Value", reason="invalid", location="q")


def read_query(text: str) -> Condition:
    """The condition that `q` states; fields are those of the File resource, and `sharedWithMe`, `readers`, `writers`.

    Raises:
        GoogleError: 400 "Invalid Value" for anything that cannot be read.
    """
    parser = _Parser(_tokens(text))
    condition = parser.either(0)
    if parser.tokens:
        raise bad_query()
    return condition


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if not found or not found.lastgroup:
            raise bad_query()
        tokens.append(Token(found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return tokens


class _Parser:
    """Recursive descent: or, and, not, parentheses, terms."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def either(self, depth: int) -> Condition:
        terms = [self._both(depth)]
        while self._next_is("word", "or"):
            terms.append(self._both(depth))
        return terms[0] if len(terms) == 1 else lambda file: any(term(file) for term in terms)

    def _both(self, depth: int) -> Condition:
        terms = [self._negated(depth)]
        while self._next_is("word", "and"):
            terms.append(self._negated(depth))
        return terms[0] if len(terms) == 1 else lambda file: all(term(file) for term in terms)

    def _negated(self, depth: int) -> Condition:
        if depth > _DEEPEST:
            raise bad_query()
        if self._next_is("word", "not"):
            inner = self._negated(depth + 1)
            return lambda file: not inner(file)
        if self._next_is("mark", "("):
            inner = self.either(depth + 1)
            self._expect("mark", ")")
            return inner
        return self._term()

    def _term(self) -> Condition:
        first = self._take()
        if first.kind == "text":
            self._expect("word", "in")
            return _member(_unquoted(first.text), self._field(_LIST_FIELDS))
        if first.kind != "word":
            raise bad_query()
        return self._named(first.text)

    def _named(self, name: str) -> Condition:
        operator = self._take().text
        if name in ("properties", "appProperties") and operator == "has":
            return self._property(name)
        if name in _FLAG_FIELDS and operator in ("=", "!="):
            wanted = self._flag() is (operator == "=")
            return lambda file: bool(file.get(name)) is wanted
        value = self._text()
        if operator == "contains" and name in ("name", "fullText"):
            return _contains(value)
        if operator == "contains" and name == "mimeType":
            return lambda file: file["mimeType"].startswith(value)
        if operator not in _COMPARE or name not in _TEXT_FIELDS | _TIME_FIELDS:
            raise bad_query()
        return _comparison(name, operator, value)

    def _property(self, name: str) -> Condition:
        self._expect("mark", "{")
        pair = {}
        for key in ("key", "value"):
            self._expect("word", key)
            self._expect("operator", "=")
            pair[key] = self._text()
            if key == "key":
                self._expect("word", "and")
        self._expect("mark", "}")
        return lambda file: file.get(name, {}).get(pair["key"]) == pair["value"]

    def _take(self) -> Token:
        if not self.tokens:
            raise bad_query()
        return self.tokens.pop(0)

    def _next_is(self, kind: str, text: str) -> bool:
        if self.tokens and self.tokens[0] == (kind, text):
            self.tokens.pop(0)
            return True
        return False

    def _expect(self, kind: str, text: str) -> None:
        if not self._next_is(kind, text):
            raise bad_query()

    def _text(self) -> str:
        token = self._take()
        if token.kind != "text":
            raise bad_query()
        return _unquoted(token.text)

    def _flag(self) -> bool:
        word = self._take().text
        if word not in ("true", "false"):
            raise bad_query()
        return word == "true"

    def _field(self, names: set[str]) -> str:
        word = self._take().text
        if word not in names:
            raise bad_query()
        return word


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _member(value: str, name: str) -> Condition:
    return lambda file: value in file.get(name, [])


def _contains(value: str) -> Condition:
    """`name contains` matches the beginnings of words, whatever the case."""
    pattern = re.compile(r"(?<!\w)" + re.escape(value), re.IGNORECASE)
    return lambda file: bool(pattern.search(file["name"]))


def _comparison(name: str, operator: str, value: str) -> Condition:
    compare = _COMPARE[operator]
    if name in _TIME_FIELDS:
        moment = _moment(value)
        return lambda file: compare(_moment(file.get(name, "")), moment)
    return lambda file: compare(file[name], value)


def _moment(text: str) -> str:
    """An RFC 3339 time, comparable as text: cut to seconds, "Z" taken off."""
    return re.sub(r"(\.\d+)?(Z|\+00:00)?$", "", text)
