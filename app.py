"""Starts the pages: `make run` and Gradio Spaces run this file as it is."""

from __future__ import annotations

import sys

from corpus.errors import HoidapError
from qa.assembly import open_index
from qa.settings import Settings
from qa.web.first_start import ingest_samples
from qa.web.server import say, serve


def main() -> int:
    """Serve the pages; at the first start, take in the sample documents before that."""
    settings = Settings()
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
