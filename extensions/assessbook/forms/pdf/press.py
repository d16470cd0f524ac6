"""Print HTML as a tagged PDF (PDF/UA-1), always with the same bytes."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..registry import Unwritable


def press(html: str, style: str, *, with_fields: bool) -> bytes:
    """Return the PDF as the layout engine makes it; nothing is fetched from anywhere. Raises Unwritable.

    `style` is the style sheet that many documents share: it is read once. A document's own sheet wins over it.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise Unwritable(
            "PDF forms need the Python package WeasyPrint and the library Pango, and one of them is missing. Run "
            "`make` again, or `sh setup/system.sh pdf-engine`."
        ) from error
    document = weasyprint.HTML(string=html, url_fetcher=_refuse)
    return bytes(document.write_pdf(stylesheets=[_sheet(style)], pdf_variant="pdf/ua-1", pdf_forms=with_fields))


@cache
def _sheet(style: str) -> Any:
    import weasyprint

    return weasyprint.CSS(string=style, url_fetcher=_refuse)


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a form fetches nothing, but was asked for {url}")
