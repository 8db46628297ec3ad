"""A page -> what a browser asks the network for when it shows it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-pings"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--disable-domain-reliability", "--disable-default-apps", "--metrics-recording-only", "--incognito"),
    # Whatever is asked for is not found: what counts is that it was asked for.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# What it asks for by itself, whatever it shows.
_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")


def asked_for(page: Path, folder: Path) -> set[str]:
    """Return the addresses that a page makes a browser ask for, itself left out; `folder` is for the browser."""
    assert CHROMIUM  # whoever calls has looked
    log = folder / "network.json"
    words = (f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--virtual-time-budget=5000")
    command = [CHROMIUM, *_FLAGS, *words, "--screenshot=" + str(folder / "shown.png"), page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (folder / "shown.png").stat().st_size > 1000
    events = json.loads(log.read_text())["events"]
    addresses = {event["params"]["url"] for event in events if "url" in event.get("params", {})}
    return {address for address in addresses if not _is_own(address) and not address.startswith("file://")}


def _is_own(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return any(host == own or host.endswith(f".{own}") for own in _OWN) or address.startswith(("chrome", "data:"))
