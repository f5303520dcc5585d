"""The page's look: a Gradio theme without its fonts, our style sheets, and what goes into the page's head."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr  # noqa: TID251

FONTS = "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,PingFang SC,Microsoft YaHei,sans-serif".split(",")
MONO = "ui-monospace,Consolas,monospace".split(",")
COLOURS = {
    "paper": ("body_background_fill", "background_fill_secondary"),
    "surface": (
        "background_fill_primary",
        "block_background_fill",
        "input_background_fill",
        "button_secondary_background_fill",
        "button_secondary_background_fill_hover",
    ),
    "ink": ("body_text_color", "block_title_text_color", "button_secondary_text_color"),
    "soft": (
        "body_text_color_subdued",
        "block_label_text_color",
        "block_info_text_color",
        "input_placeholder_color",
    ),
    "line": ("border_color_primary", "block_border_color"),
    "edge": ("input_border_color",),
    "accent": (
        "border_color_accent",
        "link_text_color",
        "link_text_color_hover",
        "link_text_color_visited",
        "link_text_color_active",
        "button_primary_background_fill",
        "button_primary_background_fill_hover",
    ),
    "accent-ink": ("button_primary_text_color",),
}
"""Which of Gradio's colours are which of ours; both have a light and a dark one."""


def theme() -> gr.themes.Base:
    """Gradio's plainest theme, in the fonts of the reader's machine and the colours of our style sheet."""
    colours = {name: f"var(--{ours})" for ours, names in COLOURS.items() for name in names}
    dark = {f"{name}_dark": value for name, value in colours.items()}
    fonts = [gr.themes.Font(name) for name in FONTS]
    plain = gr.themes.Base(font=fonts, font_mono=[gr.themes.Font(name) for name in MONO])
    return plain.set(**colours, **dark, color_accent="var(--accent)")


def head() -> str:
    """Our styles and script, inside the page itself: nothing to fetch."""
    styles = "".join(_file(name) for name in ("colours.css", "dark.css", "page.css"))
    return (
        '<meta name="description" content="Career answers from your own library, each sentence with its source.">'
        f"<style>{styles}</style><script>{_file('page.js')}</script>"
    )


def _file(name: str) -> str:
    return files("app.ui").joinpath("templates", name).read_text("utf-8")
