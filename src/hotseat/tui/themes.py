"""Two calm themes of our own; Textual's stand beside them."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="hotseat-dark",
    primary="#8fbfae",
    secondary="#7d8b99",
    accent="#8fbfae",
    warning="#d9b36c",
    error="#d98880",
    success="#8fbfae",
    foreground="#d6dae0",
    background="#15181d",
    surface="#1a1e24",
    panel="#20252c",
    dark=True,
    variables={
        "foreground-muted": "#8b95a1",
        "rule": "#39414b",
        "block-cursor-background": "#26302f",
        "block-cursor-foreground": "#d6dae0",
        "block-cursor-text-style": "none",
        "input-selection-background": "#8fbfae 30%",
    },
)
LIGHT = Theme(
    name="hotseat-light",
    primary="#1d6b58",
    secondary="#5d6873",
    accent="#1d6b58",
    warning="#8a5a00",
    error="#a2342b",
    success="#1d6b58",
    foreground="#23272c",
    background="#faf9f6",
    surface="#f3f1ec",
    panel="#eae8e1",
    dark=False,
    variables={
        "foreground-muted": "#626a73",
        "rule": "#cfccc3",
        "block-cursor-background": "#dfe9e4",
        "block-cursor-foreground": "#23272c",
        "block-cursor-text-style": "none",
        "input-selection-background": "#1d6b58 25%",
    },
)
FALLBACK_VARIABLES = {"rule": "#66707a"}
"""What Textual's own themes do not define."""
