import pickle

import pytest

from corpus.errors import HoidapError, UnreadableFileError, UsageError


@pytest.mark.parametrize(
    "error",
    [
        UnreadableFileError("line_not_json", line=3),
        HoidapError("document_not_found", id="a1"),
        UsageError("question_empty"),
    ],
)
def test_an_error_goes_from_one_process_to_another_with_its_code_and_values(error: HoidapError) -> None:
    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is type(error)
    assert (copy.code, copy.values, copy.text("en")) == (error.code, error.values, error.text("en"))
