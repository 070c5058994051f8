"""The catalogue of messages and the code that uses it must agree, without running the code."""

import ast
import string
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = tomllib.loads((ROOT / "corpus" / "messages.toml").read_text(encoding="utf-8"))
SOURCES = sorted(
    [*(path for name in ("corpus", "index", "qa", "eval") for path in (ROOT / name).rglob("*.py")), ROOT / "app.py"]
)
TEMPLATES = sorted((ROOT / "eval").rglob("template/*.html"))

SPELLED_WITHOUT_MARKS = {"trang {label}"}


class Use(NamedTuple):
    """One call that names a message."""

    place: str
    code: str
    given: frozenset[str]
    open_ended: bool


def placeholders(text: str) -> set[str]:
    """Return the names in braces; a pair of braces without a name counts as the name ''."""
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    return {name.split(".")[0].split("[")[0] for name in names}


def has_vietnamese_letter(text: str) -> bool:
    marks = {"\N{COMBINING BREVE}", "\N{COMBINING CIRCUMFLEX ACCENT}", "\N{COMBINING HORN}", "\N{COMBINING DOT BELOW}"}
    marks |= {
        "\N{COMBINING GRAVE ACCENT}",
        "\N{COMBINING ACUTE ACCENT}",
        "\N{COMBINING HOOK ABOVE}",
        "\N{COMBINING TILDE}",
    }
    return any(letter in "đĐ" or letter in marks for letter in unicodedata.normalize("NFD", text))


def faults_of(entry: object) -> list[str]:
    """Return what is wrong with one message of the catalogue."""
    if not isinstance(entry, dict) or set(entry) != {"vi", "en"}:
        return ["it needs vi and en, and nothing else"]
    if not all(isinstance(text, str) and text.strip() for text in entry.values()):
        return ["a text is empty"]
    vi, en = entry["vi"], entry["en"]
    faults = []
    if placeholders(vi) != placeholders(en):
        faults.append(f"vi names {sorted(placeholders(vi))}, en names {sorted(placeholders(en))}")
    if not all(name.isidentifier() for name in placeholders(vi) | placeholders(en)):
        faults.append("a value has no name")
    if not has_vietnamese_letter(vi) and vi not in SPELLED_WITHOUT_MARKS:
        faults.append("vi is not Vietnamese")
    if not unicodedata.is_normalized("NFC", vi):
        faults.append("vi is not in NFC")
    return faults


def error_names(source: str) -> set[str]:
    """Return HoidapError and every class that inherits from it in the given source."""
    names = {"HoidapError"}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id in names for base in node.bases
        ):
            names.add(node.name)
    return names


def literals(node: ast.expr) -> Iterator[str]:
    """Return the strings that an argument can be: one, or the two of `"a" if x else "b"`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def uses_in(source: str, place: str, callables: set[str]) -> list[Use]:
    """Return every call of one of the callables with a message's code written out as its first argument."""
    uses = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        if called not in callables:
            continue
        given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
        open_ended = any(keyword.arg is None for keyword in node.keywords)
        uses += [Use(f"{place}:{node.lineno}", code, given, open_ended) for code in literals(node.args[0])]
    return uses


def uses_in_template(source: str, place: str) -> list[Use]:
    """Return every call of `say` in a Jinja template."""
    uses = []
    for call in Environment().parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(call.args[0], nodes.Const):
            given = frozenset(keyword.key for keyword in call.kwargs)
            uses.append(Use(f"{place}:{call.lineno}", call.args[0].value, given, open_ended=False))
    return uses


def strings_in(source: str) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def missing_values(use: Use, catalogue: dict[str, dict[str, str]]) -> set[str]:
    """Return the values that the message names and the call does not give."""
    if use.open_ended or use.code not in catalogue:
        return set()
    return placeholders(catalogue[use.code]["vi"]) - use.given


@pytest.fixture(scope="module")
def errors() -> set[str]:
    return error_names((ROOT / "corpus" / "errors.py").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def uses(errors: set[str]) -> list[Use]:
    found = []
    for path in SOURCES:
        found += uses_in(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)), {*errors, "message", "fault"})
    for path in TEMPLATES:
        found += uses_in_template(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    return found


def test_the_catalogue_holds_messages() -> None:
    assert "document_not_found" in CATALOGUE


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_message_is_whole(code: str) -> None:
    assert faults_of(CATALOGUE[code]) == []


def test_every_code_in_the_source_is_in_the_catalogue(uses: list[Use]) -> None:
    assert uses, "no call was found: this test reads the source wrongly"
    assert [f"{use.place} {use.code}" for use in uses if use.code not in CATALOGUE] == []


def test_every_call_gives_the_values_that_its_message_names(uses: list[Use]) -> None:
    lacking = [(use.place, use.code, sorted(missing_values(use, CATALOGUE))) for use in uses]

    assert [fault for fault in lacking if fault[2]] == []


def test_every_message_is_used(uses: list[Use]) -> None:
    used: set[str] = set().union(*(strings_in(path.read_text(encoding="utf-8")) for path in SOURCES))
    used |= {use.code for use in uses}

    assert sorted(set(CATALOGUE) - used) == []


def test_the_errors_are_found_with_their_heirs(errors: set[str]) -> None:
    assert {"HoidapError", "UsageError"} <= errors
    assert error_names("class A(HoidapError): ...\nclass B(A): ...\nclass C(ValueError): ...") == {
        "HoidapError",
        "A",
        "B",
    }


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"vi": "Không có"}, "it needs vi and en"),
        ({"vi": "Không có", "en": "None", "fr": "Rien"}, "it needs vi and en"),
        ({"vi": " ", "en": "None"}, "a text is empty"),
        ({"vi": "Không có {path}", "en": "No {file}"}, "vi names ['path'], en names ['file']"),
        ({"vi": "Không có {}", "en": "No {}"}, "a value has no name"),
        ({"vi": "Khong co", "en": "None"}, "vi is not Vietnamese"),
        ({"vi": unicodedata.normalize("NFD", "Không có"), "en": "None"}, "vi is not in NFC"),
    ],
)
def test_a_message_that_is_not_whole_is_found(entry: dict[str, str], fault: str) -> None:
    faults = faults_of(entry)

    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_whole_message_has_no_fault() -> None:
    assert faults_of({"vi": "Đo {size:.1f} {{MB}} ở {path.name}", "en": "{path} takes {size} MB"}) == []


def test_calls_are_found_however_they_are_written() -> None:
    source = """
raise UsageError("one", path=path)
raise errors.UsageError("two" if short else "three", **values)
text = message("four", language, size=1)
raise ValueError("not a code")
raise UsageError(code)
"""
    found = uses_in(source, "here.py", {"UsageError", "message"})

    assert [(use.place, use.code, sorted(use.given), use.open_ended) for use in sorted(found)] == [
        ("here.py:2", "one", ["path"], False),
        ("here.py:3", "three", [], True),
        ("here.py:3", "two", [], True),
        ("here.py:4", "four", ["size"], False),
    ]


def test_calls_in_a_template_are_found() -> None:
    source = (
        '{% if x %}{{ say("one", path=x) }}{% endif %}\n<p title="{{ say("two") }}">{{ say(code) }}{{ other("3") }}'
    )

    assert [(use.place, use.code, sorted(use.given)) for use in uses_in_template(source, "here.html")] == [
        ("here.html:1", "one", ["path"]),
        ("here.html:2", "two", []),
    ]


def test_a_value_that_a_call_leaves_out_is_found() -> None:
    catalogue = {"one": {"vi": "Không có {path} ở {place}", "en": "No {path} in {place}"}}

    assert missing_values(Use("here.py:1", "one", frozenset({"path"}), open_ended=False), catalogue) == {"place"}
    assert missing_values(Use("here.py:1", "one", frozenset(), open_ended=True), catalogue) == set()
