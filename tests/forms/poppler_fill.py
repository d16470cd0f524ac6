"""Fill a PDF form with poppler: run with the system's Python, which has its bindings. Arguments: form, acts, result."""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402

before, plan, after = (Path(argument) for argument in sys.argv[1:])
acts = json.loads(plan.read_text(encoding="utf-8"))
document = Poppler.Document.new_from_file(before.as_uri(), None)
for number in range(document.get_n_pages()):
    page = document.get_page(number)
    for mapping in page.get_form_field_mapping():
        field = mapping.field
        kind, what = acts.pop(field.get_name(), ("", None))
        if kind == "choose":
            field.choice_select_item(what)
        elif kind == "tick":
            field.button_set_state(what)
        elif kind == "type" and field.get_field_type() == Poppler.FormFieldType.CHOICE:
            field.choice_set_text(what)
        elif kind == "type":
            field.text_set_text(what)
if acts:
    sys.exit(f"no such fields: {sorted(acts)}")
document.save(after.as_uri())
