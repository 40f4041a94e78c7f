"""Records as text for the disk. A workbook is cut into parts, so that a small change writes little."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from zi_sheets.emulator.sheets.persistence import decode_workbook, encode_workbook


def encode(kind: str, old: Any, new: Any) -> Iterator[tuple[str, str | None]]:
    """The parts of a record that differ from `old`, as (part, text); None where a part is gone."""
    if kind == "workbook":
        yield from encode_workbook(old, new)
    else:
        yield "", None if new is None else json.dumps(new, ensure_ascii=False)


def decode(kind: str, parts: Mapping[str, str]) -> Any:
    """The record that `encode` cut up."""
    return decode_workbook(parts) if kind == "workbook" else json.loads(parts[""])
