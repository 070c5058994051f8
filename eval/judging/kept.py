"""Keeps opinions in a file as they come, so that a judging that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import HoidapError
from eval.findings import JudgedAnswer
from eval.judging import prompts
from eval.judging.material import Material


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)

    of: str
    opinion: JudgedAnswer


class KeptOpinions:
    """The opinions of one model on answers, one a line of a file.

    An opinion is taken over only for the same model, prompts, question, answer, citations and gold answer.

    Args:
        path: The file; None to keep nothing.
        model: The model's name.
    """

    def __init__(self, path: Path | None, model: str) -> None:
        self._path = path
        self._model = model
        self._known = _read(path) if path else {}

    def get(self, material: Material) -> JudgedAnswer | None:
        """Return the opinion on an answer, if there is one."""
        return self._known.get(self._digest(material))

    def keep(self, material: Material, opinion: JudgedAnswer) -> None:
        """Keep an opinion.

        Raises:
            HoidapError: The file cannot be written, as on a full disk.
        """
        line = _Line(of=self._digest(material), opinion=opinion)
        self._known[line.of] = opinion
        if not self._path:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                # The line's own end stands before it: after a torn line, the next one is whole all the same.
                file.write("\n" + line.model_dump_json())
        except OSError as error:
            raise HoidapError("eval_folder_unusable", path=self._path, reason=error.strerror or error) from error

    def _digest(self, material: Material) -> str:
        told = (prompts.FAITHFULNESS, prompts.FAITHFULNESS_GOING_ON, prompts.CORRECTNESS)
        parts = (self._model, *told, material.id, material.question, material.answer, material.reference or "")
        return hashlib.sha256("\0".join([*parts, *material.citations]).encode("utf-8", "surrogateescape")).hexdigest()


def _read(path: Path) -> dict[str, JudgedAnswer]:
    """Return the opinions of a file; a line that was torn by a crash is judged again."""
    found: dict[str, JudgedAnswer] = {}
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return found
    except OSError as error:
        raise HoidapError("eval_folder_unusable", path=path, reason=error.strerror or error) from error
    for text in lines:
        try:
            line = _Line.model_validate_json(text)
        except ValidationError:
            continue
        found[line.of] = line.opinion
    return found
