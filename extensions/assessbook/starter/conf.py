"""How Sphinx builds this handbook: pages in docs/, questions in checklists/."""

project = html_title = "{title}"
language = "en"
extensions = ["myst_parser", "assessbook.handbook"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "furo"
html_show_search_summary = False
smartquotes = False

assessbook_catalogue = "checklists"
assessbook_forms = ["xlsx", "html", "json"]
