"""What all tests share: the bundled model, loaded once."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from qa.assembly import open_encoder
from qa.settings import Settings


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled model, unpacked once a machine and loaded once a run."""
    cache = os.environ.get("HOIDAP_MODEL_CACHE")
    encoder = open_encoder(Settings(model_cache=Path(cache)) if cache else Settings())
    encoder.load()
    return encoder


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Where the questions over the samples lie."""
    return Path(__file__).parent / "gold"


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
