from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from corpus.language import language_of

REPORT = """Xã An Phú họp bàn việc làm đường vào xóm Đồng Giềng. Ông Tám cho biết mỗi hộ góp hai ngày công, còn xã lo
xi măng và cát. Bà con mong đường xong trước mùa mưa để trẻ em đi học đỡ vất vả."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (REPORT, "vi"),
        (fold(REPORT), "vi"),
        ("Sở TT&TT họp với Microsoft, Google và OpenAI về AI", "vi"),
        ("The village council met to talk about the road, and each household will give two days of work.", "en"),
        (
            "Le conseil municipal a adopté le budget de la commune pour l'année à venir, à la majorité des voix.",
            "other",
        ),
        ("Der Gemeinderat hat gestern den Haushalt beschlossen, und die Bürger freuen sich.", "other"),
        ("O conselho da aldeia não aprovou a nova estrada, mas a população está contente.", "other"),
        ("Pemerintah desa mengadakan rapat untuk membahas anggaran tahun depan.", "other"),
        ("Совет села вчера принял бюджет на следующий год.", "other"),
        ("村委会昨天召开会议，讨论了明年的道路预算和村民的意见。", "other"),
        ("12/2024 - 45%", ""),
        ("A. B. C.", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_one_or_none(text: str) -> None:
    assert language_of(text) in {"vi", "en", "other", ""}
