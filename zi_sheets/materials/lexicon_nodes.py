"""Nodes of the lexicon's YAML file with the lines they stand on, so that a mistake can be named with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import yaml

from zi_sheets.domain.refusal import Refusal
from zi_sheets.os_words import spoken

# Written in C where PyYAML was built with it: ten times as fast, and every command starts with this file.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(path: Path) -> yaml.Node:
    """The root of the file."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        refuse(path, 1, f"Kamus sebutan tidak dapat dibaca: {spoken(error)}.")
    except UnicodeDecodeError:
        refuse(path, 1, "Kamus sebutan bukan teks UTF-8.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        refuse(path, mark.line + 1 if mark else 1, f"Kamus sebutan tidak dapat dibaca sebagai YAML ({error.problem}).")
    if node is None:
        refuse(path, 1, "Kamus sebutan kosong.")
    return node


def refuse(path: Path, line: int, message: str) -> NoReturn:
    """Stop with the file, the line and what to do."""
    action = "Perbaiki baris itu, atau kembalikan config/lexicon.yaml yang asli."
    raise Refusal("kamus_tidak_sah", message, where=f"{path.name}, baris {line}", action=action)


def pairs(node: yaml.Node, path: Path) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        refuse(path, line_of(node), 'Di sini harus ada baris-baris "kata: isi".')
    for key, value in node.value:
        yield text(key, path), value


def mapping(node: yaml.Node, path: Path) -> dict[str, yaml.Node]:
    return dict(pairs(node, path))


def items(node: yaml.Node, path: Path) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        refuse(path, line_of(node), "Di sini harus ada daftar: [satu, dua].")
    return list(node.value)


def texts(node: yaml.Node, path: Path) -> list[str]:
    return [text(item, path) for item in items(node, path)]


def text(node: yaml.Node, path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        refuse(path, line_of(node), "Di sini harus ada satu kata atau frasa.")
    return str(node.value)


def line_of(node: yaml.Node) -> int:
    """1 for the first line, as editors count."""
    return node.start_mark.line + 1
