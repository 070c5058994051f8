from hypothesis import given
from hypothesis import strategies as st

from qa.conversation.own_words import keeps_own_words, with_own_words
from qa.conversation.standalone import standalone_question

_SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 10), max_size=8)


def test_the_passage_that_the_typed_words_fit_comes_before_the_one_that_only_names_the_topic() -> None:
    assert (
        next(iter(with_own_words({"title": 4.6, "answer": 4.5}, {"answer": 4.4, "other": 4.3, "title": 4.0})))
        == "answer"
    )


def test_a_passage_that_only_the_typed_words_found_stays_out() -> None:
    assert "other" not in with_own_words({"title": 4.6}, {"other": 5.0})


@given(standalone=_SCORES, typed=_SCORES)
def test_the_passages_of_the_standalone_question_are_kept_and_ordered(
    standalone: dict[str, float], typed: dict[str, float]
) -> None:
    joined = with_own_words(standalone, typed)
    assert joined.keys() == standalone.keys()
    assert not typed or list(joined.values()) == sorted(joined.values(), reverse=True)


def test_only_a_follow_up_with_its_topic_behind_it_has_words_of_its_own() -> None:
    history = ["Năm 2023 chợ Nà Hoa thu bao nhiêu tiền?"]
    for question, keeps in (("Ai quản lý nó?", True), ("Còn năm 2024?", False), ("Chợ Nà Hoa họp ngày nào?", False)):
        assert keeps_own_words(question, standalone_question(question, history)) is keeps
