from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import DataFolderError
from index.stores.vectors import VectorStore

ROOT = Path(__file__).parents[3]


def unit(count: int, seed: int = 0, dimension: int = 16) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    normed: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normed


def names(count: int, prefix: str = "p") -> list[str]:
    return [f"{prefix}{number:05}" for number in range(count)]


def in_another_process(path: Path, code: str) -> str:
    """Run code with a `store` on `path` in a Python of its own and return what it printed."""
    head = (
        "import sys; from pathlib import Path; from index.stores.vectors import VectorStore\n"
        "from tests.index.stores.test_vectors import names, unit\n"
        f"store = VectorStore(Path({str(path)!r}), 'model')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", head + code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors"


@pytest.fixture
def store(path: Path) -> VectorStore:
    return VectorStore(path, "model")


def test_the_nearest_come_first_with_their_cosines(store: VectorStore) -> None:
    rows = unit(300)
    store.upsert(names(300), rows)
    question = unit(1, seed=9)[0]
    expected = sorted(zip(names(300), (rows @ question).tolist(), strict=True), key=lambda item: -item[1])[:10]
    found = store.search(question, 10)

    assert [name for name, _ in found] == [name for name, _ in expected]
    assert [cosine for _, cosine in found] == pytest.approx([cosine for _, cosine in expected], abs=1e-5)


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    question = unit(1)[0]
    assert store.search(question, 5) == []
    assert store.ids() == set()
    assert store.count() == 0
    store.remove(["p1"])
    store.upsert([], unit(0))


def test_an_id_that_is_there_gets_the_new_vector(store: VectorStore) -> None:
    store.upsert(names(3), unit(3))
    new = unit(1, seed=5)
    store.upsert(["p00001"], new)

    assert store.count() == 3
    assert dict(store.search(new[0], 1)) == pytest.approx({"p00001": 1.0}, abs=1e-5)


def test_removed_vectors_are_found_no_more(store: VectorStore) -> None:
    rows = unit(400)
    store.upsert(names(400), rows)
    store.remove([*names(390), "no such vector"])

    assert store.ids() == set(names(400)[390:])
    assert {name for name, _ in store.search(rows[0], 100)} == set(names(400)[390:])


def test_more_than_one_batch_is_written_and_removed(store: VectorStore) -> None:
    store.upsert(names(2_100), unit(2_100))
    assert store.count() == 2_100
    store.remove(names(2_100)[5:])
    assert store.ids() == set(names(5))


def test_each_model_has_vectors_of_its_own(path: Path) -> None:
    old, new = VectorStore(path, "old"), VectorStore(path, "new")
    old.upsert(names(3), unit(3))
    new.upsert(names(2), unit(2, dimension=8))
    assert (old.count(), new.count()) == (3, 2)

    new.drop_others()
    new.drop_others()
    assert (old.count(), new.count()) == (0, 2)


def test_vectors_of_whole_passages_that_an_earlier_version_left_are_not_searched_and_go(path: Path) -> None:
    earlier = VectorStore(path, "model")
    earlier._name = "passages-model"
    earlier.upsert(names(3), unit(3))
    store = VectorStore(path, "model")
    assert store.count() == 0
    assert store.search(unit(1)[0], 5) == []

    store.upsert(names(2), unit(2))
    store.drop_others()
    assert (earlier.count(), store.count()) == (0, 2)


def test_an_open_reader_finds_what_another_process_writes_and_removes(store: VectorStore, path: Path) -> None:
    store.upsert(names(10), unit(10))
    store.search(unit(1)[0], 5)
    new = unit(1, seed=7)
    in_another_process(path, "store.upsert(['new'], unit(1, seed=7)); store.remove(['p00000'])")

    assert dict(store.search(new[0], 1)) == pytest.approx({"new": 1.0}, abs=1e-5)
    assert store.ids() == {"new", *names(10)[1:]}
    assert store.count() == 10


def test_an_open_store_may_write_after_another_process_has_written(store: VectorStore, path: Path) -> None:
    # Chroma alone loses vectors here without a word: the one who was open first writes its old graph over the new.
    store.upsert(names(400, "a"), unit(400, 1))
    in_another_process(path, "store.upsert(names(400, 'b'), unit(400, 2))")
    store.upsert(names(400, "c"), unit(400, 3))
    in_another_process(path, "store.upsert(names(300, 'd'), unit(300, 4))")

    assert store.count() == 1_500
    rows = np.concatenate([unit(400, 1), unit(400, 2), unit(400, 3), unit(300, 4)])
    all_names = [*names(400, "a"), *names(400, "b"), *names(400, "c"), *names(300, "d")]
    assert store.ids() == set(all_names)
    for place in range(0, 1_500, 61):
        assert store.search(rows[place], 1)[0][0] == all_names[place]
    last = "print(all(store.search(row, 1)[0][0] == n for n, row in zip(names(400, 'c'), unit(400, 3))))"
    assert in_another_process(path, last) == "True\n"


def test_two_stores_of_one_process_both_follow_another_process(store: VectorStore, path: Path) -> None:
    second = VectorStore(path, "model")
    store.upsert(names(2), unit(2))
    assert second.count() == 2
    in_another_process(path, "store.upsert(['new'], unit(1, seed=7))")

    assert (store.count(), second.count()) == (3, 3)


def test_following_does_not_disturb_stores_of_other_folders(store: VectorStore, path: Path, tmp_path: Path) -> None:
    other = VectorStore(tmp_path / "other", "model")
    other.upsert(names(5), unit(5))
    store.upsert(names(2), unit(2))
    in_another_process(path, "store.upsert(['new'], unit(1, seed=7))")

    assert store.count() == 3
    assert {name for name, _ in other.search(unit(5)[0], 5)} == set(names(5))


def test_a_deleted_folder_is_an_empty_one_even_under_an_open_store(store: VectorStore, path: Path) -> None:
    store.upsert(names(5), unit(5))
    shutil.rmtree(path)

    assert store.count() == 0
    store.upsert(names(2), unit(2))
    assert in_another_process(path, "print(sorted(store.ids()))") == f"{names(2)}\n"


def test_stores_that_nobody_uses_are_closed(path: Path) -> None:
    def files() -> int:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    if not Path("/proc/self/fd").exists():
        pytest.skip("open files are counted in /proc")
    VectorStore(path, "model").upsert(names(2), unit(2))
    before = files()
    for _ in range(20):
        assert VectorStore(path, "model").count() == 2
    assert files() <= before + 5


def test_threads_search_while_one_writes(store: VectorStore) -> None:
    rows = unit(600)
    store.upsert(names(100), rows[:100])
    errors: list[Exception] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                assert store.search(rows[5], 1)[0][0] == "p00005"
        except (AssertionError, DataFolderError) as error:
            errors.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for start in range(100, 600, 50):
        store.upsert(names(600)[start : start + 50], rows[start : start + 50])
    done.set()
    for thread in threads:
        thread.join()

    assert errors == []
    assert store.count() == 600


def test_a_damaged_folder_is_told_of(path: Path, store: VectorStore) -> None:
    path.mkdir()
    (path / "chroma.sqlite3").write_bytes(b"garbage " * 10_000)
    with pytest.raises(DataFolderError) as caught:
        store.count()
    assert caught.value.code == "vectors_unusable"

    store.start_anew()
    store.start_anew()
    assert store.count() == 0


def test_a_full_disk_is_told_of_and_after_more_room_all_goes_on(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=6m")
    store = VectorStore(place / "vectors", "model")
    store.upsert(names(50), unit(50, dimension=384))

    def fill() -> None:
        for start in range(0, 20_000, 400):
            store.upsert([f"x{start + number}" for number in range(400)], unit(400, start, 384))

    with pytest.raises(DataFolderError) as caught:
        fill()
    assert caught.value.code == "data_full"
    subprocess.run(["mount", "-o", "remount,size=200m", str(place)], check=True)
    try:
        store.count()
    except DataFolderError as error:  # Chroma may have cut its own files off
        assert error.code == "vectors_unusable"  # noqa: PT017 - either is fine
        store.start_anew()
    store.upsert(names(60), unit(60, dimension=384))

    assert set(names(60)) <= store.ids()
    assert store.search(unit(60, dimension=384)[55], 1)[0][0] == "p00055"


def test_a_read_only_disk_is_told_of(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=16m")
    # In another process, for Chroma closes its files a little later, and they would keep the disk busy.
    in_another_process(place / "vectors", "store.upsert(names(5), unit(5))")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)

    with pytest.raises(DataFolderError) as caught:
        VectorStore(place / "vectors", "model").upsert(names(6), unit(6))
    assert caught.value.code == "data_read_only"
