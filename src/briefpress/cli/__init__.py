"""Words typed -> a request, and an exit code back. Reads the clock and the environment; nothing below does.

What a command needs is imported when it runs: `briefpress --help` loads neither an engine nor a template.
"""

from briefpress.files.safe_path import leave_working_folder

leave_working_folder()

from briefpress.cli.application import main as main  # noqa: E402 - what it imports is not to come from there
