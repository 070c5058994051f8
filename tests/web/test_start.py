"""From nothing to a first answer: the address, the first start, the second."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import app
from corpus.errors import HoidapError
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from qa.settings import Settings
from qa.web.first_start import example_questions, ingest_samples, samples_folder
from qa.web.server import open_address, settings_for_this_place, shown_address
from tests.web.served import ask

ROOT = Path(__file__).resolve().parents[2]

# Put before the program: notes every address outside this machine that it tries to reach.
_WATCH_CONNECTIONS = """
import os, socket, sys
def _watch(event, values):
    if event in ("socket.connect", "socket.sendto") and isinstance(values[1], tuple):
        place = values[1][0]
    elif event == "socket.getaddrinfo":
        place = values[0]
    else:
        return
    if place not in ("127.0.0.1", "::1", "localhost", "0.0.0.0", None):
        with open(os.environ["CONNECTIONS"], "a") as file:
            file.write(f"{event} {place}\\n")
sys.addaudithook(_watch)
"""


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    with open_address(Settings(port=0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(HoidapError, match=f"Cổng {port} đang được") as caught:
            open_address(Settings(port=port))

    assert "HOIDAP_PORT" in caught.value.text("en")


@pytest.mark.parametrize("host", ["203.0.113.7", "khong-co.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(HoidapError, match="Không mở được địa chỉ"):
        open_address(Settings(host=host, port=0))


def test_addresses_are_shown_so_that_they_can_be_opened() -> None:
    assert shown_address("0.0.0.0", 80) == "http://localhost:80"
    assert shown_address("::1", 80) == "http://[::1]:80"
    assert shown_address("127.0.0.1", 80) == "http://127.0.0.1:80"


def test_a_space_is_served_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPACE_ID", raising=False)
    assert settings_for_this_place(Settings()).host == "127.0.0.1"
    monkeypatch.setenv("SPACE_ID", "lan/hoidap")
    assert settings_for_this_place(Settings()).host == "0.0.0.0"
    assert settings_for_this_place(Settings(host="127.0.0.2")).host == "127.0.0.2"


def test_samples_are_not_taken_in_beside_other_documents(index: object) -> None:
    told: list[str] = []

    assert not ingest_samples(index, "vi", told.append)  # type: ignore[arg-type]
    assert told == []


def test_examples_are_about_samples_that_are_there(index: object) -> None:
    assert len(example_questions(index)) == 4  # type: ignore[arg-type]


@contextlib.contextmanager
def started(folder: Path, **environment: str) -> Iterator[tuple[str, list[str], float]]:
    """Run app.py until the block ends; give its address, what it said, and after how many seconds."""
    settings = {"HOIDAP_DATA": str(folder / "data"), "HOIDAP_PORT": "0", "PYTHONPATH": str(folder), **environment}
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **settings}, stderr=subprocess.PIPE, text=True
    )
    said: list[str] = []
    try:
        assert process.stderr
        for line in process.stderr:
            said.append(line.rstrip())
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield found[0], said, time.perf_counter() - begin
                break
        else:
            pytest.fail("app.py did not start:\n" + "\n".join(said))
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=20)[1]
        assert "Traceback" not in rest
    finally:
        process.kill()
        process.wait()


@pytest.mark.browser
def test_the_first_start_takes_in_the_samples_and_the_second_nothing(
    tmp_path: Path, open_page: Callable[..., Page], record_property: Callable[[str, object], None]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_WATCH_CONNECTIONS, "utf-8")
    connections = tmp_path / "connections"
    samples = [path for path in samples_folder().iterdir() if not path.name.startswith(".")]
    watch = {"CONNECTIONS": str(connections)}

    with started(tmp_path, **watch) as (_, said, seconds):
        record_property("first_start_seconds", round(seconds, 1))
        assert any(f"Đã nạp {len(samples)} tài liệu mẫu" in line for line in said)
    held = Catalogue(Database(tmp_path / "data" / "catalogue.sqlite3")).entries()
    assert len(held) == len(samples)

    with started(tmp_path, HOIDAP_CONFIDENCE_THRESHOLD="0", **watch) as (address, said, seconds):
        record_property("second_start_seconds", round(seconds, 1))
        assert not any("tài liệu mẫu" in line for line in said)
        page = open_page(address)
        ask(page, "Cam Khe Sến được công nhận OCOP mấy sao?")
        assert "OCOP 4 sao" in page.locator("#hd-chat .hd-answer").inner_text()
    assert Catalogue(Database(tmp_path / "data" / "catalogue.sqlite3")).entries() == held
    assert not connections.exists() or connections.read_text("utf-8") == ""


@pytest.mark.parametrize(
    ("wrong", "said"), [({"HOIDAP_DATA": __file__}, "thư mục dữ liệu"), ({"HOIDAP_PORT": "abc"}, "HOIDAP_PORT")]
)
def test_app_says_in_one_line_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: dict[str, str], said: str
) -> None:
    for name, value in {"HOIDAP_LANG": "vi", **wrong}.items():
        monkeypatch.setenv(name, value)

    assert app.main() == 1
    assert said in (line := capsys.readouterr().err.strip())
    assert len(line.splitlines()) == 1
