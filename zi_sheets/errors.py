"""What stops a command, and how people and other tools are told.

Refusal         exit 2  wrong usage, configuration or layout          domain/refusal.py
GoogleFailure   exit 3  Google refused or failed                      workspace/failure.py
Interrupted     exit 4  stopped half-way; `action` says what to do    here
"""

from zi_sheets.domain.refusal import Refusal
from zi_sheets.workspace.failure import GoogleFailure


class Interrupted(Exception):
    """Something was written and something was not."""

    exit_code = 4

    def __init__(self, message: str, *, where: str = "", action: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.action = "interrupted", message, where, action


Problem = Refusal | GoogleFailure | Interrupted
PROBLEMS = (Refusal, GoogleFailure, Interrupted)


def as_json(problem: Problem) -> dict[str, dict[str, str]]:
    """The `error` object of `--json`."""
    named = {"code": problem.code, "message": problem.message, "where": problem.where, "action": problem.action}
    return {"error": named}


def as_text(problem: Problem) -> str:
    """Three lines for a person: what, where, what to do."""
    lines = [f"Gagal: {problem.message}"]
    lines += [f"Di mana: {problem.where}"] if problem.where else []
    lines += [f"Yang perlu dilakukan: {problem.action}"] if problem.action else []
    return "\n".join(lines)
