"""A cross-encoder that the settings name."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.index.ranking.test_cross_encoder import save_tiny


def test_a_reranker_orders_the_hits_anew_and_the_doctor_tells_of_it(
    hoidap: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hoidap("ingest", folder)
    assert "không dùng" in hoidap("doctor").stdout
    before = hoidap("search", "cam", "--json").json["hits"]

    monkeypatch.setenv("HOIDAP_RERANKER_MODEL", str(save_tiny(tmp_path / "tiny-cross", labels=1)))
    after = hoidap("search", "cam", "--json").json["hits"]
    assert [hit["score"] for hit in after] == [hit["score"] for hit in before]
    assert sorted(hit["text"] for hit in after) == sorted(hit["text"] for hit in before)
    checked = hoidap("doctor")
    assert checked.code == 0
    assert "tiny-cross" in checked.stdout

    monkeypatch.setenv("HOIDAP_RERANKER_MODEL", "nosuch")
    refused = hoidap("search", "cam")
    assert refused.code == 2
    assert "HOIDAP_RERANKER_MODEL" in refused.stderr
    assert hoidap("doctor").code == 1
