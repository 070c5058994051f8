"""The lock files say what is installed; they must agree with pyproject.toml, with each other and with every machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TO_RUN = PROJECT["dependencies"]
TO_DEVELOP = [one for extra in PROJECT["optional-dependencies"].values() for one in extra]

# These come with chromadb, and OpenTelemetry releases them as betas only.
ONLY_BETAS = re.compile(r"opentelemetry-(exporter-otlp-(proto-)?common|semantic-conventions)")


def read_pins(text: str) -> dict[str, str]:
    """Return the version of every package; any line that is neither a pin nor a comment is a fault."""
    pins: dict[str, str] = {}
    for line in text.splitlines():
        entry = line.split("#", maxsplit=1)[0].strip()
        if not entry:
            continue
        pin = re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)", entry)
        if pin is None:
            raise ValueError(f"not a pin: {line!r}")
        name = canonicalize_name(pin[1])
        if name in pins:
            raise ValueError(f"pinned twice: {name}")
        pins[name] = pin[2]
    return pins


def outside_range(requirements: list[str], pins: dict[str, str]) -> list[str]:
    """Return the requirements that the pins leave out or break."""
    faults = []
    for requirement in map(Requirement, requirements):
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.specifier.contains(pin, prereleases=False):
            faults.append(f"{requirement}: {pin}")
    return faults


def cuda_packages(pins: dict[str, str]) -> list[str]:
    return [name for name in pins if re.match(r"nvidia-|cuda-|triton$|pytorch-triton", name)]


@pytest.fixture(scope="module")
def run_pins() -> dict[str, str]:
    return read_pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dev_pins() -> dict[str, str]:
    return read_pins((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"))


def test_torch_is_pinned_without_naming_a_build(run_pins: dict[str, str]) -> None:
    assert run_pins["torch"] == "2.13.0"


def test_no_pin_names_a_build_of_one_machine(dev_pins: dict[str, str]) -> None:
    assert [f"{name}=={pin}" for name, pin in dev_pins.items() if Version(pin).local] == []


def test_neither_lock_asks_for_cuda(run_pins: dict[str, str], dev_pins: dict[str, str]) -> None:
    assert cuda_packages(run_pins | dev_pins) == []


def test_no_pin_is_a_pre_release(dev_pins: dict[str, str]) -> None:
    early = [name for name, pin in dev_pins.items() if Version(pin).is_prerelease]

    assert [name for name in early if not ONLY_BETAS.fullmatch(name)] == []


def test_what_the_program_asks_for_is_locked_within_its_range(run_pins: dict[str, str]) -> None:
    assert outside_range(TO_RUN, run_pins) == []


def test_what_its_developers_ask_for_is_locked_within_its_range(dev_pins: dict[str, str]) -> None:
    assert outside_range(TO_RUN + TO_DEVELOP, dev_pins) == []


def test_the_development_lock_holds_the_other_one_unchanged(run_pins: dict[str, str], dev_pins: dict[str, str]) -> None:
    assert {name: dev_pins.get(name) for name in run_pins} == run_pins
    assert len(dev_pins) > len(run_pins)


def test_the_head_of_each_lock_says_how_to_refresh_it() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        head = (ROOT / name).read_text(encoding="utf-8").split("==", maxsplit=1)[0]
        assert "make lock" in head, name


@pytest.mark.parametrize(
    "line",
    ["numpy", "numpy>=2", "--index-url https://example.org/simple", "-r other.lock", "numpy==2.4.6\nNumPy==2.4.5"],
)
def test_a_line_that_is_no_pin_is_found(line: str) -> None:
    with pytest.raises(ValueError, match=r"not a pin|pinned twice"):
        read_pins(line)


def test_a_pin_that_is_missing_or_out_of_range_is_found() -> None:
    pins = {"rich": "16.0", "typing-extensions": "4.16.0"}

    assert outside_range(["rich>=14,<16", "typing_extensions>=4", "typer>=0.20"], pins) == [
        "rich<16,>=14: 16.0",
        "typer>=0.20: None",
    ]


def test_the_packages_of_cuda_are_known() -> None:
    names = ["cuda-bindings", "numpy", "nvidia-cublas", "nvidia-cudnn-cu13", "torch", "triton"]

    assert cuda_packages(dict.fromkeys(names, "1.0")) == [
        "cuda-bindings",
        "nvidia-cublas",
        "nvidia-cudnn-cu13",
        "triton",
    ]
