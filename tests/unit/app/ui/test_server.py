"""Ports: a taken one is named with the next that is free."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from app.errors import PortTaken
from app.ui.server import free_port, serve


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_free_port_is_itself() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert free_port("127.0.0.1", port) == port


def test_a_taken_port_gives_the_next_free_one(taken: int) -> None:
    found = free_port("127.0.0.1", taken)
    assert found != taken
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", found))


def test_serving_on_a_taken_port_names_a_free_one(taken: int) -> None:
    with pytest.raises(PortTaken) as told:
        serve(FastAPI(), "127.0.0.1", taken)
    assert f"Port {taken}" in told.value.message
    assert "--port" in told.value.hint
