"""Writes `sbom.cdx.json`, the bill of materials: what an installed hotseat is made of.

It covers `locks/serve.txt`: what `hotseat` needs, and what serving it in a browser adds. Run it by
`make bom`, which has the tools. CycloneDX's own tool reads licences and who needs whom from the
packages, and hashes from the lock; here the two are put together.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
LOCK = ROOT / "locks" / "serve.txt"
BOM = ROOT / "sbom.cdx.json"


def main() -> None:
    """Write the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        installed = Path(folder) / "installed"
        tool("uv", "--no-config", "venv", "--quiet", "--python", sys.executable, str(installed))
        flags = ("--quiet", "--require-hashes", "--no-build", "--python", str(installed))
        tool("uv", "--no-config", "pip", "install", *flags, "-r", str(LOCK))
        pyproject = ("--pyproject", str(ROOT / "pyproject.toml"))
        bom = described("environment", *pyproject, str(installed))
    hashes = {
        part["purl"]: part["externalReferences"]
        for part in described("requirements", str(LOCK))["components"]
    }
    for part in bom["components"]:
        part["externalReferences"] += hashes[part["purl"]]
    bom["metadata"]["component"]["version"] = version()
    BOM.write_text(json.dumps(bom, indent=1) + "\n", encoding="utf-8")


def described(*how: str) -> Any:
    """What CycloneDX's tool says; the same for the same packages, whenever it is asked."""
    return json.loads(tool("cyclonedx-py", *how, "--output-reproducible"))


def version() -> str:
    """The version of hotseat."""
    text = (ROOT / "src" / "hotseat" / "_version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


def tool(name: str, *arguments: str) -> str:
    """What one of the locked tools prints."""
    done = subprocess.run([TOOLS / name, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


if __name__ == "__main__":
    main()
