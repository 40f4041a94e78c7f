"""The lexicon's YAML file, read into the pure value that the matcher takes."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import DocumentName, Lexicon
from zi_sheets.domain.words.names import words
from zi_sheets.materials.lexicon_nodes import items, line_of, mapping, pairs, parsed, refuse, text, texts
from zi_sheets.packaged import CONFIG

_MAPPINGS = ("jenis", "ejaan", "istilah", "tanda")
_LISTS = (
    "dokumen", "area", "bukan_pegawai", "di_luar_zi", "jenis_lain", "peristiwa", "abaikan", "abaikan_frasa",
)  # fmt: skip
_DOCUMENT = ("butir", "jenis", "sebutan", "bukan", "setempat")


class _Phrases:
    """Collects phrases; the first meaning of a phrase stays."""

    def __init__(self, spelling: dict[str, str]) -> None:
        self.spelling, self.found = spelling, dict[tuple[str, ...], tuple[str, ...]]()

    def add(self, names: Iterable[str], *concepts: str) -> None:
        for name in names:
            if phrase := tuple(self.spelling.get(word, word) for word in words(name)):
                self.found.setdefault(phrase, concepts)

    def group(self, names: Iterable[str], prefix: str) -> frozenset[str]:
        named = {prefix + "_".join(words(name)): name for name in names}
        for concept, name in named.items():
            self.add([name], concept)
        return frozenset(named)


def load_lexicon(path: Path = CONFIG / "lexicon.yaml") -> Lexicon:
    """Refuses a file that cannot be read or is not of the form its comments describe, naming file and line."""
    top = mapping(parsed(path), path)
    for heading in (*_MAPPINGS, *_LISTS):
        if heading not in top:
            refuse(path, 1, f'Bagian "{heading}" tidak ada.')
    spelling = {variant: word for word, node in pairs(top["ejaan"], path) for variant in texts(node, path)}
    phrases = _Phrases(spelling)
    for kind, node in pairs(top["jenis"], path):
        phrases.add(texts(node, path), _kind(kind, node, path).value)
    for term, node in pairs(top["istilah"], path):
        names, also = _term(node, path)
        phrases.add([*names, term], term, *also)
    areas = [texts(node, path) for node in items(top["area"], path)]
    for number, names in enumerate(areas, start=1):
        phrases.add(names, f"area_{number}")
    foreign = phrases.group(texts(top["di_luar_zi"], path), "luar_")
    outsiders = phrases.group(texts(top["bukan_pegawai"], path), "orang_")
    other_kinds = phrases.group(texts(top["jenis_lain"], path), "jenis_")
    marks = {_cause(name, node, path): texts(node, path) for name, node in pairs(top["tanda"], path)}
    for cause, names in marks.items():
        phrases.add(names, f"tanda_{cause}")
    phrases.add(texts(top["abaikan_frasa"], path))
    spoken = {word: phrases.found.get((spelling.get(word, word),), ()) for word in texts(top["peristiwa"], path)}
    return Lexicon(
        phrases=phrases.found,
        documents=tuple(_document(node, path) for node in items(top["dokumen"], path)),
        noise=frozenset(texts(top["abaikan"], path)),
        foreign=foreign,
        outsiders=outsiders,
        other_kinds=other_kinds,
        events=frozenset(concept for concepts in spoken.values() for concept in concepts),
        event_words=frozenset(word for word, concepts in spoken.items() if not concepts),
        spelling=spelling,
        areas=tuple(f"area_{number}" for number in range(1, len(areas) + 1)),
        marks={cause: frozenset({f"tanda_{cause}"}) for cause in marks},
    )


def _term(node: yaml.Node, path: Path) -> tuple[list[str], list[str]]:
    if isinstance(node, yaml.SequenceNode):
        return texts(node, path), []
    entry = _known(node, ("sebutan", "juga"), "sebutan", path)
    return texts(entry["sebutan"], path), texts(entry["juga"], path) if "juga" in entry else []


def _document(node: yaml.Node, path: Path) -> DocumentName:
    entry = _known(node, _DOCUMENT, "butir", path)
    local = text(entry["setempat"], path) if "setempat" in entry else "tidak"
    if local not in ("ya", "tidak"):
        refuse(path, line_of(node), '"setempat" diisi ya atau tidak.')
    return DocumentName(
        asked=text(entry["butir"], path),
        kind=_kind(text(entry["jenis"], path), node, path) if "jenis" in entry else None,
        names=tuple(texts(entry["sebutan"], path)) if "sebutan" in entry else (),
        never=tuple(texts(entry["bukan"], path)) if "bukan" in entry else (),
        local=local == "ya",
    )


def _known(node: yaml.Node, keys: tuple[str, ...], needed: str, path: Path) -> dict[str, yaml.Node]:
    entry = mapping(node, path)
    unknown = sorted(set(entry) - set(keys))
    if unknown or needed not in entry:
        problem = f'"{unknown[0]}" tidak dikenal' if unknown else f'"{needed}" tidak ada'
        refuse(path, line_of(node), f"{problem}; yang dikenal: {', '.join(keys)}.")
    return entry


def _kind(name: str, node: yaml.Node, path: Path) -> Kind:
    known = [kind.value for kind in Kind]
    if name not in known:
        refuse(path, line_of(node), f'Jenis "{name}" tidak dikenal; yang dikenal: {", ".join(known)}.')
    return Kind(name)


def _cause(name: str, node: yaml.Node, path: Path) -> str:
    known = (Cause.DRAFT.value, Cause.BLANK_TEMPLATE.value)
    if name not in known:
        refuse(path, line_of(node), f'Tanda "{name}" tidak dikenal; yang dikenal: {", ".join(known)}.')
    return name
