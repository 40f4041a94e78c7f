"""Why a run stops: one exception that carries what a person needs to go on."""


class Refusal(Exception):
    """The tool refuses to go on; nothing was written because of what is named here.

    `message`, `where` and `action` are plain Indonesian: what is wrong, where it is (tab and cell, file name),
    what to do. `code` is a stable word for other tools. `exit_code` is the command's exit status.
    """

    exit_code = 2

    def __init__(self, code: str, message: str, *, where: str = "", action: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.action = code, message, where, action
