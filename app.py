"""Starts the pages: `make run` and Gradio Spaces run this file as it is."""

from __future__ import annotations

import sys

from pydantic import ValidationError

from corpus.errors import HoidapError
from index.embedding.torch_runtime import collector_paused
from qa.cli.interface_language import interface_language
from qa.cli.setting_faults import setting_fault
from qa.settings import Settings
from qa.web.terminal import say


def main() -> int:
    """Serve the pages; at the first start, take in the sample documents before that."""
    try:
        settings = Settings()
    except ValidationError as error:
        say(setting_fault(error, ()).text(interface_language()))
        return 1
    with collector_paused():  # the imports make a million objects that stay; looking through them again takes seconds
        from qa.assembly import open_index
        from qa.web.first_start import ingest_samples
        from qa.web.server import serve
    try:
        index = open_index(settings)
        ingest_samples(index, settings.lang, say)
        serve(settings, index)
    except HoidapError as error:
        say(error.text(settings.lang))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
