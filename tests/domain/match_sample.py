"""The 2021 plan, the shipped lexicon and a shorthand for files, shared by the tests of the matcher."""

import csv
from functools import cache
from pathlib import Path

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.words.lexicon import Lexicon
from zi_sheets.match_rows import read_files, read_requirements
from zi_sheets.materials.lexicon_data import load_lexicon

DATA = Path(__file__).parent.parent / "data"
UNIT = ("SMP Negeri 1 Mejayan", "SMPN 1 Mejayan", "SPENSAJA")
YEAR = 2021


@cache
def plan() -> tuple[Requirement, ...]:
    return read_requirements(DATA / "bench_requirements.csv")


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def files(name: str) -> tuple[Evidence, ...]:
    return read_files(DATA / f"{name}_files.csv")


def labels(name: str) -> set[tuple[str, str]]:
    with (DATA / f"{name}_labels.csv").open(encoding="utf-8", newline="") as stream:
        return {(row["file"], row["requirement"]) for row in csv.DictReader(stream) if row["requirement"]}


def file(path: str, *, size: int | None = 20_000, mime: str = "", id_: str = "") -> Evidence:
    """ "folder/inner folder/name.pdf"; the path is the id unless one is given."""
    *folder, name = path.split("/")
    return Evidence(id=id_ or path, name=name, folder=tuple(folder), mime=mime, size=size)


def judge(*evidence: Evidence) -> tuple[Judgement, ...]:
    return match(evidence, plan(), lexicon(), YEAR, UNIT)


def proven(path: str) -> set[str]:
    return proofs(judge(file(path))[0])


def proofs(judgement: Judgement) -> set[str]:
    return {proof.requirement for proof in judgement.proofs}
