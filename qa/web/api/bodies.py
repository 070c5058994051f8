"""What every body of a request has to be: text that can be written down again."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, model_validator
from pydantic_core import PydanticCustomError


class Body(BaseModel):
    r"""A body in JSON.

    JSON can spell halves of characters (`"\ud800"`), which no file and no response can hold.

    Example:
        >>> class Named(Body):
        ...     name: str
        >>> try:
        ...     Named.model_validate({"name": "\ud800"})
        ... except ValueError as error:
        ...     print(error.errors()[0]["type"])
        string_unicode
    """

    @model_validator(mode="before")
    @classmethod
    def _is_text(cls, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        try:
            json.dumps(value, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            raise PydanticCustomError("string_unicode", "it holds halves of characters") from None
        return value
