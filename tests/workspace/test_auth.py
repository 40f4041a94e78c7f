"""The token exchange through the real google-auth, against the embedded workspace's /token."""

import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.key_files import Answering, exchange, private_key, saved, service_account, user_token
from tests.served import serving
from zi_sheets.emulator import Application, InProcess, mounted, open_store
from zi_sheets.errors import as_text
from zi_sheets.workspace.auth import google_credentials
from zi_sheets.workspace.auth_exchange import Exchange
from zi_sheets.workspace.auth_file import WrongKeyFile
from zi_sheets.workspace.auth_scopes import SCOPES
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.failure import AccessRefused, QuotaExhausted, Unreachable
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.retry import ATTEMPTS, Retry
from zi_sheets.workspace.session import Rehosted, open_session

BOTH = pytest.mark.parametrize(
    "content", [pytest.param(service_account(), id="JWT grant"), pytest.param(user_token(), id="refresh grant")]
)


@pytest.fixture
def application() -> Application:
    return Application(open_store(None), contract=True)


def sign_in(path: Path, way: Exchange) -> str:
    credentials = google_credentials(path, path.with_name("zi.token.json"), way, at_terminal=False)
    return str(credentials.token)


def methods(application: Application) -> list[str]:
    return [entry.method for entry in application.control.log]


@BOTH
def test_credentials_are_exchanged_for_a_token(tmp_path: Path, application: Application, content: object) -> None:
    token = sign_in(saved(tmp_path / "kunci.json", content), exchange(InProcess(application)))
    assert (token, methods(application)) == ("operator", ["token"])


@BOTH
def test_a_lost_answer_is_asked_for_again(tmp_path: Path, application: Application, content: object) -> None:
    fault(application, {"drop": "after"}, times=1)
    journal = Journal()
    sign_in(saved(tmp_path / "kunci.json", content), exchange(InProcess(application), journal))
    assert [call.method for call in journal.attempts] == methods(application) == ["token", "token"]


@BOTH
@pytest.mark.parametrize(("status", "kind"), [(503, Unreachable), (500, Unreachable), (429, QuotaExhausted)])
def test_a_door_that_stays_shut_is_asked_as_often_as_our_policy_says(
    tmp_path: Path, application: Application, content: object, status: int, kind: type[Exception]
) -> None:
    fault(application, {"status": status}, times=ATTEMPTS)
    with pytest.raises(kind):
        sign_in(saved(tmp_path / "kunci.json", content), exchange(InProcess(application)))
    assert methods(application) == ["token"] * ATTEMPTS


@BOTH
def test_a_revoked_account_names_the_file(tmp_path: Path, application: Application, content: object) -> None:
    application.store.put("identity", "operator", {"revoked": True})
    path = saved(tmp_path / "kunci.json", content)
    with pytest.raises(AccessRefused, match=r"dicabut.*expired or revoked") as refused:
        sign_in(path, exchange(InProcess(application)))
    problem = refused.value
    assert (problem.exit_code, problem.code, problem.where) == (3, "sign_in", str(path))
    assert "docs/masuk-google.md" in problem.action
    assert methods(application) == ["token"]


@BOTH
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param({"error": "invalid_client", "error_description": "x"}, "rahasianya diganti", id="secret changed"),
        pytest.param({"error": "deleted_client"}, "klien OAuth-nya dihapus", id="client deleted"),
        pytest.param({"error": "unauthorized_client"}, "tidak boleh memakai", id="client not allowed"),
        pytest.param({"error": "invalid_scope"}, "izin yang diminta", id="scope unknown"),
        pytest.param({"error": "something_new"}, "tidak dikenal. Kata Google: something_new", id="a new word"),
        pytest.param(b"<html>no</html>", "tidak dikenal", id="a page"),
    ],
)
def test_what_the_refusal_means(tmp_path: Path, content: object, answer: object, said: str) -> None:
    with pytest.raises(AccessRefused) as refused:
        sign_in(saved(tmp_path / "kunci.json", content), exchange(Answering(lambda request: (400, answer))))
    assert said in refused.value.message


def test_an_answer_that_holds_a_token_is_not_shown(tmp_path: Path) -> None:
    leaky = exchange(Answering(lambda request: (400, {"refresh_token": "1//token-rahasia"})))
    with pytest.raises(AccessRefused) as refused:
        sign_in(saved(tmp_path / "kunci.json", user_token()), leaky)
    assert "token-rahasia" not in as_text(refused.value)


def test_a_person_who_gave_less_than_asked_is_told_what_is_missing(tmp_path: Path, application: Application) -> None:
    path = saved(tmp_path / "kunci.json", user_token(scopes=SCOPES[:1]))
    with pytest.raises(AccessRefused, match="kurang: drive, documents") as refused:
        sign_in(path, exchange(InProcess(application)))
    assert (refused.value.code, refused.value.where) == ("scopes", str(path))


def test_a_damaged_private_key_is_never_quoted(tmp_path: Path, application: Application) -> None:
    half = private_key()[:400]
    path = saved(tmp_path / "kunci.json", {**service_account(), "private_key": half})
    with pytest.raises(WrongKeyFile, match="private_key") as refused:
        sign_in(path, exchange(InProcess(application)))
    assert half.splitlines()[1] not in "".join(traceback.format_exception(refused.value))
    assert methods(application) == []


def test_a_service_account_signs_in_and_works_over_a_socket(
    tmp_path: Path, application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing but our own calls leaves, and no thread of google-auth's is started to send others."""
    caplog.set_level(logging.DEBUG)
    with serving(application) as url:
        path = saved(tmp_path / "kunci.json", service_account(token_uri=f"{url}/token"))
        journal, started = Journal(), threads_started()
        way = exchange(Rehosted(url), journal)
        credentials = google_credentials(path, tmp_path / "zi.token.json", way, at_terminal=False)
        session = open_session(credentials, transport=Rehosted(url), journal=journal, retry=Retry())
        assert Drive(session).search("name = 'x'", "Drive") == []
        assert "_RegionalAccessBoundaryRefreshThread" not in started()
    assert methods(application) == [call.method for call in journal.attempts] == ["token", "drive.files.list"]
    assert application.control.log[1].who == "operator"
    assert private_key().splitlines()[1] not in caplog.text


def fault(application: Application, action: dict[str, object], *, times: int) -> None:
    rules = [{"method": "token", "nth": nth, "action": action} for nth in range(1, times + 1)]
    session = mounted(application)
    assert session.post("http://127.0.0.1/_workspace/faults", json=rules).status_code == 200


def threads_started() -> Callable[[], set[str]]:
    """Begin to watch; the answer are the kinds of threads that ran since, when asked for the first time."""
    seen: set[str] = set()
    threading.setprofile(lambda *_: seen.add(type(threading.current_thread()).__name__))

    def kinds() -> set[str]:
        threading.setprofile(None)
        return seen

    return kinds
