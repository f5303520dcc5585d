"""Serving the page on a port: one port check before, a graceful stop after. What is served is left to ``page``."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI

from app.errors import PortTaken

PORTS_TRIED = 200
STOP_SECONDS = 3


def serve(application: FastAPI, host: str, port: int) -> None:
    """Serve until interrupted (Ctrl-C or SIGTERM). Raises ``PortTaken``, naming the next free port."""
    if not _is_free(host, port):
        raise taken(host, port)
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=STOP_SECONDS,
        ws="none",
    )
    uvicorn.Server(config).run()


def taken(host: str, port: int) -> PortTaken:
    """The error to raise for a port in use."""
    return PortTaken(
        f"Port {port} on {host} is in use by another program.",
        f"Start with --port {free_port(host, port + 1)}, which is free, or stop the other program.",
    )


def free_port(host: str, port: int) -> int:
    """The first free port from ``port`` up; any free one if the next 200 are all in use."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        if _is_free(host, candidate):
            return candidate
    with socket.socket(_family(host)) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _is_free(host: str, port: int) -> bool:
    with socket.socket(_family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
