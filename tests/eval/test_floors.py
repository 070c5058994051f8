"""The gate: the test questions over the samples, against the floors that were committed."""

from __future__ import annotations

import datetime
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import HoidapError
from eval.evaluation import Evaluation
from eval.findings import Figure, Findings
from eval.floors import (
    GUARDED,
    Floor,
    Floors,
    as_toml,
    check,
    lowered,
    parse_floors,
    raise_floors,
    read_floors,
    write_floors,
)
from eval.metrics.registry import METRICS
from index.embedding.encoder import Encoder
from qa.settings import Settings
from tests.eval.comparing.made import findings

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "eval" / "floors.toml"
GOLD = ROOT / "eval" / "gold" / "samples" / "samples_test.jsonl"
CLOSER = "hoidap eval eval/gold/samples/samples_test.jsonl --corpus corpus/samples --report /tmp/report"


@pytest.fixture(scope="session")
def samples_findings(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    settings = Settings(data=tmp_path_factory.mktemp("floors"), lang="vi")
    with resources.as_file(resources.files("corpus").joinpath("samples")) as folder:
        evaluation = Evaluation(GOLD, Path(folder), settings, encoder)
        evaluation.ingest()
        return evaluation.findings(evaluation.ask(evaluation.questions()))


def test_the_test_questions_over_the_samples_are_answered_as_well_as_ever(samples_findings: Findings) -> None:
    floors = read_floors(FLOORS)
    assert samples_findings.setup.gold in floors, "no floor is set for these questions"

    broken = [one.text("en") for one in check(samples_findings, floors)]

    assert broken == [], f"Look closer: {CLOSER}"


def test_the_floors_lie_close_enough_to_notice_five_points_less(samples_findings: Findings) -> None:
    worse = {name: one.model_copy(update={"value": one.value - 0.05}) for name, one in samples_findings.figures.items()}

    broken = check(samples_findings.model_copy(update={"figures": worse}), read_floors(FLOORS))

    assert "right" in {one.metric for one in broken}


def test_every_question_of_the_gate_can_be_asked(samples_findings: Findings) -> None:
    assert samples_findings.faults == ()
    assert len(samples_findings.questions) >= 150


def test_every_floor_is_no_higher_than_what_was_measured_with_it() -> None:
    floors = read_floors(FLOORS)

    assert floors
    assert [
        f"{name}.{metric}" for name, ours in floors.items() for metric, one in ours.items() if one.floor > one.measured
    ] == []


def test_the_file_is_as_it_is_written() -> None:
    assert FLOORS.read_text(encoding="utf-8") == as_toml(read_floors(FLOORS))


def test_no_floor_is_lower_than_in_any_earlier_version() -> None:
    assert fallen_since_committed(ROOT) == []
    if is_cut_off(ROOT):
        pytest.skip(f"the git history is cut off: compared with {len(earlier_versions(ROOT))} earlier version(s) only")


def test_a_floor_that_was_lowered_after_its_commit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "eval" / "floors.toml"
    git(tmp_path, "init", "--quiet")
    for value in (0.5, 0.7, 0.6):
        commit_floor(tmp_path, value)

    assert len(earlier_versions(tmp_path)) == 3
    assert fallen_since_committed(tmp_path) == ["test.right"]
    write_floors({"test": {"right": a_floor(0.7)}}, path)
    assert fallen_since_committed(tmp_path) == []


def test_in_a_history_that_is_cut_off_what_is_left_is_compared(tmp_path: Path) -> None:
    whole, cut_off = tmp_path / "whole", tmp_path / "cut off"
    whole.mkdir()
    git(whole, "init", "--quiet")
    for value in (0.5, 0.7):
        commit_floor(whole, value)
    git(tmp_path, "clone", "--quiet", "--depth", "1", whole.as_uri(), str(cut_off))

    assert is_cut_off(cut_off)
    assert not is_cut_off(whole)
    assert len(earlier_versions(cut_off)) == 1
    write_floors({"test": {"right": a_floor(0.6)}}, cut_off / "eval" / "floors.toml")
    assert fallen_since_committed(cut_off) == ["test.right"]


def commit_floor(root: Path, value: float) -> None:
    write_floors({"test": {"right": a_floor(value)}}, root / "eval" / "floors.toml")
    git(root, "add", "eval/floors.toml")
    git(root, "-c", "user.name=an", "-c", "user.email=an@localhost", "commit", "--quiet", "-m", f"Set {value}")


def fallen_since_committed(root: Path) -> list[str]:
    """Return the floors that are lower than in some committed version of their file, or gone."""
    now = read_floors(root / "eval" / "floors.toml")
    return sorted({name for text in earlier_versions(root) for name in lowered(parse_floors(text), now)})


def earlier_versions(root: Path) -> list[str]:
    """Return the file of floors as it was in every commit that changed it, as far as the history goes."""
    path = "eval/floors.toml"
    if git(root, "rev-parse", "--is-inside-work-tree") != "true":
        pytest.skip("there is no git history here")
    commits = git(root, "log", "--format=%H", "--diff-filter=AM", "--", path).split()
    if not commits:
        pytest.skip("no commit of the git history here has a file of floors")
    return [git(root, "show", f"{commit}:{path}") for commit in commits]


def is_cut_off(root: Path) -> bool:
    """Tell whether only the last commits are here, as in a shallow clone."""
    return git(root, "rev-parse", "--is-shallow-repository") == "true"


def git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        pytest.skip("git is not installed")
    return done.stdout.strip()


def a_floor(value: float, measured: float = 1.0) -> Floor:
    return Floor(floor=value, measured=measured, count=100, date=datetime.date(2024, 1, 2), code="before")


def found(value: float, metric: str = "right", count: int = 100) -> Findings:
    return findings(figures={metric: Figure(value=value, low=0, high=1, count=count)})


def test_a_value_below_its_floor_is_told_with_both() -> None:
    floors: Floors = {"mẫu": {"right": a_floor(0.6, 0.634), "f1": a_floor(0.1, 0.2)}}

    below, absent = check(found(0.59), floors)

    assert (below.metric, below.now, absent.metric, absent.now) == ("right", 0.59, "f1", None)
    assert (
        below.text("en")
        == "mẫu, right (Right): 0.590 is below the floor of 0.600 (measured 0.634 on 2024-01-02, code before)"
    )
    assert "0,590" in below.text("vi")
    assert "was not measured" in absent.text("en")


def test_a_value_at_its_floor_holds_it_and_other_gold_sets_have_others() -> None:
    assert check(found(0.6), {"mẫu": {"right": a_floor(0.6)}}) == []
    assert check(found(0.1), {"khác": {"right": a_floor(0.6)}}) == []


def test_a_new_floor_leaves_room_for_two_questions() -> None:
    floor = raise_floors(found(0.7, count=200), {})["mẫu"]["right"]

    assert floor == Floor(floor=0.69, measured=0.7, count=200, date=datetime.date(2024, 6, 7), code="abc123")


def test_quotes_that_are_not_verbatim_are_never_allowed_for() -> None:
    assert raise_floors(found(1.0, "verbatim"), {})["mẫu"]["verbatim"].floor == 1


def test_a_figure_of_a_whole_set_has_a_slack_of_its_own() -> None:
    assert raise_floors(found(0.8, "auroc_right", count=10), {})["mẫu"]["auroc_right"].floor == 0.78


def test_a_better_value_raises_a_floor_and_a_worse_one_changes_nothing() -> None:
    before: Floors = {"mẫu": {"right": a_floor(0.6, 0.62)}, "khác": {"right": a_floor(0.1)}}

    assert raise_floors(found(0.5), before) == before
    assert raise_floors(found(0.62), before) == before, "it would be as high as it is"
    raised = raise_floors(found(0.7), before)
    assert (raised["mẫu"]["right"].floor, raised["mẫu"]["right"].measured) == (0.68, 0.7)
    assert raised["khác"] == before["khác"]


@given(
    st.dictionaries(st.sampled_from(GUARDED), st.floats(0, 1), max_size=5),
    st.dictionaries(st.sampled_from(GUARDED), st.tuples(st.floats(0, 1), st.integers(1, 500)), max_size=5),
)
def test_raising_never_lowers_and_what_it_sets_holds(
    before: dict[str, float], now: dict[str, tuple[float, int]]
) -> None:
    floors: Floors = {"mẫu": {metric: a_floor(value) for metric, value in before.items()}} if before else {}
    measured = findings(
        figures={metric: Figure(value=value, low=0, high=1, count=count) for metric, (value, count) in now.items()}
    )

    raised = raise_floors(measured, floors)

    assert lowered(floors, raised) == []
    assert all(one.floor <= one.measured or one.code == "before" for one in raised.get("mẫu", {}).values())
    set_now = {metric for metric, one in raised.get("mẫu", {}).items() if one.code != "before"}
    assert not set_now & {one.metric for one in check(measured, raised)}
    assert parse_floors(as_toml(raised)) == raised


def test_a_floor_that_is_gone_counts_as_lowered() -> None:
    before: Floors = {"mẫu": {"right": a_floor(0.6), "f1": a_floor(0.2)}}

    assert lowered(before, {"mẫu": {"right": a_floor(0.59), "f1": a_floor(0.2)}}) == ["mẫu.right"]
    assert lowered(before, {"mẫu": {"right": a_floor(0.7)}}) == ["mẫu.f1"]
    assert lowered(before, {}) == ["mẫu.right", "mẫu.f1"]


def test_floors_survive_their_file(tmp_path: Path) -> None:
    floors: Floors = {'bộ "câu hỏi".1': {"ndcg@10": a_floor(0.5)}, "test": {"right": a_floor(0.25)}}
    path = tmp_path / "floors.toml"

    write_floors(floors, path)

    assert read_floors(path) == floors
    assert "[test.right]\nfloor = 0.25\nmeasured = 1.0\n" in path.read_text(encoding="utf-8")


def test_without_a_file_there_is_no_floor(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.toml") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("floor = \n", "line 1"),
        ("[test.right]\nfloor = 'a'\nmeasured = 1\ncount = 1\ndate = 2024-01-02\ncode = ''", "test.right.floor"),
        ("[test.right]\nfloor = 0.5", "test.right.measured"),
    ],
)
def test_a_malformed_file_is_told_of_with_the_place(tmp_path: Path, text: str, names: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(HoidapError) as caught:
        read_floors(path)

    assert caught.value.code == "floors_malformed"
    assert names in caught.value.text("en")


def test_only_metrics_of_which_more_is_better_get_a_floor() -> None:
    known = {metric.name: metric for metric in METRICS}

    assert [name for name in GUARDED if not known[name].is_higher_better] == []
