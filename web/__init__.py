"""The web page: a chat whose every sentence opens the passage it rests on.

Takes any chain with ``stream`` and any index with ``sources``, ``source`` and ``roles``.
"""

from web.server import PortTaken, launch
from web.ui import build_app

__all__ = ["PortTaken", "build_app", "launch"]
