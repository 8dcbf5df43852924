"""The page over the fake chain, to look at: python -m tests.web.demo [PORT]"""

from __future__ import annotations

import sys

from tests.web.fakes import FakeChain, FakeIndex, FakeInspector
from web import build_app, launch


def main(port: int = 7899) -> None:
    app = build_app(FakeChain(pause=0.2), FakeIndex(), FakeInspector())
    print(launch(app, port=port), flush=True)
    app.block_thread()


if __name__ == "__main__":
    main(*(int(value) for value in sys.argv[1:2]))
