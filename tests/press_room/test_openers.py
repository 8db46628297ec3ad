"""One room opens people's files, one writes: nowhere else in the source does anything that reads or changes a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import briefpress

PACKAGE = Path(briefpress.__file__).parent
# Whoever is called so opens, changes or removes what a path leads to.
CALLS = frozenset(
    {
        *("open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir"),
        *("rename", "touch", "symlink_to", "hardlink_to", "chmod"),
    }
)
# What `os` has besides: methods of other things are called so too.
OF_SYSTEM = frozenset(
    {
        *("remove", "replace", "link", "symlink", "makedirs", "removedirs", "renames", "truncate", "utime", "mkfifo"),
        *("mknod", "sendfile", "copy_file_range", "popen", "system", "startfile"),
    }
)
MODULES = frozenset({"shutil", "tempfile", "glob", "fileinput", "mmap", "linecache"})
ALLOWED = {
    "files/folder.py": {"open", "mkdir", "rmdir", "unlink", "replace", "utime"},  # the room
    "files/opener.py": {"open", "fdopen"},
    "files/zip_parts.py": {"open"},  # an archive, given bytes
    "publish/atomic.py": {"open", "fdopen", "mkdir"},  # whoever writes does so through its folders
    "publish/cache.py": {"touch"},
    "publish/lock.py": {"open", "fdopen"},
    "publish/own_folder.py": {"open", "fdopen", "mkdir"},
    "workers/engines.py": {"read_bytes"},  # our own code
    "writers/pdf/screen_profile.py": {"read_bytes"},  # a colour profile of the engine's package
    "assets/profiles/__init__.py": {"read_bytes"},  # our own profile
    "assets/licences/__init__.py": {"read_bytes"},  # texts that come along
    "writers/pdf/prepress/standard.py": {"read_bytes"},  # a stream of a PDF
    "writers/pdf/prepress/write.py": {"open"},  # pikepdf, given bytes
    "pipeline/libre_office.py": {"shutil", "tempfile"},  # where it is; a folder for what it makes
    "doctor/probe.py": {"read_text", "shutil"},  # the lock of a checkout; how much room a disk has
    "render/bounds.py": {"open"},  # what the system says of this process
    "workers/process_pool.py": {"open"},  # as above
    "cli/program.py": {"shutil"},  # where the command stands
    "cli/preview.py": {"open"},  # a browser, with an address
    "preview/editor.py": {"shutil"},  # whether there is such a command
    "preview/hand_over.py": {"open", "fdopen"},  # a note in the user's own folder, through its folder
    "preview/server.py": {"read_bytes"},  # our own page
    "assets/pictures/raster.py": {"open"},  # Pillow, given bytes
    "yaml_file/nodes.py": {"open"},  # a node
    "incoming/word/read.py": {"open"},  # a revision
    "incoming/review/older.py": {"mkdir", "write_bytes", "tempfile"},  # what git has, into a folder of its own
    "shelf/bundle/archival.py": {"open"},  # pikepdf, given bytes
    "shelf/bundle/fonts.py": {"open"},  # as above
    "shelf/tongue.py": {"read_text"},  # through whoever opens the templates
    "composing/appearance.py": {"read_text"},  # through whoever opens the templates
}


def test_nobody_else_touches_a_file() -> None:
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    found = {name: set(touching(ast.parse(path.read_text("utf-8")))) for name, path in paths.items()}

    assert ALLOWED == {name: words for name, words in found.items() if words}


def touching(tree: ast.Module) -> Iterator[str]:
    """Yield the words by which a file's code may touch files: what it calls, and the modules it imports for that."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in CALLS:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr=name)) if name in OF_SYSTEM:
                yield name
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases if alias.name in MODULES)
            case ast.ImportFrom(module=str(name)) if name in MODULES:
                yield name
