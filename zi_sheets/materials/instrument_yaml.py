"""A YAML file of `config/` whose every entry knows its line, so that a fault can name it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import yaml

from zi_sheets.domain.refusal import Refusal

# The C parser reads the same language ten times as fast; not every platform's wheel carries it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """A scalar (`value`, None for null), a list (`items`) or a mapping (`fields`), and the line it begins on."""

    path: Path
    line: int
    value: str | None = None
    items: tuple["Entry", ...] = ()
    fields: Mapping[str, "Entry"] = field(default_factory=dict)

    def entry(self, key: str) -> "Entry":
        if key not in self.fields:
            raise self.fault(f'"{key}" tidak ada')
        return self.fields[key]

    def entries(self, key: str) -> tuple["Entry", ...]:
        """The list under `key`, empty where it is missing."""
        return self.fields[key].items if key in self.fields else ()

    def optional(self, key: str) -> str:
        """The text under `key`, "" where it is missing or null."""
        return (self.fields[key].value or "") if key in self.fields else ""

    def text(self, key: str) -> str:
        if not self.optional(key):
            raise self.entry(key).fault(f'"{key}" kosong')
        return self.optional(key)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.value or "" for item in self.entries(key))

    def number(self, key: str) -> Fraction:
        """A plain decimal, not negative."""
        text = self.text(key)
        if not _NUMBER.fullmatch(text):
            raise self.entry(key).fault(f'"{key}" berisi "{text}", bukan angka desimal seperti 17.5')
        return Fraction(text)

    def whole(self, key: str) -> int:
        """A whole number above zero."""
        number = self.number(key)
        if number.denominator != 1 or number == 0:
            raise self.entry(key).fault(f'"{key}" harus bilangan bulat di atas nol')
        return int(number)

    def yes(self, key: str) -> bool:
        text = self.text(key)
        if text not in {"true", "false"}:
            raise self.entry(key).fault(f'"{key}" harus true atau false')
        return text == "true"

    def word(self, key: str, words: type[Word]) -> Word:
        text = self.text(key)
        if text not in set(words):
            known = ", ".join(word.value for word in words)
            raise self.entry(key).fault(f'"{key}" berisi "{text}"; yang dikenal: {known}')
        return words(text)

    def fault(self, problem: str) -> Refusal:
        return _malformed(self.path, self.line, problem)


def read_entry(path: Path) -> Entry:
    """The whole file. Raises Refusal `config_malformed` naming file and line."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError) as error:
        raise _malformed(path, 1, "berkas tidak dapat dibaca") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _malformed(path, mark.line + 1 if mark else 1, "penulisannya tidak dapat dibaca") from error
    return _entry(path, node) if node else Entry(path, 1)


def _entry(path: Path, node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            return Entry(path, line, fields=_fields(path, node))
        case yaml.SequenceNode():
            return Entry(path, line, items=tuple(_entry(path, item) for item in node.value))
        case _:
            return Entry(path, line, value=None if node.tag.endswith(":null") else str(node.value))


def _fields(path: Path, node: yaml.MappingNode) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for key, value in node.value:
        if key.value in found:
            raise _malformed(path, key.start_mark.line + 1, f'"{key.value}" ditulis dua kali')
        found[key.value] = _entry(path, value)
    return found


def _malformed(path: Path, line: int, problem: str) -> Refusal:
    return Refusal(
        "config_malformed",
        f"Isi berkas {path.name} salah: {problem}.",
        where=f"berkas {path}, baris {line}",
        action="Perbaiki baris itu, atau pasang kembali berkas aslinya, lalu ulangi.",
    )
