"""`zi-sheets match` from a terminal: whose year and unit count, and where the table goes."""

import io
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zi_sheets.config import Config, read_config
from zi_sheets.init.init import EXAMPLE, EXAMPLE_YEAR
from zi_sheets.match_csv import match_csv, unit_names
from zi_sheets.materials.lexicon_data import load_lexicon


def explain(
    config_path: Path, requirements: Path, files: Path, *, out: Path | None, year: int | None, unit: str, as_json: bool
) -> dict[str, Any]:
    """Year and unit: as given, else of zi.toml, else of the 2021 plan. With `as_json` the table needs `out` to be kept.

    Raises Refusal for a table that cannot be read.
    """
    config = read_config(config_path) if config_path.exists() else Config()
    example = f"{EXAMPLE['Nama Unit']}; {EXAMPLE['Alias Unit']}"
    summary = match_csv(
        requirements,
        files,
        out,
        io.StringIO() if as_json else sys.stdout,
        lexicon=load_lexicon(),
        year=year or int(config.tahun or EXAMPLE_YEAR),
        unit=unit_names(unit or config.nama_unit or example),
    )
    return asdict(summary)
