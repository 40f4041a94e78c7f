"""Every command on the Google path: `tempat = "google"`, a key file, and a transport that leads to the workspace."""

import json
from pathlib import Path

import pytest

from tests.key_files import CLIENT_SECRET, client, private_key, saved, service_account, user_token
from tests.named_unit import give_name
from tests.rehearsal import Unit
from tests.served import serving
from zi_sheets.cli import run
from zi_sheets.config import read_config
from zi_sheets.emulator import Application, InProcess, open_store

WRITING = [
    pytest.param(["init"], id="init"),
    pytest.param(["sync"], id="sync"),
    pytest.param(["report"], id="report"),
    pytest.param(["serve", "--once"], id="serve --once"),
    pytest.param(["serve"], id="serve"),
]


class Operator:
    """Types commands in a folder that holds zi.toml and a key file named relative to it."""

    def __init__(self, folder: Path, application: Application, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.application, self.capsys = folder, application, capsys
        self.application.control.log.clear()

    def configure(self, key: object = None, **entries: str) -> None:
        saved(self.folder / "kunci.json", key or service_account())
        lines = {"tempat": "google", "kredensial": "kunci.json", "jam_sinkron": "00:00", **entries}
        saved(self.folder / "zi.toml", "".join(f'{name} = "{value}"\n' for name, value in lines.items()))

    def types(self, *words: str) -> tuple[int, dict[str, object]]:
        """Exit status and JSON; nothing secret may ever be shown."""
        config = str(self.folder / "zi.toml")
        status = run([*words, "--json", "-v", "--config", config], InProcess(self.application))
        shown = self.capsys.readouterr()
        for secret in (private_key().splitlines()[1], CLIENT_SECRET):
            assert secret not in shown.out + shown.err
        answer: dict[str, object] = json.loads(shown.out)
        assert "workspace" not in answer
        assert "RUANG LATIHAN" not in shown.err
        return status, answer

    def methods(self) -> list[str]:
        found = [entry.method for entry in self.application.control.log]
        self.application.control.log.clear()
        return found


IDS = {"spreadsheet_id": "x", "evidence_folder_id": "y", "reports_folder_id": "z"}


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Operator:
    """An operator before an empty place."""
    monkeypatch.delenv("ZI_WORKSPACE_URL", raising=False)
    return Operator(tmp_path, Application(open_store(None)), capsys)


def test_init_makes_the_unit_in_the_signed_in_account(operator: Operator) -> None:
    operator.configure()
    status, made = operator.types("init")
    config = read_config(operator.folder / "zi.toml")
    assert (status, config.tempat, config.spreadsheet_id) == (0, "google", made["spreadsheet_id"])
    assert {entry.who for entry in operator.application.control.log} == {"", "operator"}
    assert operator.methods()[0] == "token"


@pytest.mark.parametrize(
    "key", [pytest.param(service_account(), id="service account"), pytest.param(user_token(), id="a person")]
)
def test_every_command_signs_in_first_and_then_works(operator: Operator, unit: Unit, key: object) -> None:
    give_name(unit)
    operator.application = unit.application
    operator.configure(key, penanda=unit.config.penanda, **{name: getattr(unit.config, name) for name in IDS})
    unit.forget()
    for words in (
        ["init", "--dry-run"],
        ["sync", "--dry-run", "--today", "2021-03-31"],
        ["sync", "--today", "2021-03-31"],
        ["report", "--month", "2021-03", "--today", "2021-04-01"],
        ["serve", "--once", "--today", "2021-04-02"],
    ):
        status, answer = operator.types(*words)
        assert status == 0, (words, answer)
        methods = operator.methods()
        assert methods[0] == "token"
        assert len(methods) > 1


@pytest.mark.parametrize("words", WRITING)
@pytest.mark.parametrize(
    ("key", "status", "said"),
    [
        pytest.param({"web": client()["installed"]}, 2, "'web'", id="wrong kind"),
        pytest.param({**service_account(), "private_key": "x"}, 2, "private_key", id="damaged key"),
        pytest.param(client(), 3, "zi.token.json", id="nobody signed in yet"),
        pytest.param(service_account("dicabut"), 3, "kunci.json", id="revoked"),
    ],
)
def test_wrong_credentials_stop_every_command_before_it_works(
    operator: Operator, words: list[str], key: object, status: int, said: str
) -> None:
    operator.configure(key, **IDS)
    operator.application.store.put("identity", "dicabut", {"revoked": True})
    got, answer = operator.types(*words)
    assert (got, set(operator.methods()) - {"token"}) == (status, set())
    assert said in str(answer["error"])


def test_the_ids_of_a_practice_place_are_not_sent_to_google(operator: Operator) -> None:
    operator.configure(**IDS, latihan_id="z")
    status, answer = operator.types("sync", "--dry-run")
    assert (status, answer["error"]["code"]) == (2, "place_mismatch")  # type: ignore[index] # as above
    assert operator.methods() == []


def test_a_configuration_for_google_is_not_used_in_a_practice_place(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator.configure()
    with serving(operator.application) as url:
        monkeypatch.setenv("ZI_WORKSPACE_URL", url)
        assert run(["init", "--config", str(operator.folder / "zi.toml")]) == 2
    assert "milik Google" in operator.capsys.readouterr().err
    assert operator.methods() == []


def test_leave_changes_nothing_in_a_practice_place(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(operator.application) as url:
        monkeypatch.setenv("ZI_WORKSPACE_URL", url)
        assert run(["init", "--dry-run", "--config", str(operator.folder / "zi.toml")]) == 0
    assert "token" not in operator.methods()


def test_google_without_a_key_file_says_what_to_write(operator: Operator) -> None:
    operator.configure(kredensial="")
    status, answer = operator.types("init", "--dry-run")
    assert (status, answer["error"]["code"]) == (2, "credentials")  # type: ignore[index] # as above
    assert "docs/masuk-google.md" in str(answer)


def test_a_unit_that_was_never_set_up_is_sent_to_init(operator: Operator) -> None:
    operator.configure()
    status, answer = operator.types("sync")
    assert (status, answer["error"]["code"]) == (2, "config_unfinished")  # type: ignore[index] # as above
    assert operator.methods() == []
