"""The `q` language of drive.files.list: text to a condition on a file."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from lark import Lark, LarkError, Transformer, v_args

from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.wire import Json

# Google's table of terms and operators (guides/ref-search-terms).
_GRAMMAR = r"""
    ?either: both (_OR both)*
    ?both: single (_AND single)*
    ?single: _NOT single -> negated
        | "(" either ")" -> nested
        | TEXT "in" COLLECTION -> within
        | (NAME | TYPE | FULL_TEXT) "contains" TEXT -> containing
        | (NAME | TYPE | EXACT) EQUAL TEXT -> compared
        | TIME (EQUAL | ORDER) TEXT -> timed
        | FLAG (EQUAL BOOLEAN)? -> flagged
        | PROPERTIES "has" "{" "key" "=" TEXT _AND "value" "=" TEXT "}" -> having
    COLLECTION: "parents" | "owners" | "writers" | "readers"
    NAME: "name"
    TYPE: "mimeType"
    FULL_TEXT: "fullText"
    EXACT: "visibility" | "shortcutDetails.targetId"
    TIME: /(modified|created|viewedByMe|sharedWithMe)Time/
    FLAG: "trashed" | "starred" | "sharedWithMe"
    PROPERTIES: "properties" | "appProperties"
    BOOLEAN: "true" | "false"
    EQUAL: "=" | "!="
    ORDER: /[<>]=?/
    _OR: /or\b/
    _AND: /and\b/
    _NOT: /not\b/
    TEXT: /'([^'\\]|\\.)*'|"([^"\\]|\\.)*"/s
    %ignore /\s+/
"""
_VISIBILITIES = ("anyoneCanFind", "anyoneWithLink", "domainCanFind", "domainWithLink", "limited")
_DEEPEST = 50
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


class Condition(NamedTuple):
    """`parents` are the folders outside which it cannot hold; None if it names none."""

    holds: Callable[[Json], bool]
    parents: frozenset[str] | None = None
    depth: int = 0


@lru_cache(200)
def read_query(text: str) -> Condition:
    """The condition that `q` states; fields are those of the File resource and those that only `q` knows.

    Raises GoogleError 400 "Invalid Value" for anything that cannot be read.
    """
    try:
        condition: Condition = _parser().parse(text)  # type: ignore[assignment]  # a tree only without a transformer
    except (LarkError, ValueError) as problem:
        raise GoogleError(400, "Invalid Value", reason="invalid", location="q") from problem
    return condition


def read_moment(text: str) -> datetime:
    """An RFC 3339 time, UTC where it names no zone. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as problem:
        raise ValueError(text) from problem


@v_args(inline=True)
class _Conditions(Transformer[Any, Condition]):
    """What each rule of the grammar means.

    Raises ValueError for a time or a visibility that is none, and for too deep a condition.
    """

    def either(self, *terms: Condition) -> Condition:
        named = [term.parents for term in terms if term.parents is not None]
        parents = frozenset[str]().union(*named) if len(named) == len(terms) else None
        return Condition(lambda file: any(term.holds(file) for term in terms), parents, _deeper(*terms))

    def both(self, *terms: Condition) -> Condition:
        named = [term.parents for term in terms if term.parents is not None]
        parents = frozenset.intersection(*named) if named else None
        return Condition(lambda file: all(term.holds(file) for term in terms), parents, _deeper(*terms))

    def negated(self, term: Condition) -> Condition:
        return Condition(lambda file: not term.holds(file), None, _deeper(term))

    def nested(self, term: Condition) -> Condition:
        return term._replace(depth=_deeper(term))

    def within(self, text: str, name: str) -> Condition:
        """People are known by their address, whatever its case."""
        value = _unquoted(text)
        if name == "parents":
            return Condition(lambda file: value in file.get(name, ()), frozenset([value]))
        return Condition(lambda file: value.casefold() in map(str.casefold, file.get(name, ())))

    def containing(self, name: str, text: str) -> Condition:
        """Whatever the case: in names the beginning of a word, in the full text whole words, in types the beginning.

        The words of a name stand in order; of the full text only those between double quotes do (Google's guide,
        ref-search-terms).
        """
        value = _unquoted(text)
        if name == "mimeType":
            return Condition(lambda file: file["mimeType"].startswith(value))
        if name == "name":
            start = _words(value).rstrip()
            return Condition(lambda file: start in _words(file["name"]))
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        wanted = [_words(each) for each in ([value] if quoted else value.split())]
        return Condition(lambda file: all(map(_words(file.get("fullText", "")).__contains__, wanted)))

    def compared(self, name: str, operator: str, text: str) -> Condition:
        compare, value = _COMPARE[operator], _unquoted(text)
        if name == "visibility" and value not in _VISIBILITIES:
            raise ValueError(value)
        return Condition(lambda file: compare(file.get(name, ""), value))

    def timed(self, name: str, operator: str, text: str) -> Condition:
        compare, moment = _COMPARE[operator], read_moment(_unquoted(text))
        return Condition(lambda file: bool(time := file.get(name)) and compare(read_moment(time), moment))

    def flagged(self, name: str, operator: str = "=", value: str = "true") -> Condition:
        wanted = (value == "true") == (operator == "=")
        return Condition(lambda file: bool(file.get(name)) is wanted)

    def having(self, name: str, key: str, value: str) -> Condition:
        wanted = _unquoted(key), _unquoted(value)
        return Condition(lambda file: wanted in (file.get(name) or {}).items())


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", start="either", transformer=_Conditions())


def _deeper(*terms: Condition) -> int:
    depth = 1 + max(term.depth for term in terms)
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    return depth


def _words(text: str) -> str:
    """The words with one space before, between and after them."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
