"""A matplotlib drawing as SVG that stands in an HTML page and takes on the page's colours and fonts.

What matplotlib writes is a file of its own: it has a style sheet that would reach the whole page, ids that two drawings
share, a font of its own, and fixed colours. The colours are therefore drawn as stand-ins, and named by the page here.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markupsafe import Markup

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, FAINT, LINE = "#0a0b01", "#0a0b02", "#0a0b03"
FIRST, SECOND, PALE = "#0a0b04", "#0a0b05", "#0a0b06"
_COLOURS = {
    INK: "var(--ink)",
    FAINT: "var(--faint)",
    LINE: "var(--line)",
    FIRST: "var(--plot-first)",
    SECOND: "var(--plot-second)",
    PALE: "var(--plot-pale)",
}
_COLOUR = re.compile("|".join(_COLOURS))
_FONT = re.compile(r"font-family: [^;]*;? ?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DROPPED = ("metadata", "style")


def inline_svg(drawing: Figure, title: str, name: str) -> Markup:
    """Return a drawing as an `<svg>` element for HTML, which is read out as an image with a title.

    Args:
        drawing: The drawing; its colours are those of this module.
        title: What the image is called.
        name: What its ids begin with, to tell them from those of the page's other drawings.
    """
    root = ElementTree.fromstring(_drawn(drawing))
    _take_in(root, f"{name}-")
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.set("role", "img")
    root.set("aria-label", title)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _drawn(drawing: Figure) -> bytes:
    import matplotlib as mpl

    file = io.BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    drawing.patch.set_visible(False)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "hoidap"}):
        drawing.savefig(file, format="svg", metadata=nothing)
    return file.getvalue()


def _take_in(element: ElementTree.Element, prefix: str) -> None:
    element.tag = element.tag.rpartition("}")[2]  # an HTML parser knows by itself that it is SVG
    element.tail = None
    if element.tag != "text":
        element.text = None
    element.attrib = {name.rpartition("}")[2]: _value(name, text, prefix) for name, text in element.attrib.items()}
    for child in list(element):
        if child.tag.rpartition("}")[2] in _DROPPED:
            element.remove(child)
        else:
            _take_in(child, prefix)


def _value(name: str, text: str, prefix: str) -> str:
    if name == "id":
        return prefix + text
    if name.endswith("href"):
        return f"#{prefix}{text.removeprefix('#')}"
    named = _COLOUR.sub(lambda match: _COLOURS[match[0]], text)
    return _REFERENCE.sub(rf"url(#{prefix}\1)", _FONT.sub("", named))
