"""`zi-sheets match`: requirements and files as CSV in, what each file proves as CSV out, without any workbook."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from zi_sheets.domain.matching.match import match
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.words.lexicon import Lexicon
from zi_sheets.match_rows import read_files, read_requirements
from zi_sheets.os_words import spoken

_COLUMNS = ("file", "requirement", "confidence", "reason")
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class MatchSummary:
    """Counts for `--json`: files and how many prove something, requirements and how many have a proof.

    `causes`: why the other files prove nothing, by cause.
    """

    files: int
    proving: int
    pairs: int
    requirements: int
    present: int
    causes: dict[str, int]


def match_csv(
    requirements: Path,
    files: Path,
    out: Path | None,
    stream: TextIO,
    *,
    lexicon: Lexicon,
    year: int,
    unit: Sequence[str],
) -> MatchSummary:
    """Write `file,requirement,confidence,reason` (PRODUCT.md, section 7) to `out`, or to `stream` where it is None.

    `unit`: the school's name and aliases. Refuses a CSV that cannot be read as such, naming file and line.
    """
    asked, evidence = read_requirements(requirements), read_files(files)
    judged = match(evidence, asked, lexicon, year, unit)
    if out is None:
        _write(judged, stream)
    else:
        _write_file(judged, out)
    proofs = [proof for judgement in judged for proof in judgement.proofs]
    return MatchSummary(
        files=len(evidence),
        proving=sum(bool(judgement.proofs) for judgement in judged),
        pairs=len(proofs),
        requirements=len(asked),
        present=len({proof.requirement for proof in proofs}),
        causes=dict(sorted(Counter(judgement.cause.value for judgement in judged if judgement.cause).items())),
    )


def unit_names(text: str) -> tuple[str, ...]:
    """ "SMPN 1 Mejayan; SPENSAJA": the name, then its aliases."""
    return tuple(name for part in text.split(";") if (name := part.strip()))


def _write_file(judged: Iterable[Judgement], out: Path) -> None:
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            _write(judged, stream)
    except OSError as error:
        raise Refusal(
            "not_writable",
            f"Hasil tidak dapat ditulis: {spoken(error)}.",
            where=str(out),
            action="Pilih berkas lain dengan --out, di folder yang ada dan boleh ditulisi.",
        ) from error


def _write(judged: Iterable[Judgement], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(row for judgement in judged for row in _rows(judgement))


def _rows(judgement: Judgement) -> Iterator[tuple[str, str, str, str]]:
    for proof in judgement.proofs:
        yield judgement.evidence, proof.requirement, f"{proof.confidence:.2f}", _safe(proof.explained)
    if not judgement.proofs:
        yield judgement.evidence, "", "", _safe(_unproven(judgement))


def _unproven(judgement: Judgement) -> str:
    parts = [judgement.reason]
    for heading, named in (("Perlu dicek", judgement.doubtful), ("Seandainya sah", judgement.near)):
        if named:
            parts.append(f"{heading}: {', '.join(f'{p.requirement} ({p.confidence:.2f})' for p in named)}.")
    return " ".join(parts)


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
