"""The lexicon's YAML file, read into the pure value that the matcher takes."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from zi_sheets.domain.lexicon import DocumentName, Lexicon
from zi_sheets.domain.names import words
from zi_sheets.domain.requirement import Kind
from zi_sheets.packaged import CONFIG

Phrases = dict[tuple[str, ...], tuple[str, ...]]


def load_lexicon(path: Path = CONFIG / "lexicon.yaml") -> Lexicon:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    spelling = {variant: word for word, variants in data["ejaan"].items() for variant in variants}
    phrases: Phrases = {}

    def add(names: Iterable[str], *concepts: str) -> None:
        for name in names:
            phrases.setdefault(tuple(spelling.get(word, word) for word in words(name)), concepts)

    def group(heading: str, prefix: str) -> frozenset[str]:
        named = {prefix + name.replace(" ", "_"): name for name in data[heading]}
        for concept, name in named.items():
            add([name], concept)
        return frozenset(named)

    for kind, names in data["jenis"].items():
        add(names, kind)
    for term, entry in data["istilah"].items():
        names, also = (entry["sebutan"], tuple(entry["juga"])) if isinstance(entry, dict) else (entry, ())
        add([*names, term.replace("_", " ")], term, *also)
    areas = tuple(f"area_{number}" for number in range(1, len(data["area"]) + 1))
    for area, names in zip(areas, data["area"], strict=True):
        add(names, area)
    foreign, outsiders, other_kinds = (
        group("di_luar_zi", "luar_"),
        group("bukan_pegawai", "orang_"),
        group("jenis_lain", "jenis_"),
    )
    marks = {}
    for cause, names in data["tanda"].items():
        add(names, "tanda_" + cause)
        marks[cause] = frozenset({"tanda_" + cause})
    add(data["abaikan_frasa"])
    documents = tuple(
        DocumentName(
            d["butir"],
            Kind(d["jenis"]) if "jenis" in d else None,
            tuple(d.get("sebutan", ())),
            tuple(d.get("bukan", ())),
            d.get("setempat") == "ya",
        )
        for d in data["dokumen"]
    )
    noise = frozenset(data["abaikan"])
    spoken = {word: phrases.get((spelling.get(word, word),), ()) for word in data["peristiwa"]}
    events = frozenset(concept for concepts in spoken.values() for concept in concepts)
    event_words = frozenset(word for word, concepts in spoken.items() if not concepts)
    return Lexicon(phrases, documents, noise, foreign, outsiders, other_kinds, events, event_words, spelling, areas, marks)
