"""The command line in Indonesian: help pages, option types, and what is said to a wrong call."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from zi_sheets.domain.refusal import Refusal

_HEADINGS = {"Options": "Opsi", "Commands": "Perintah"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().write_dl([(term, text.replace("required]", "wajib]")) for term, text in rows], *args, **kwargs)


class _Context(click.Context):
    formatter_class = _Formatter


class IndonesianCommand(click.Command):
    """A command whose help page is Indonesian throughout."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPSI]", **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class NoSuchCommand(click.UsageError):
    """No command, or none that we have; `message` names those we have."""


class IndonesianGroup(IndonesianCommand, click.Group):
    """The group of all commands."""

    command_class = IndonesianCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "PERINTAH [OPSI] ...", **kwargs})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            raise self._no_such(ctx, "Perintahnya belum disebut.")
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise self._no_such(ctx, f"Perintah '{args[0]}' tidak dikenal.")
        return super().resolve_command(ctx, args)

    def _no_such(self, ctx: click.Context, message: str) -> NoSuchCommand:
        return NoSuchCommand(f"{message} Yang ada: {', '.join(self.list_commands(ctx))}.", ctx)


class DayType(click.ParamType[date]):
    """A day written as 2021-04-05."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' bukan tanggal; tulis misalnya 2021-04-05", param, ctx)


def usage_problem(problem: click.ClickException) -> Refusal:
    """What a wrong call is told: which word is wrong, and which words are right."""
    context = getattr(problem, "ctx", None)
    where = context.command_path if context else "zi-sheets"
    return Refusal("usage", _message(problem), where=where, action=f"Lihat `{where} --help`.")


def _message(problem: click.ClickException) -> str:
    match problem:
        case click.NoSuchOption():
            near = f" Mungkin maksudnya {', '.join(problem.possibilities)}." if problem.possibilities else ""
            return f"Opsi {problem.option_name} tidak dikenal.{near}"
        case NoSuchCommand():
            return problem.message
        case click.MissingParameter():
            name = problem.param.opts[0] if problem.param else "yang wajib"
            return f"Opsi atau isian {name} harus disebut."
        case click.BadParameter():
            name = problem.param.opts[0] if problem.param else "isian"
            return f"Isi {name} salah: {_wrong_value(problem)}"
        case click.BadOptionUsage():
            return f"Opsi {problem.option_name} kurang isian atau tidak boleh berisi."
        case _:
            return "Ada kata berlebih sesudah perintah dan opsinya."


def _wrong_value(problem: click.BadParameter) -> str:
    """Types of click's own speak English; what they would have taken is told instead."""
    kind = problem.param.type if problem.param else None
    if isinstance(kind, click.IntRange):
        return f"tulis bilangan bulat dari {kind.min} sampai {kind.max}."
    if isinstance(kind, click.Choice):
        return f"pilih {', '.join(kind.choices)}."
    return problem.message
