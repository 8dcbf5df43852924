"""The career adviser as a web page.

python app.py [--index DIR] [--model PROVIDER:NAME [--model-url URL]] [--host 127.0.0.1] [--port 7860] [--share] [--uploads]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from typing import Any

WARM_UP = "What skills does a Data Scientist need?"


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the page until interrupted; 2 where it cannot be served."""
    options = _parser().parse_args(argv)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported: nothing is reported anywhere

    from ingest.errors import AdviserError

    try:
        app, address = _start(options)
    except AdviserError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"The career adviser answers at {address} (Ctrl+C stops it)", flush=True)
    app.block_thread()
    return 0


def _start(options: argparse.Namespace) -> tuple:
    """Open the index, build the page and serve it: the page and its address."""
    from web.server import check_port

    check_port(options.host, options.port)
    from chat import build_chain
    from ingest.settings import Settings
    from web import Feedback, LiveInspector, Uploads, build_app, launch

    settings = Settings.load(index_dir=options.index, model=options.model, model_url=options.model_url)
    chain = build_chain(settings=settings)
    chain.live.get()  # a missing or damaged index is told here, not at the first question
    uploads = Uploads(settings) if may_upload(options) else None
    app = build_app(
        chain,
        chain.live,
        LiveInspector(chain.live, settings),
        feedback=Feedback(settings.feedback_path),
        uploads=uploads,
    )
    address = launch(app, options.host, options.port, share=options.share, max_upload_mb=settings.max_upload_mb)
    threading.Thread(target=_warm_up, args=(chain,), daemon=True).start()
    return app, address


def may_upload(options: argparse.Namespace) -> bool:
    """True where visitors may add documents: as told, else only where no other machine reaches the page."""
    if options.uploads is not None:
        return bool(options.uploads)
    return options.host in ("127.0.0.1", "localhost", "::1") and not options.share


def _warm_up(chain: Any) -> None:
    """Load what the first questions need, so that nobody waits for it."""
    with contextlib.suppress(Exception):  # the first question tells
        chain.invoke(WARM_UP)
        if (crossencoder := chain.live.get().crossencoder) is not None:
            crossencoder.load()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="The career adviser as a web page.")
    parser.add_argument("--index", metavar="DIR", help="folder of the index (default: the one it keeps itself)")
    parser.add_argument(
        "--model", metavar="PROVIDER:NAME", help="language model that words the answers, provider:name (default: none)"
    )
    parser.add_argument("--model-url", metavar="URL", help="the server it runs on, where that is your own")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=7860, help="port to serve on (default: %(default)s)")
    parser.add_argument(
        "--share",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="also give the page a public address through Gradio's relay (default: no)",
    )
    parser.add_argument(
        "--uploads",
        action=argparse.BooleanOptionalAction,
        help="let visitors add documents of their own (default: only where no other machine reaches the page)",
    )
    return parser


def _port(value: str) -> int:
    """A port number."""
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise argparse.ArgumentTypeError(f"{value!r} is no port: give a number from 1 to 65535")
    return int(value)


if __name__ == "__main__":
    raise SystemExit(main())
