"""Small repairs of the theme furo: direction of the language, other languages, names of landmarks, what a page loads.

The theme itself stays as it is. One template of three lines passes each page through `theme_page`; `theme.css` does
the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from ..forms.issue import replace_if_changed
from .theme_page import Edition, Search, css_text, mended, mended_body
from .words import _

_FURO = Path(__file__).parent / "furo"
_BODY = "<!-- the body of the page -->"
_BUILDERS = ("html", "dirhtml", "singlehtml")
_RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ku-Arab", "ps", "sd", "ug", "ur", "yi")
_CODE = ("styles/furo-extensions.css", "pygments.css")
"""Style sheets of the theme that only code samples and other extensions need."""


def setup_theme(app: Sphinx) -> None:
    """Register the repairs, and the list of the languages that the handbook is built in."""
    app.add_config_value(
        "assessbook_languages",
        {},
        "html",
        frozenset({dict}),
        "The languages built, each with the path from the root of this build to its own, for example {'fr': '../fr'}.",
    )
    app.connect("config-inited", _add_template)
    app.connect("builder-inited", _add_style)
    app.connect("write-started", _put_style)
    app.connect("html-page-context", _mend, priority=900)


def direction(language: str) -> str:
    """Return the direction in which a language is written: `rtl` or `ltr`."""
    return "rtl" if language.replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def _add_template(app: Sphinx, config: Config) -> None:
    if config.html_theme == "furo":
        config.templates_path = [*config.templates_path, _from(Path(app.confdir))]


def _from(folder: Path) -> str:
    """Return the way to our template, from the folder of conf.py where it holds us: builds note it in `.buildinfo`."""
    return str(_FURO.relative_to(folder) if _FURO.is_relative_to(folder) else _FURO)


def _add_style(app: Sphinx) -> None:
    if _wanted(app):
        app.add_css_file("theme.css")


def _put_style(app: Sphinx, builder: Builder) -> None:
    if _wanted(app):
        replace_if_changed(Path(app.outdir, "_static", "theme.css"), (_FURO / "theme.css").read_bytes())


def _wanted(app: Sphinx) -> bool:
    return app.config.html_theme == "furo" and app.builder.name in _BUILDERS


def _mend(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Set what the template needs."""
    if not _wanted(app):
        return
    language = (app.config.language or "en").replace("_", "-")
    if direction(language) == "rtl":
        # The theme writes only the attribute lang, and has no place of its own for the direction.
        context["language"] = Markup(f'{language}" dir="rtl')
    else:
        context["language"] = language
    editions = tuple(_editions(app, language, page, context["content_root"]))
    _mend_around(context, editions, _search(app) if template == "search.html" else None)
    title = Markup(context.get("title", "")).striptags()
    context["assess_print"] = _print_style(": ".join(filter(None, (app.config.html_title, title))), _rights(app.config))
    _spare(context)


def _rights(config: Config) -> str:
    """Return whose the text is and under which licence, in one line; empty where the pages do not say it."""
    holders = config.copyright if isinstance(config.copyright, str) else "; ".join(config.copyright)
    return f"© {holders}" if config.html_show_copyright and holders else ""


def _print_style(head: str, rights: str) -> str:
    """Return the style for the head and the foot of each printed sheet: a sheet alone tells where it comes from."""
    number = 'counter(page) " / " counter(pages)'
    foot = f'{css_text(rights)} "\\A " {number}' if rights else number
    return f"@page{{@top-center{{content:{css_text(head)}}}@bottom-center{{content:{foot}}}}}"


def _search(app: Sphinx) -> Search:
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    indices = [(name, index) for name, index, *_rest in app.builder.domain_indices]
    address = app.builder.get_relative_uri
    return Search(str(_("Search")), tuple((str(index.localname), address("search", name)) for name, index in indices))


def _mend_around(context: dict[str, Any], editions: tuple[Edition, ...], search: Search | None) -> None:
    """Let the template mend what stands around the body of the page, and put the body in between afterwards.

    A body can be large: it is not copied for each repair.
    """
    body = mended_body(str(context["body"])) if context.get("body") else ""
    if body:
        context["body"] = _BODY

    def pieces(html: str) -> tuple[str, str, str]:
        before, _, after = mended(html, editions, search).partition(_BODY)
        return before, body, after

    context["assess_mended"] = pieces


def _editions(app: Sphinx, language: str, page: str, root: str) -> Iterator[Edition]:
    """Yield the page in each language that is built."""
    paths: dict[str, str] = app.config.assessbook_languages
    for code, path in paths.items() if len(paths) > 1 else ():
        address = f"{root}{path.rstrip('/')}/{app.builder.get_target_uri(page)}"
        yield Edition(code, own_name(code), direction(code), "" if code == language else address)


def own_name(code: str) -> str:
    """Return what a language calls itself, for example `français`; its code when that is not known."""
    try:
        return Locale.parse(code, sep="-").get_display_name() or code
    except (ValueError, UnknownLocaleError):
        return code


def _spare(context: dict[str, Any]) -> None:
    """Leave out what a page without code samples does not use: on a slow line each file costs a second."""
    if 'class="highlight' not in context.get("body", ""):
        context["css_files"] = [css for css in context["css_files"] if not str(_name(css)).endswith(_CODE)]


def _name(asset: Any) -> str:
    return str(getattr(asset, "filename", asset))
