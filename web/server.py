"""Serving the page: one address, nothing from anywhere else."""

from __future__ import annotations

import errno
import socket
from contextlib import closing

import gradio as gr
from starlette.middleware import Middleware

from ingest.errors import AdviserError
from web.security import SecurityHeaders
from web.templates import ASSETS, asset

SYSTEM = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONOSPACE = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]
SESSIONS_KEPT = 1000
STYLES = ["page.css", "answer.css", "panel.css", "parts.css"]


class PortTaken(AdviserError):
    """Something else listens where the page should be served."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"Port {port} on {host} is in use: choose another with --port, for example --port {port + 1}.")


def check_port(host: str, port: int) -> None:
    """Raise ``PortTaken`` where the page cannot be served, before anything slow begins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise AdviserError(
                f"Port {port} may not be used by this user: choose one above 1023 with --port."
            ) from error
        except socket.gaierror as error:
            raise AdviserError(f"There is no host {host!r} here: choose another with --host.") from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host, port) from error
            raise AdviserError(f"Cannot serve on {host!r}, port {port}: {error.strerror}.") from error


def launch(
    app: gr.Blocks, host: str = "127.0.0.1", port: int = 7860, *, share: bool = False, max_upload_mb: int = 5
) -> str:
    """Start serving in the background and return the address."""
    check_port(host, port)
    _, address, shared = app.launch(
        server_name=host,
        server_port=port,
        share=share,
        quiet=True,
        prevent_thread_lock=True,
        theme=_theme(),
        css_paths=[ASSETS / name for name in STYLES],
        head_paths=[ASSETS / "head.html"],
        js=asset("page.js"),
        favicon_path=ASSETS / "icon.svg",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        state_session_capacity=SESSIONS_KEPT,
        max_file_size=f"{max_upload_mb}mb",
        app_kwargs={"middleware": [Middleware(SecurityHeaders)], "docs_url": None, "redoc_url": None},
    )
    return shared or address


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme in the system's own fonts, so that none is fetched."""
    return gr.themes.Base(font=SYSTEM, font_mono=MONOSPACE)
