"""The set-up script: what is installed is what the locks say, whatever the environment and the folder hold.

Python and npm are stood in for by programs that write down how they were called: nothing is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDER = """#!{python} -I
import os, sys
with open({log!r}, "a") as log:
    heeded = ("pip_", "npm_", "node_", "python")
    kept = {{name: value for name, value in os.environ.items() if name.lower().startswith(heeded)}}
    print([os.path.basename(sys.argv[0]), *sys.argv[1:]], sorted(kept.items()), file=log)
if "venv" in sys.argv:
    os.makedirs(".venv/bin", exist_ok=True)
    os.symlink(sys.argv[0], ".venv/bin/python")
"""
POISON = {
    "PYTHONPATH": "evil",
    "PYTHONHOME": "evil",
    "PYTHONSTARTUP": "evil.py",
    "PIP_REQUIREMENT": "evil.txt",
    "PIP_TARGET": "evil",
    "PIP_NO_DEPS": "0",
    "PIP_CONFIG_FILE": "evil.conf",
    "PIP_EDITABLE": "evil",
    "npm_config_ignore_scripts": "false",
    "npm_config_userconfig": "evil",
    "NPM_CONFIG_PREFIX": "evil",
    "NODE_OPTIONS": "--require ./evil.js",
}
WAY = {"PIP_INDEX_URL": "https://mirror.example/simple", "npm_config_registry": "https://mirror.example/npm"}


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the script has called, each call with the variables that it was called with."""
    tmp_path = tmp_path_factory.mktemp("setup")
    for name in (".ci/setup", ".ci/native.py", ".ci/locks", ".ci/validators/package-lock.json", "pyproject.toml"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)
    programs, log = tmp_path / "programs", tmp_path / "log"
    programs.mkdir()
    for name in ("python3", "npm", "apt-get", "chromium"):
        program = programs / name
        program.write_text(RECORDER.format(python=os.path.realpath(sys.executable), log=str(log)))
        program.chmod(0o755)
    environment = POISON | WAY | {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path)}
    subprocess.run(["sh", ".ci/setup", "test"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    return log.read_text().splitlines()


def test_takes_from_the_environment_the_way_to_packages_alone(calls: list[str]) -> None:
    assert [] == [call for call in calls for value in ("evil", "PIP_NO_DEPS", "ignore_scripts'") if value in call]
    assert all(value in call for call in calls for value in WAY.values())


def test_installs_what_has_the_hashes_of_the_locks(calls: list[str]) -> None:
    installs = [call for call in calls if "'install'" in call or "'ci'" in call]

    assert 3 == len(installs)
    assert "'--require-hashes', '-r', '.ci/locks/test.txt'" in installs[0]
    assert "'--isolated', 'install', '--no-index', '--no-deps', '--no-build-isolation'" in installs[1]
    assert "('PIP_CONFIG_FILE', '/dev/null')" in installs[1]
    assert "'--ignore-scripts'" in installs[2]


def test_starts_python_apart_from_folder_and_environment(calls: list[str]) -> None:
    assert {"'-I'"} == {call.split("]")[0].split(", ")[1] for call in calls if call.startswith("['python")} - {
        "'--version'"
    }
