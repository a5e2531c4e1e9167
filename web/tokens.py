"""The tokens of the page by role. Their values for light, dark and high contrast are in `assets/look.css`."""

from typing import Any

COLOURS = (
    "paper",
    "card",
    "ink",
    "muted",
    "line",
    "accent",
    "on-accent",
    "free",
    "held",
    "yours",
    "taken",
    "warn",
    "danger",
)
"""Each state is also told by a shape and a word; a colour alone says nothing."""

SIZES = ("small", "body", "large")


def tailwind_config() -> dict[str, Any]:
    """Tailwind's names for the roles, so that a class reads `text-muted` or `bg-card`."""
    return {
        "theme": {
            "colors": {"transparent": "transparent", **{role: f"var(--{role})" for role in COLOURS}},
            "fontSize": {size: [f"var(--{size})", "1.5"] for size in SIZES},
            "fontWeight": {"plain": "400", "strong": "600"},
            "extend": {"spacing": {"touch": "2.75rem"}, "borderRadius": {"corner": "0.375rem"}},
        },
        "plugins": [],
    }
