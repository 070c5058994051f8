"""A part of a list, as addresses ask for it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from fastapi import Query

Offset: TypeAlias = Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out before the first.")]
Limit: TypeAlias = Annotated[int, Query(ge=1, le=200, description="How many to return at most.")]
