"""How long the server takes to start, the first time and later, and what memory it takes.

    python -m eval.bench.start_up

Starts `app.py` twice on a data folder of its own and waits until the page is served. The server opens its page only
when the model is loaded, so that the first answer comes right after (`answer_latency` tells how long that takes).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import typer
from rich.console import Console
from rich.table import Table

_APP = Path(__file__).resolve().parents[2] / "app.py"
_LONGEST_SECONDS = 300


def main() -> None:
    """Time two starts and one question from the command line."""
    table = Table(title="Start-up", title_justify="left")
    for column in ("what", "seconds", "peak memory, MB"):
        table.add_column(column, justify="left" if column == "what" else "right")
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "HOIDAP_DATA": data}
        for name in ("first start, with the samples taken in", "second start"):
            seconds, megabytes = _start(environment)
            table.add_row(name, f"{seconds:.1f}", f"{megabytes:.0f}")
        began = time.perf_counter()
        command = [sys.executable, "-m", "eval.cli.main", "ask", "Ai là Bí thư Tỉnh ủy Hậu Giang?", "--json"]
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=_APP.parent)
        table.add_row("hoidap ask, a process of its own", f"{time.perf_counter() - began:.1f}", "")
    Console().print(table)


def _start(environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds from start to page, and the peak memory in megabytes."""
    port = _free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, str(_APP)],
        env={**environment, "HOIDAP_PORT": str(port)},
        stderr=subprocess.DEVNULL,
        cwd=_APP.parent,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server)
        seconds = time.perf_counter() - began
        return seconds, _peak_memory(server.pid)
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=_LONGEST_SECONDS) as page:
                page.read()
                return
        except urllib.error.URLError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def _peak_memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return float(psutil.Process(pid).memory_info().rss) / 2**20


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    typer.run(main)
