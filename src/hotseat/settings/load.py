"""Finding and reading the config file. YAML is imported only where there is one."""

from __future__ import annotations

import os
from pathlib import Path

from hotseat.settings.models import Settings

VARIABLE = "HOTSEAT_CONFIG"
"""The environment variable that names another file."""


def config_path() -> Path:
    """`$HOTSEAT_CONFIG`, or `hotseat/config.yaml` in `$XDG_CONFIG_HOME`, by default `~/.config`."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    base = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    # The XDG rules say that a relative path is to be ignored.
    root = base if base.is_absolute() else Path.home() / ".config"
    return root / "hotseat" / "config.yaml"


def is_there() -> bool:
    """Whether there is a file to read, or there should be one: a file that was named."""
    return bool(os.environ.get(VARIABLE)) or os.path.lexists(config_path())


def load_settings() -> Settings:
    """The person's settings; without a config file, what holds for everyone.

    Raises:
        InvalidFileError: the file cannot be read or holds what it may not, or one was named
            that is not there; with all problems.
    """
    if not is_there():
        return Settings()
    return read_settings(config_path())


def read_settings(path: Path) -> Settings:
    """The settings in one file.

    Raises:
        InvalidFileError: see `load_settings`.
    """
    from hotseat.files.yamlfile import read_yaml
    from hotseat.settings.check import settings_in

    return settings_in(read_yaml(path))
