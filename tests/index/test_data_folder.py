from __future__ import annotations

import errno
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from index.data_folder import DataFolder, as_data_folder_error, is_disk_full

Child = Callable[..., "subprocess.Popen[str]"]


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(DataFolderError) as caught:
        call()
    return caught.value.code


def write(data: DataFolder) -> None:
    with data.writing():
        pass


def test_a_second_writer_in_another_process_is_refused_at_once(data: DataFolder, child: Child) -> None:
    holder = child("hold", data.path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"

    started = time.monotonic()
    assert code_of(lambda: write(data)) == "data_being_written"
    assert time.monotonic() - started < 1


def test_the_lock_goes_with_a_killed_holder(data: DataFolder, child: Child) -> None:
    holder = child("hold", data.path)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.wait()

    write(data)


def test_two_threads_of_one_process_exclude_each_other(data: DataFolder) -> None:
    codes: list[str] = []
    with data.writing():
        thread = threading.Thread(target=lambda: codes.append(code_of(lambda: write(data))))
        thread.start()
        thread.join()

    assert codes == ["data_being_written"]
    write(data)


def test_the_thread_that_writes_cannot_begin_once_more(data: DataFolder) -> None:
    with data.writing():
        assert code_of(lambda: write(data)) == "data_being_written"
    write(data)


def test_an_error_while_writing_releases_the_lock(data: DataFolder) -> None:
    with pytest.raises(KeyboardInterrupt), data.writing():
        raise KeyboardInterrupt
    write(data)


def test_creating_leaves_nothing_but_the_folder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "new" / "data")
    data.create()
    data.create()

    assert list(data.path.iterdir()) == []


def test_a_path_that_is_a_file_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")

    assert code_of(DataFolder(file).create) == "data_unusable"
    assert code_of(DataFolder(file / "below").create) == "data_unusable"


def test_a_read_only_disk_is_told_of(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=1m")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)

    assert code_of(DataFolder(place).create) == "data_read_only"
    assert code_of(lambda: write(DataFolder(place))) == "data_read_only"


def test_a_full_disk_is_told_of_and_leaves_no_probe(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=64k")
    filler = place / "filler"
    filler.write_bytes(b"\1" * 65_536)

    assert code_of(DataFolder(place).create) == "data_full"
    assert is_disk_full(place)
    assert list(place.iterdir()) == [filler]


def test_a_disk_with_room_is_not_full_and_a_missing_one_neither(tmp_path: Path) -> None:
    assert not is_disk_full(tmp_path)
    assert not is_disk_full(tmp_path / "missing")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "data_full"),
        (errno.EDQUOT, "data_full"),
        (errno.EROFS, "data_read_only"),
        (errno.EACCES, "data_read_only"),
        (errno.EIO, "data_unusable"),
    ],
)
def test_errors_of_the_system_say_what_to_do(tmp_path: Path, number: int, code: str) -> None:
    assert as_data_folder_error(OSError(number, "reason"), tmp_path).code == code


def test_the_link_to_the_models_follows_the_setting(data: DataFolder, tmp_path: Path) -> None:
    for cache in (tmp_path / "one", tmp_path / "two", tmp_path / "two"):
        data.link_models(cache)
        assert data.models.readlink() == cache


def test_a_models_folder_of_the_users_own_is_left_alone(data: DataFolder, tmp_path: Path) -> None:
    data.models.mkdir()
    data.link_models(tmp_path / "cache")

    assert data.models.is_dir()
    assert not data.models.is_symlink()
