"""What a document is about and who signed it are answered from its own frame."""

import datetime
from collections.abc import Callable

from qa.composing.part import Part


def _order(place: str, matter: str, signed: str) -> tuple[str, datetime.date, str]:
    text = (
        f"UBND XÃ {place}\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc {matter}\n\nĐiều 1. Giao Văn phòng thi hành Quyết định"
        f" này về việc trên.\n\nCHỦ TỊCH\n{signed}\n"
    )
    return (f"QUYẾT ĐỊNH Về việc {matter}", datetime.date(2024, 3, 2), text)


BRIDGE = _order("BẾN MƠ", "đóng cầu Bến Mơ", "Trần Thị Hạnh")
MARKET = _order("BẾN LIM", "dời chợ Bến Lim", "Lê Văn Tám")


def test_what_a_numbered_document_is_about_is_its_subject_line(composed: Callable[..., list[Part]]) -> None:
    (only,) = composed("Quyết định số 12/QĐ-UBND về việc gì?", BRIDGE)
    assert (only.text, only.heading) == ("Về việc đóng cầu Bến Mơ", "")


def test_two_documents_of_one_number_stand_side_by_side(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Quyết định số 12/QĐ-UBND về việc gì?", BRIDGE, MARKET)
    assert {part.text for part in parts} == {"Về việc đóng cầu Bến Mơ", "Về việc dời chợ Bến Lim"}
    assert {part.heading for part in parts} == {"12/QĐ-UBND (02/03/2024)"}


def test_who_signed_is_the_signature(composed: Callable[..., list[Part]]) -> None:
    (only,) = composed("Ai ký quyết định đóng cầu Bến Mơ?", BRIDGE)
    assert only.short_answer is not None
    assert only.text[slice(*only.short_answer)] == "Trần Thị Hạnh"
    assert len(only.sentences) == 2


def test_a_number_that_no_found_document_bears_gets_nobody_elses_signature(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Ai ký Quyết định số 99/QĐ-UBND đóng cầu Bến Mơ?", BRIDGE)
    assert not any("Trần Thị Hạnh" in part.text for part in parts)
