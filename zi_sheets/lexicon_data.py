"""The lexicon's YAML file, read into the pure value that the matcher takes."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from zi_sheets.domain.lexicon import KINDS, DocumentName, Lexicon
from zi_sheets.domain.match_result import Cause
from zi_sheets.domain.names import words
from zi_sheets.domain.refusal import Refusal
from zi_sheets.packaged import CONFIG

Phrases = dict[tuple[str, ...], tuple[str, ...]]


def load_lexicon(path: Path = CONFIG / "lexicon.yaml") -> Lexicon:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    phrases: Phrases = {}
    for kind, names in data["jenis"].items():
        _add(phrases, names, (kind,))
    for term, entry in data["istilah"].items():
        names, also = (entry["sebutan"], tuple(entry["juga"])) if isinstance(entry, dict) else (entry, ())
        _add(phrases, [*names, term.replace("_", " ")], (term, *also))
    areas = tuple("area_" + str(number) for number in range(1, len(data["area"]) + 1))
    for area, names in zip(areas, data["area"], strict=True):
        _add(phrases, names, (area,))
    for name in data["di_luar_zi"]:
        _add(phrases, [name], ("luar_" + name.replace(" ", "_"),))
    marks = {}
    for cause, names in data["tanda"].items():
        _add(phrases, names, ("tanda_" + cause,))
        marks[cause] = frozenset({"tanda_" + cause})
    _add(phrases, data["abaikan_frasa"], ())
    foreign = frozenset("luar_" + name.replace(" ", "_") for name in data["di_luar_zi"])
    documents = tuple(
        DocumentName(d["butir"], tuple(d.get("sebutan", ())), tuple(d.get("bukan", ())), bool(d.get("setempat")))
        for d in data["dokumen"]
    )
    return Lexicon(phrases, documents, frozenset(data["abaikan"]), foreign, areas, marks)


def _add(phrases: Phrases, names: Iterable[str], concepts: tuple[str, ...]) -> None:
    for name in names:
        phrases.setdefault(words(str(name)), concepts)
