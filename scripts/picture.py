"""Takes the picture of the README: starts hoidap on the samples, asks a question, saves docs/chat.png.

.venv/bin/python scripts/picture.py [question]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

_ROOT = Path(__file__).resolve().parents[1]
_PICTURE = _ROOT / "docs" / "chat.png"
_QUESTION = "Ai được bầu bổ sung vào Ban Thường vụ Huyện ủy Thạch Mai?"


def main() -> int:
    """Take the picture, and return the exit status."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("picture.py: no Chromium was found; run scripts/install-system browser")
    question = sys.argv[1] if len(sys.argv) > 1 else _QUESTION
    _PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = {"HOIDAP_DATA": f"{folder}/data", "HOIDAP_PORT": "0"}
        command = [sys.executable, str(_ROOT / "app.py")]
        with subprocess.Popen(command, env={**os.environ, **settings}, stderr=subprocess.PIPE, text=True) as server:
            try:
                _photograph(browser, _address(server), question)
            finally:
                server.kill()
    return 0


def _address(server: subprocess.Popen[str]) -> str:
    said = []
    for line in server.stderr or ():
        said.append(line)
        if found := re.search(r"http://[\w.:]+", line):
            return found[0]
    sys.exit("picture.py: hoidap did not start:\n" + "".join(said))


def _photograph(browser: str, address: str, question: str) -> None:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = started.new_page(locale="vi-VN", viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_selector("#hd-chat .hd-welcome")
        page.fill("#hd-question textarea", question)
        page.keyboard.press("Enter")
        page.wait_for_selector("#hd-chat .hd-confidence, #hd-chat .hd-refusal")
        page.wait_for_timeout(500)  # until the last line has been scrolled to
        page.screenshot(path=_PICTURE)
        started.close()


if __name__ == "__main__":
    sys.exit(main())
