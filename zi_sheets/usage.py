"""The command line in Indonesian: help pages, option types, and what is said to a wrong call."""

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


class IndonesianGroup(IndonesianCommand, click.Group):
    """The group of all commands."""

    command_class = IndonesianCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "PERINTAH [OPSI] ...", **kwargs})


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
        case click.MissingParameter():
            name = problem.param.opts[0] if problem.param else "yang wajib"
            return f"Opsi atau isian {name} harus disebut."
        case click.BadParameter():
            name = problem.param.opts[0] if problem.param else "isian"
            return f"Isi {name} salah: {problem.message}"
        case click.BadOptionUsage():
            return f"Opsi {problem.option_name} kurang isian atau tidak boleh berisi."
        case _:
            return f"Perintah tidak dimengerti: {problem.format_message()}"
