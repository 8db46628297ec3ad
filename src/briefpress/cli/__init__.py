"""Words typed -> a request, and an exit code back. Reads the clock and the environment; nothing below does.

What a command needs is imported when it runs: `briefpress --help` loads neither an engine nor a template.
"""

from __future__ import annotations

from briefpress.cli.application import main as main
