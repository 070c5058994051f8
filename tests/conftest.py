"""What all tests share: the bundled model, loaded once, and a browser."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from index.embedding.encoder import Encoder
from qa.assembly import open_encoder
from qa.settings import Settings

# A busy machine may take long over one example; that says nothing of the code.
hypothesis.settings.register_profile("hoidap", deadline=None)
hypothesis.settings.load_profile("hoidap")

_CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled model, unpacked once a machine and loaded once a run."""
    cache = os.environ.get("HOIDAP_MODEL_CACHE")
    encoder = open_encoder(Settings(model_cache=Path(cache)) if cache else Settings())
    encoder.load()
    return encoder


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small file system of its own; the test is skipped where that is not allowed."""
    places: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"mount-{len(places)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("mounting a file system is not permitted here")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium at a time: playwright cannot be started twice, and while it runs asyncio cannot."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        said = f"no browser was found among {', '.join(names)}: run scripts/install-system browser"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    expect.set_options(timeout=20_000)  # a busy machine draws a page slowly
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_CHROMIUM.split())
        yield started
        started.close()
