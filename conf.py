"""How Sphinx builds the handbook in docs/ from the checklists in checklists/."""

project = "Gender and diversity under the Convention on Cluster Munitions"
author = "The handbook's maintainers"
copyright = "the handbook's maintainers. Text: CC BY 4.0"
version = release = "1.0.0"
language = "en"

extensions = ["myst_parser", "assessbook.handbook", "assessbook.packs"]
root_doc = "index"
exclude_patterns = ["locale"]
locale_dirs = ["locale"]
gettext_compact = False
templates_path = []
smartquotes = False

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

assessbook_catalogue = "checklists"
assessbook_forms = ["xlsx", "html", "json"]

html_theme = "furo"
html_title = "Gender and diversity under the CCM"
html_show_search_summary = False
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None

assessbook_epub = "build/epub"
assessbook_packs = "build/packs"
epub_basename = "handbook"
epub_show_urls = "no"
epub_tocdup = False
