"""The README's settings table is the settings class, line by line."""

import re
from pathlib import Path

from qa.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
_DEFAULTS_FROM_THE_SYSTEM = {"data": "the user's data folder", "model_cache": "the user's cache folder"}


def settings_table() -> str:
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = _DEFAULTS_FROM_THE_SYSTEM.get(name) or ("unset" if field.default is None else f"`{field.default}`")
        lines.append(f"| `HOIDAP_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(lines)


def test_the_settings_table_of_the_readme_tells_every_setting_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- settings -->\n(.*?)\n?<!-- /settings -->", readme, re.DOTALL)
    assert found
    assert found[1] == settings_table()


def test_the_vietnamese_readme_names_every_setting_and_no_other() -> None:
    readme = (ROOT / "README.vi.md").read_text(encoding="utf-8")
    named = set(re.findall(r"HOIDAP_([A-Z_]+)", readme))
    assert named == {name.upper() for name in Settings.model_fields}
