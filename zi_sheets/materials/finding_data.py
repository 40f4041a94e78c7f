"""Loads templates/temuan.yaml: what findings weigh and how they are said."""

from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from zi_sheets.domain.finding import PLACEHOLDERS, FindingCode, Severity, Wording, Wordings
from zi_sheets.domain.refusal import Refusal
from zi_sheets.packaged import TEMPLATES


def load_wordings(path: Path = TEMPLATES / "temuan.yaml") -> Wordings:
    """Every code's wording. Raises Refusal naming file and code where one is missing, unknown or malformed."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise _malformed(path, str(problem)) from problem
    if not isinstance(entries, dict):
        raise _malformed(path, "isinya bukan daftar kode")
    if unknown := sorted(str(code) for code in entries.keys() - set(FindingCode)):
        raise _malformed(path, f"kode {unknown[0]} tidak dikenal")
    return {code: _wording(code, entries.get(code.value), path) for code in FindingCode}


def _wording(code: FindingCode, entry: Any, path: Path) -> Wording:
    try:
        sentence, action = (_checked(entry[key]) for key in ("kalimat", "tindakan"))
        return Wording(Severity(entry["bobot"]), sentence, action)
    except (KeyError, TypeError, ValueError) as problem:
        raise _malformed(path, f"kode {code.value}: {problem}") from problem


def _checked(text: str) -> str:
    """Raises ValueError for a placeholder that nothing fills, or a brace without its other half."""
    if strange := {name for _, name, _, _ in Formatter().parse(text) if name is not None} - PLACEHOLDERS:
        raise ValueError(f"penanda {{{min(strange)}}} tidak dikenal")
    return text


def _malformed(path: Path, problem: str) -> Refusal:
    message = f"Kalimat temuan tidak terbaca: {problem}."
    return Refusal("config_malformed", message, where=str(path), action="Perbaiki baris itu atau pulihkan aslinya.")
