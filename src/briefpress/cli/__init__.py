"""Words typed -> a request, and an exit code back. Reads the clock and the environment; nothing below does.

What a command needs is imported when it runs: `briefpress --help` loads neither an engine nor a template.
"""

import atexit
import gc

from briefpress.files.safe_path import leave_working_folder

leave_working_folder()
# What is left goes with the process. To look through all of it for what could be freed takes a tenth of a second.
atexit.register(gc.freeze)

try:
    from briefpress.cli.application import main as main
except KeyboardInterrupt:
    # `main` would say it in words; to import it takes long enough for somebody to change their mind.
    raise SystemExit(130) from None
