from corpus.places import RemovedAs
from qa.removed_parts import REMOVED_CODES


def test_every_reason_has_a_name() -> None:
    assert set(REMOVED_CODES) == set(RemovedAs)
