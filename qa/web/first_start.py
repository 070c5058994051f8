"""What a new user meets: the sample documents, taken in at the first start, and questions about them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from corpus.messages import Language, message
from index.index import Index

_EXAMPLES = {
    "a10-luong-my-bien-ban-so-ket-chuyen-doi-cay-trong-2024.txt": (
        "Ai chủ trì cuộc họp sơ kết chuyển đổi cây trồng xã Lương Mỹ năm 2024?"
    ),
    "a09-phu-khe-vuon-doi-thay-ao-moi.md": "Cam Khe Sến được công nhận OCOP mấy sao?",
    "b12-khe-dong-tong-ket-kiem-tra-giam-sat-2023.txt": "Chi bộ Trạm Thủy nông Tân Lãng bị kỷ luật vì lý do gì?",
    "b09-ke-hoach-chuyen-doi-so-thi-xa-hoa-giang-2025.txt": (
        "trung tam dieu hanh thong minh cua thi xa Hoa Giang khi nao chay chinh thuc"
    ),
}


def samples_folder() -> Path:
    """Return the folder of the sample documents that ships with the program."""
    return Path(str(resources.files("corpus").joinpath("samples")))


def ingest_samples(index: Index, language: Language, tell: Callable[[str], None]) -> bool:
    """Take the sample documents into an index that holds no document yet.

    Args:
        index: The index.
        language: Language of what is told.
        tell: Called with a line for people before and after.

    Returns:
        Whether this was the first start.

    Raises:
        HoidapError: The data folder cannot be written, or another process is writing.
    """
    if index.catalogue.entries():
        return False
    tell(message("samples_starting", language))
    report = index.ingest([samples_folder()])
    for failed in report.failed:
        tell(message("samples_failed", language, source=failed.source, reason=failed.error.text(language)))
    done = message("samples_done", language, documents=report.added, passages=report.passages, seconds=report.seconds)
    tell(done)
    return True


def example_questions(index: Index) -> list[str]:
    """Return questions that the samples answer, or none where the index does not hold all those samples."""
    folder = samples_folder().absolute()
    held = {entry.location for entry in index.catalogue.entries()}
    return list(_EXAMPLES.values()) if all(str(folder / name) in held for name in _EXAMPLES) else []
