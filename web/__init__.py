"""The web page: a chat whose every sentence opens the passage it rests on.

Takes any chain with ``stream`` and any index with ``sources``, ``source`` and ``roles``.
"""

from web.feedback import Feedback
from web.room import LiveInspector
from web.server import PortTaken, launch
from web.ui import build_app
from web.uploads import Uploads

__all__ = ["Feedback", "LiveInspector", "PortTaken", "Uploads", "build_app", "launch"]
