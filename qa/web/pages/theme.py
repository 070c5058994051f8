"""How the pages look: colours, fonts, and what gradio's own controls are called."""

from __future__ import annotations

import gradio as gr
from gradio.themes.utils import colors

from corpus.messages import Language, message

_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
_JADE = colors.Color(
    name="jade",
    c50="#effaf7",
    c100="#d8f1ea",
    c200="#b3e3d6",
    c300="#82cfbd",
    c400="#4fb39f",
    c500="#2b9483",
    c600="#0f6b5c",
    c700="#0d5a4e",
    c800="#0b4840",
    c900="#083731",
    c950="#05241f",
)
_STONE = colors.Color(
    name="stone-green",
    c50="#fbfaf7",
    c100="#f3f4f0",
    c200="#e2e6e1",
    c300="#c9d1cb",
    c400="#93a29b",
    c500="#66756f",
    c600="#4c5a55",
    c700="#37423e",
    c800="#252e2b",
    c900="#191f1d",
    c950="#121715",
)


def page_theme() -> gr.themes.Base:
    """Return the theme: one accent colour, warm greys, and the fonts of the reader's own machine."""
    theme = gr.themes.Base(
        primary_hue=_JADE,
        secondary_hue=_JADE,
        neutral_hue=_STONE,
        radius_size=gr.themes.sizes.radius_lg,
        font=_FONTS,
        font_mono=("ui-monospace", "monospace"),
    )
    return theme.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        block_border_width="0px",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_500",
        button_primary_text_color="white",
    )


def control_names(language: Language) -> gr.I18n:
    """Return the names of gradio's own controls.

    Gradio has no Vietnamese: a Vietnamese browser gets its English words, so those are the ones to replace. A flat key
    wins over gradio's nested one.
    """
    names = {
        "chatbot.like": message("feedback_like", language),
        "chatbot.dislike": message("feedback_dislike", language),
        "chatbot.clear": message("web_new_conversation", language),
        "chatbot.submit": message("web_send", language),
        "common.clear": message("control_clear", language),
        "common.error": message("control_error", language),
        "common.loading": message("control_loading", language),
        "common.progress": message("control_loading", language),
        "blocks.connection_can_break": message("control_connection_can_break", language),
        "blocks.long_requests_queue": message("control_long_queue", language),
        "blocks.lost_connection": message("control_lost_connection", language),
        "status.queue_position": message("control_queue", language, position="{position}", size="{size}"),
    }
    return gr.I18n(en=names, vi=names)
