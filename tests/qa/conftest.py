"""An engine over the samples, with the real model."""

from importlib import resources
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.engine import Engine
from qa.settings import Settings


@pytest.fixture(scope="session")
def samples_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("samples-data"))


@pytest.fixture(scope="session")
def samples_index(samples_settings: Settings, encoder: Encoder) -> Index:
    index = open_index(samples_settings, encoder)
    with resources.as_file(resources.files("corpus").joinpath("samples")) as folder:
        report = index.ingest([Path(folder)])
    assert not report.failed
    return index


@pytest.fixture(scope="session")
def samples_engine(samples_settings: Settings, samples_index: Index) -> Engine:
    return make_engine(samples_settings, samples_index)
