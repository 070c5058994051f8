from __future__ import annotations

import threading
import time

from index.embedding.turns import Turns


def test_one_at_a_time() -> None:
    turns, inside, most = Turns(), 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(20):
            with turns:
                inside += 1
                most = max(most, inside)
                time.sleep(0.0005)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (most, inside) == (1, 0)


def test_who_comes_later_is_not_kept_out_by_a_loop() -> None:
    turns, rounds = Turns(), 0
    came = threading.Event()

    def loop() -> None:
        nonlocal rounds
        for _ in range(200):
            with turns:
                came.set()
                time.sleep(0.002)
            rounds += 1

    thread = threading.Thread(target=loop)
    thread.start()
    came.wait(10)
    with turns:
        waited = rounds
    thread.join(30)
    assert waited < 5
    assert rounds == 200


def test_turn_ends_when_an_error_leaves_it() -> None:
    turns = Turns()
    for _ in range(2):
        try:
            with turns:
                raise KeyError
        except KeyError:
            pass
    with turns:
        pass
