"""What every command shares: its options, the door it goes through, and how it prints."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_sheets.place import practice_url
from zi_sheets.usage import DayType

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from zi_sheets.config import Config
    from zi_sheets.connect import Connection

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that every command takes."""

    config: Path
    as_json: bool
    today: date | None
    verbose: bool
    transport: "BaseAdapter | None" = None

    def progress(self, text: str) -> None:
        click.echo(text, err=True)

    def door(self, config: "Config") -> "Connection":
        """The place that `config` names; whoever sits at the terminal may be asked to sign in."""
        from zi_sheets.connect import connect

        at_terminal = sys.stdin is not None and sys.stdin.isatty()
        return connect(config, transport=self.transport, at_terminal=at_terminal)

    def show(self, result: Result, text: str | None) -> None:
        """The result as one JSON object, or as `text` for a person."""
        if self.as_json:
            click.echo(json.dumps(result, ensure_ascii=False))
        elif text:
            click.echo(text)

    def show_placed(self, result: Result, text: str | None) -> None:
        """As `show`; the JSON is marked where the command talked to an embedded workspace."""
        self.show({"workspace": "embedded", **result} if practice_url() else result, text)


_OPTIONS = (
    click.option(
        "--config", type=click.Path(path_type=Path), default=Path("zi.toml"), help="Berkas konfigurasi (zi.toml)."
    ),
    click.option("--json", "as_json", is_flag=True, help="Hasil sebagai satu objek JSON di keluaran baku."),
    click.option("--today", type=DayType(), help="Anggap hari ini tanggal ini."),
    click.option("-v", "verbose", is_flag=True, help="Lebih banyak keterangan bila gagal."),
)


def shared(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Gives a command the shared options as its first argument."""

    @wraps(command)
    def with_shared(config: Path, as_json: bool, today: date | None, verbose: bool, **options: Any) -> int | None:
        transport = click.get_current_context().obj
        return command(Shared(config, as_json, today, verbose, transport), **options)

    for option in reversed(_OPTIONS):
        with_shared = option(with_shared)
    return with_shared
