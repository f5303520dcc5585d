"""Writes an article as a saved web page: one file with its own style, a site menu before the text and a footer after.

The menu, the footer, and the cookie line are there because saved pages have them; whoever reads the article's text
from the page must leave them out.
"""

from __future__ import annotations

import re
from html import escape

from ingest.articles.blocks import Block, Listing, Paragraph, Table, Title, blocks
from ingest.articles.texts import Article

PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="Career Coach library">
<meta name="date" content="{date}">
<meta name="description" content="{summary}">
<style>
body {{ font-family: Georgia, serif; margin: 0; color: #222; }}
nav, footer {{ background: #f0efe9; padding: 1rem 2rem; font-family: sans-serif; font-size: 0.85rem; }}
nav ul {{ display: flex; gap: 1.5rem; list-style: none; margin: 0; padding: 0; }}
main {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #bbb; padding: 0.3rem 0.5rem; text-align: left; }}
</style>
</head>
<body>
<header>
<nav aria-label="Site">
<ul><li><a href="#">Home</a></li><li><a href="#">Role guides</a></li><li><a href="#">Courses</a></li>\
<li><a href="#">Articles</a></li><li><a href="#">About the library</a></li></ul>
</nav>
</header>
<main>
<article>
{body}
</article>
</main>
<footer>
<p>Career Coach library. <a href="#">Contact</a> | <a href="#">Accessibility</a> | <a href="#">Back to top</a></p>
</footer>
</body>
</html>
"""


def web_page(article: Article) -> str:
    """The whole page of a filled article."""
    return PAGE.format(
        language=article.heading.language,
        title=escape(article.heading.title),
        date=article.heading.date,
        summary=escape(article.heading.summary),
        body="\n".join(_html(block) for block in blocks(article.body)),
    )


def _html(block: Block) -> str:
    match block:
        case Title(level, text):
            return f"<h{level}>{_inline(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{_inline(text)}</p>"
        case Listing(items, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>\n" + "\n".join(f"<li>{_inline(item)}</li>" for item in items) + f"\n</{tag}>"
        case Table(rows):
            return _table(rows)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "\n".join(line(row, "td") for row in rows[1:])
    return f"<table>\n<thead>{line(rows[0], 'th')}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False))
