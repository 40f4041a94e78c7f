"""A person's sign-in: the saved token, and the consent through a browser that the test plays."""

import json
import os
import stat
import threading
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.key_files import CLIENT_SECRET, Answering, client, exchange, saved, service_account, user_token
from zi_sheets.emulator import Application, InProcess, open_store
from zi_sheets.workspace import auth_person
from zi_sheets.workspace.auth import google_credentials
from zi_sheets.workspace.auth_exchange import Exchange
from zi_sheets.workspace.auth_file import WrongKeyFile
from zi_sheets.workspace.auth_scopes import SCOPES
from zi_sheets.workspace.failure import AccessRefused


@pytest.fixture
def application() -> Application:
    return Application(open_store(None), contract=True)


def sign_in(folder: Path, way: Exchange, *, at_terminal: bool = False) -> str:
    key = saved(folder / "klien.json", client())
    return str(google_credentials(key, folder / "zi.token.json", way, at_terminal=at_terminal).token)


def test_where_nobody_can_be_asked_nothing_is_sent(tmp_path: Path, application: Application) -> None:
    with pytest.raises(AccessRefused, match="token belum ada") as refused:
        sign_in(tmp_path, exchange(InProcess(application)))
    assert refused.value.where == str(tmp_path / "zi.token.json")
    assert application.control.log == []


def test_a_saved_token_is_renewed_and_saved_again(tmp_path: Path, application: Application) -> None:
    path = saved(tmp_path / "zi.token.json", user_token())
    assert sign_in(tmp_path, exchange(InProcess(application))) == "operator"
    content = json.loads(path.read_text(encoding="utf-8"))
    assert (content["type"], content["token"], content["refresh_token"]) == ("authorized_user", "operator", "operator")
    assert [entry.method for entry in application.control.log] == ["token"]


@pytest.mark.skipif(os.name == "nt", reason="Windows guards a file by its folder, not by mode bits")
def test_a_saved_token_is_its_owners_alone(tmp_path: Path, application: Application) -> None:
    path = saved(tmp_path / "zi.token.json", user_token())
    path.chmod(0o644)
    sign_in(tmp_path, exchange(InProcess(application)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["klien.json", "zi.token.json"]


def test_a_revoked_token_stays_and_is_named(tmp_path: Path, application: Application) -> None:
    path = saved(tmp_path / "zi.token.json", user_token())
    before = path.read_bytes()
    application.store.put("identity", "operator", {"revoked": True})
    with pytest.raises(AccessRefused, match="dicabut") as refused:
        sign_in(tmp_path, exchange(InProcess(application)))
    assert (refused.value.where, path.read_bytes()) == (str(path), before)
    assert "tujuh hari" in refused.value.action


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param('{"refresh_token": "oper', "bukan JSON", id="cut off"),
        pytest.param({**user_token(), "refresh_token": ""}, "refresh_token", id="without refresh token"),
        pytest.param(service_account(), "bukan token yang disimpan", id="a key in its place"),
    ],
)
def test_a_damaged_token_file_is_named(tmp_path: Path, application: Application, content: object, said: str) -> None:
    path = saved(tmp_path / "zi.token.json", content)
    with pytest.raises(WrongKeyFile, match=said) as refused:
        sign_in(tmp_path, exchange(InProcess(application)))
    assert refused.value.where == str(path)
    assert application.control.log == []


class TestBrowser(webbrowser.BaseBrowser):
    """Follows the loop as a person's browser does: it is sent back to the loopback with Google's answer."""

    __test__ = False

    def __init__(self, answer: dict[str, str]) -> None:
        super().__init__("uji")
        self.answer, self.asked = answer, dict[str, list[str]]()

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.asked = parse_qs(urlsplit(url).query)
        back = {"state": self.asked["state"][0], **self.answer}
        target = self.asked["redirect_uri"][0]
        threading.Thread(target=requests.get, args=[target], kwargs={"params": back, "timeout": 5}).start()
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestBrowser]:
    monkeypatch.setattr(webbrowser, "_tryorder", ["uji"])
    played = TestBrowser({"code": "kode-izin"})
    webbrowser.register("uji", None, played)
    yield played
    webbrowser.register("uji", None, None)


def granting(scopes: str) -> tuple[Exchange, list[dict[str, list[str]]]]:
    """A `/token` that takes any code, and the forms it was sent."""
    forms: list[dict[str, list[str]]] = []

    def answer(request: requests.PreparedRequest) -> tuple[int, object]:
        body = request.body or ""
        forms.append(parse_qs(body.decode() if isinstance(body, bytes) else body))
        token = {"access_token": "at", "refresh_token": "operator", "expires_in": 3600, "token_type": "Bearer"}
        return 200, {**token, "scope": scopes}

    return exchange(Answering(answer)), forms


def test_consent_gives_a_token_that_is_kept(
    tmp_path: Path, application: Application, browser: TestBrowser, capsys: pytest.CaptureFixture[str]
) -> None:
    way, forms = granting(" ".join(SCOPES))
    assert sign_in(tmp_path, way, at_terminal=True) == "at"
    assert forms[0]["code"] == ["kode-izin"]
    assert forms[0]["code_verifier"]
    assert browser.asked["scope"] == [" ".join(SCOPES)]
    assert browser.asked["access_type"] == ["offline"]
    said = capsys.readouterr()
    assert said.out == ""
    assert "setujui semua izinnya" in said.err
    assert CLIENT_SECRET not in said.err
    assert sign_in(tmp_path, exchange(InProcess(application))) == "operator"


@pytest.mark.parametrize(
    ("answer", "scopes", "said"),
    [
        pytest.param({"error": "access_denied"}, SCOPES, "tidak disetujui", id="the person says no"),
        pytest.param({"code": "x", "state": "lain"}, SCOPES, "tidak disetujui", id="an answer to another question"),
        pytest.param({"code": "x"}, SCOPES[:2], "tidak semua izin", id="a box left unticked"),
    ],
)
def test_consent_that_is_not_given_keeps_nothing(
    tmp_path: Path, browser: TestBrowser, answer: dict[str, str], scopes: tuple[str, ...], said: str
) -> None:
    browser.answer = answer
    with pytest.raises(AccessRefused, match=said):
        sign_in(tmp_path, granting(" ".join(scopes))[0], at_terminal=True)
    assert not (tmp_path / "zi.token.json").exists()


def test_consent_is_not_waited_for_without_end(
    tmp_path: Path, browser: TestBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auth_person, "CONSENT_S", 0.01)
    monkeypatch.setattr(browser, "open", lambda *_, **__: True)
    with pytest.raises(AccessRefused, match="tidak ada jawaban dari peramban"):
        sign_in(tmp_path, granting("")[0], at_terminal=True)


def test_a_computer_without_a_browser_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    with pytest.raises(AccessRefused, match="tidak punya peramban"):
        sign_in(tmp_path, granting("")[0], at_terminal=True)
