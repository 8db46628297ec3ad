"""Words typed -> a request, and an exit code back. Reads the clock and the environment; nothing below does.

What a command needs is imported when it runs: `briefpress --help` loads neither an engine nor a template.
"""

from briefpress.files.safe_path import leave_working_folder

leave_working_folder()

try:
    from briefpress.cli.application import main as main
except KeyboardInterrupt:
    # `main` would say it in words; to import it takes long enough for somebody to change their mind.
    raise SystemExit(130) from None
