"""The page's look: a Gradio theme without its fonts, our style sheets, and what goes into the page's head."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr  # noqa: TID251

FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "PingFang SC",
    "Microsoft YaHei",
    "sans-serif",
)
MONO = ("ui-monospace", "Consolas", "monospace")


def theme() -> gr.themes.Base:
    """Gradio's plainest theme, in the fonts of the reader's machine and the colours of our style sheet."""
    pairs = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--soft)",
        "background_fill_primary": "var(--surface)",
        "background_fill_secondary": "var(--paper)",
        "block_background_fill": "var(--surface)",
        "block_label_text_color": "var(--soft)",
        "block_title_text_color": "var(--ink)",
        "block_info_text_color": "var(--soft)",
        "border_color_primary": "var(--line)",
        "block_border_color": "var(--line)",
        "input_background_fill": "var(--surface)",
        "input_border_color": "var(--edge)",
        "input_placeholder_color": "var(--soft)",
        "link_text_color": "var(--accent)",
        "link_text_color_hover": "var(--accent)",
        "link_text_color_visited": "var(--accent)",
        "link_text_color_active": "var(--accent)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_background_fill_hover": "var(--accent)",
        "button_primary_text_color": "var(--accent-ink)",
        "button_secondary_background_fill": "var(--surface)",
        "button_secondary_background_fill_hover": "var(--surface)",
        "button_secondary_text_color": "var(--ink)",
    }
    pairs |= dict.fromkeys(("color_accent", "border_color_accent", "loader_color"), "var(--accent)")
    both = pairs | {f"{name}_dark": value for name, value in pairs.items()}
    fonts = [gr.themes.Font(name) for name in FONTS]
    return gr.themes.Base(font=fonts, font_mono=[gr.themes.Font(name) for name in MONO]).set(**both)


def head() -> str:
    """Our styles and script, inside the page itself: nothing to fetch."""
    styles = "".join(_file(name) for name in ("colours.css", "dark.css", "page.css"))
    return (
        '<meta name="description" content="Career answers from your own library, each sentence with its source.">'
        f"<style>{styles}</style><script>{_file('page.js')}</script>"
    )


def _file(name: str) -> str:
    return files("app.ui").joinpath("templates", name).read_text("utf-8")
