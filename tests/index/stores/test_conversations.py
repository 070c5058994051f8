from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import HoidapError
from corpus.folding import fold
from index.stores.conversations import LONGEST_TITLE, Conversations
from index.stores.database import IN_MEMORY, Database

AN, BINH = "an", "bình"


@pytest.fixture
def conversations() -> Conversations:
    return Conversations(Database(Path(IN_MEMORY)))


def titles(conversations: Conversations, owner: str = AN) -> list[str]:
    return [entry.title for entry in conversations.listed(owner)]


def test_turns_come_back_as_they_were_in_order(conversations: Conversations) -> None:
    talk = conversations.start(AN, "Phí vệ sinh")
    for number in range(1, 4):
        conversations.add(AN, talk, f"Câu {number}?", f'{{"answer": {number}}}', "")

    turns = conversations.turns(AN, talk)

    assert [(turn.number, turn.question, turn.answer) for turn in turns] == [
        (number, f"Câu {number}?", f'{{"answer": {number}}}') for number in (1, 2, 3)
    ]
    assert conversations.entry(AN, talk).turns == 3


def test_conversations_outlive_the_program(tmp_path: Path) -> None:
    database = Database(tmp_path / "catalogue.sqlite3")
    talk = Conversations(database).start(AN, "Họp")
    before = Conversations(database).add(AN, talk, "Họp ở đâu?", "Nhà văn hóa", "Nhà văn hóa")
    database.close()

    assert Conversations(Database(tmp_path / "catalogue.sqlite3")).turns(AN, talk) == [before]


def test_the_one_that_changed_last_is_listed_first(conversations: Conversations) -> None:
    first, second = (conversations.start(AN, title) for title in ("Một", "Hai"))
    assert titles(conversations) == ["Hai", "Một"]

    conversations.add(AN, first, "?", "", "")
    assert titles(conversations) == ["Một", "Hai"]

    conversations.rename(AN, second, "Ba")
    assert titles(conversations) == ["Ba", "Một"]


def test_nobody_sees_or_changes_what_is_somebody_elses(conversations: Conversations) -> None:
    talk = conversations.start(AN, "Riêng tư")
    conversations.add(AN, talk, "Lương tôi bao nhiêu?", "9 triệu", "9 triệu")

    assert conversations.listed(BINH) == conversations.found(BINH, "lương") == []
    for act in (
        lambda: conversations.turns(BINH, talk),
        lambda: conversations.entry(BINH, talk),
        lambda: conversations.add(BINH, talk, "?", "", ""),
        lambda: conversations.rename(BINH, talk, "Của tôi"),
        lambda: conversations.remove(BINH, talk),
    ):
        with pytest.raises(HoidapError) as raised:
            act()
        assert raised.value.code == "conversation_not_found"
    assert titles(conversations) == ["Riêng tư"]
    assert len(conversations.turns(AN, talk)) == 1


@pytest.mark.parametrize("words", ["phí vệ sinh", "phi ve sinh", "PHÍ", " thôn Đông ", "thon dong", "30.000 đồng"])
def test_a_conversation_is_found_by_title_question_and_answer_whatever_the_diacritics(
    conversations: Conversations, words: str
) -> None:
    talk = conversations.start(AN, "Phí vệ sinh")
    conversations.add(AN, talk, "Thôn Đông thu bao nhiêu?", "{}", "Mỗi hộ đóng 30.000 đồng.")
    conversations.start(AN, "Việc khác")

    assert [entry.id for entry in conversations.found(AN, words)] == [talk]


def test_what_is_removed_is_gone_with_its_turns(conversations: Conversations) -> None:
    talk = conversations.start(AN, "Một")
    conversations.add(AN, talk, "Câu hỏi", "", "")

    conversations.remove(AN, talk)

    assert conversations.listed(AN) == conversations.found(AN, "câu hỏi") == []
    with pytest.raises(HoidapError):
        conversations.turns(AN, talk)


@given(st.text(max_size=300))
def test_a_title_is_one_line_of_bounded_length(title: str) -> None:
    conversations = Conversations(Database(Path(IN_MEMORY)))

    kept = conversations.entry(AN, conversations.start(AN, title)).title

    assert len(kept) <= LONGEST_TITLE
    assert "\n" not in kept
    assert fold(" ".join(title.split())).startswith(fold(kept.removesuffix("…"))[:100])
