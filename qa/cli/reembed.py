"""`hoidap reembed`: embeds every passage again, with the model that the settings name."""

from __future__ import annotations

import typer

from corpus.errors import HoidapError
from qa.cli.interface_language import say
from qa.cli.progress import counted
from qa.cli.session import session_of
from qa.cli.terminal import report


def reembed(context: typer.Context) -> None:
    """Embed every passage with the model of the settings.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    try:
        index = session_of(context).open_index(allow_other_model=True)
        passages = index.catalogue.passage_count()
        with counted("progress_passages", passages) as on_embedded:
            index.reembed(on_embedded)
    except KeyboardInterrupt:
        raise HoidapError("reembed_interrupted") from None
    report(say("reembedded", passages=passages, model=index.encoder.identity.name))
