"""What every mini project has in common; its pages stand in a folder of their own, the catalogue in `catalogue`."""

project = "Gardens"
author = "The gardeners"
copyright = "the gardeners"
version = release = "1.0"
extensions = ["myst_parser", "assessbook.handbook"]
myst_enable_extensions = ["colon_fence"]
smartquotes = False
html_theme = "basic"
html_copy_source = False
epub_show_urls = "no"
