"""Each typical mistake of an author gives one message that says where, what, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.check import check
from assessbook.catalogue.load import load

BEDS, HEAD, SOURCES = "beds.yaml", "catalogue.yaml", "sources.yaml"

MISTAKES = {
    "unknown key": (
        (BEDS, "evidence: The watering", "evidense: The watering"),
        """\
checklists/beds.yaml:9:9: error[missing-key]: the key 'evidence' is missing
    hint: Add 'evidence:' here (in 'b2c3d').
checklists/beds.yaml:11:9: error[unknown-key]: the key 'evidense' is not known here
    hint: Did you mean 'evidence'?""",
    ),
    "list missing": (
        (BEDS, "respondents: [gardener]\nsections", "respondents: gardener\nsections"),
        """\
checklists/beds.yaml:4:14: error[wrong-type]: 'respondents' should be a list, not 'gardener'
    hint: Write it in square brackets, [one, two], or as lines that begin with '- '.""",
    ),
    "text missing": (
        (HEAD, "title: Care of gardens", "title:"),
        """\
checklists/catalogue.yaml:2:7: error[wrong-type]: 'title' should be text, not nothing
    hint: Write one text; if it looks like true, false or null, put it in quotes.""",
    ),
    "yes is an answer, not true": (
        (BEDS, "since: 1.0.0", "since: 1.0.0\n        core: yes"),
        """\
checklists/beds.yaml:22:15: error[wrong-type]: 'core' should be true or false, not 'yes'
    hint: Write true or false, without quotes.""",
    ),
    "number missing": (
        (BEDS, "unit: fish", "unit: fish, most: many"),
        """\
checklists/beds.yaml:24:50: error[wrong-type]: 'most' should be a whole number, not 'many'
    hint: Write digits only.""",
    ),
    "empty list": (
        (BEDS, "[gardener]\n        pillars", "[]\n        pillars"),
        """\
checklists/beds.yaml:12:22: error[empty-value]: 'respondents' is empty
    hint: Write at least one value, or remove it.""",
    ),
    "duplicate key": (
        (BEDS, "ask: Are the", "ask: Twice?\n        ask: Are the"),
        """\
checklists/beds.yaml:11:9: error[duplicate-key]: 'ask' stands here twice
    hint: Keep one of the two; YAML would silently drop the first.""",
    ),
    "duplicate id": (
        (BEDS, "f4g5h", "b2c3d"),
        """\
checklists/beds.yaml:22:13: error[duplicate-id]: the item id 'b2c3d' is already used at checklists/beds.yaml:9
    hint: Ids are never reused: run `assessbook mint` for an item, or choose another code.""",
    ),
    "duplicate code": (
        (HEAD, "- {id: water, name: Water}", "- {id: water, name: Water}\n  - {id: water, name: Rain}"),
        """\
checklists/catalogue.yaml:15:10: error[duplicate-id]: the code id 'water' is already used at checklists/catalogue.yaml:14
    hint: Ids are never reused: run `assessbook mint` for an item, or choose another code.""",
    ),
    "malformed id": (
        (BEDS, "id: b2c3d", "id: water-1"),
        """\
checklists/beds.yaml:9:13: error[malformed-id]: 'water-1' is not an item id
    hint: Run `assessbook mint` and use the id it prints, for example k7m4q.""",
    ),
    "option of a question that has none": (
        (BEDS, "carries: [yes]", "carries: [yes]\n            option: roses"),
        """\
checklists/beds.yaml:20:21: error[impossible-answer]: 'b2c3d' has no option 'roses'
    hint: Remove it: nothing can be ticked here.""",
    ),
    "part of a report for a pillar that is not there": (
        (
            "frameworks/code.yaml",
            "title: Water}",
            "title: Water}\nreports:\n  - {id: r, name: R, cycle: C, send-to: S, source: [book], "
            "sections: [{id: a, title: A, pillars: [wate]}]}",
        ),
        """\
checklists/frameworks/code.yaml:10:99: error[dangling-pillar]: there is no pillar 'wate' in catalogue.yaml
    hint: Did you mean 'water'?""",
    ),
    "dangling provision": (
        (BEDS, "code:art-1", "code:art-11"),
        """\
checklists/beds.yaml:17:24: error[dangling-provision]: there is no provision 'code:art-11' in the framework files
    hint: Did you mean 'code:art-1'?""",
    ),
    "dangling source": (
        (BEDS, "source: [book-1-1]", "source: [book-1-1, leaflet]"),
        """\
checklists/beds.yaml:14:28: error[dangling-source]: there is no source 'leaflet' in sources.yaml
    hint: Add it to sources.yaml, or correct the name.""",
    ),
    "dangling report": (
        ("frameworks/code.yaml", "title: Water}", "title: Water, report: yearly}"),
        """\
checklists/frameworks/code.yaml:8:57: error[dangling-report]: there is no report 'code:yearly' in the framework files
    hint: Add it to the framework files, or correct the name.""",
    ),
    "dangling part of a report": (
        ("frameworks/code.yaml", "title: Water}", "title: Water, sections: [part-1]}"),
        """\
checklists/frameworks/code.yaml:8:60: error[dangling-report]: there is no report section 'code:?/part-1' in the framework files
    hint: Add it to the framework files, or correct the name.""",
    ),
    "a provision for States that answer what nobody asks": (
        ("frameworks/code.yaml", "title: Water}", "title: Water, applies: {profile: gras, is: [yes]}}"),
        """\
checklists/frameworks/code.yaml:8:68: error[dangling-profile]: there is no profile question 'gras' in catalogue.yaml
    hint: Add it to catalogue.yaml, or correct the name.""",
    ),
    "dangling respondent": (
        (BEDS, "respondents: [gardener]\n        pillars", "respondents: [gardner]\n        pillars"),
        """\
checklists/beds.yaml:12:23: error[dangling-respondent]: there is no respondent 'gardner' in catalogue.yaml
    hint: Did you mean 'gardener'?""",
    ),
    "condition on an answer that does not exist": (
        (BEDS, "is: [yes]", "is: [maybe]"),
        """\
checklists/beds.yaml:30:43: error[impossible-answer]: 'has-pond' never has the answer 'maybe'
    hint: Use one of: yes, no.""",
    ),
    "condition on a number": (
        (BEDS, "since: 1.0.0", "since: 1.0.0\n        applies: {item: f4g5h, is: [yes]}"),
        """\
checklists/beds.yaml:22:25: error[impossible-answer]: 'f4g5h' has no answers to choose from
    hint: A condition can rest on a scale, a choice or a profile question.""",
    ),
    "condition of no kind": (
        (BEDS, "{profile: has-pond", "{profil: has-pond"),
        """\
checklists/beds.yaml:30:18: error[missing-key]: it does not say of what kind it is
    hint: A condition has one of the keys profile, item, all, any or not.""",
    ),
    "circular condition": (
        (BEDS, "since: 1.0.0", "since: 1.0.0\n        applies: {item: b2c3d, is: [yes]}"),
        """\
checklists/beds.yaml:22:18: error[circular-condition]: this condition goes round in a circle: b2c3d → b2c3d
    hint: Let one of these items apply whatever the others say.""",
    ),
    "word that is not allowed": (
        (BEDS, "strength: should", "strength: shuold"),
        """\
checklists/beds.yaml:15:19: error[unknown-word]: 'shuold' is not one of the words allowed here
    hint: Use one of: should, could, may, encouraged, described. Did you mean 'should'?""",
    ),
    "kind of answer": (
        (BEDS, "type: number", "type: numbr"),
        """\
checklists/beds.yaml:24:24: error[unknown-word]: 'numbr' is not one of the words allowed here
    hint: Use one of: scale, number, share, table, text, date, choice, several. Did you mean 'number'?""",
    ),
    "version": (
        (BEDS, "since: 1.0.0", "since: 1.0"),
        """\
checklists/beds.yaml:21:16: error[malformed-version]: '1.0' is not a version
    hint: Write three numbers with full stops: 1.2.0.""",
    ),
    "version of the future": (
        (BEDS, "since: 1.0.0", "since: 1.10.0"),
        """\
checklists/beds.yaml:21:16: error[version-order]: 'since: 1.10.0' is later than the catalogue's version 1.0.0
    hint: Raise 'version:' in catalogue.yaml, or correct this one.""",
    ),
    "demand without an item": (
        (BEDS, "source: [book-1-2]", "source: [book]"),
        """\
checklists/sources.yaml:12:18: error[not-served]: no item serves 'book-1-2', although it can be checked
    hint: Write an item with 'source: [book-1-2]', or add it to an item that asks for it.""",
    ),
    "listed without a file": (
        (HEAD, "checklists: [beds]", "checklists: [beds, trees]"),
        """\
checklists/catalogue.yaml:22:20: error[missing-file]: there is no checklist file for 'trees'
    hint: Add the file, or take 'trees' off the list.""",
    ),
    "file under another name": (
        (BEDS, "id: beds", "id: bedz"),
        """\
checklists/beds.yaml:1:5: error[file-name]: the file is called 'beds' but its id is 'bedz'
    hint: Give the file the name of the id, so that both are found.""",
    ),
    "no English label": (
        (HEAD, "{en: Yes, fr: Oui}", "{fr: Oui}"),
        """\
checklists/catalogue.yaml:9:28: error[missing-label]: 'yes' has no English label
    hint: Add 'en: …': English is shown where a language is missing.""",
    ),
    "tab": (
        (BEDS, "    items:", "\titems:"),
        """\
checklists/beds.yaml:8:1: error[tab]: the line is indented with a tab
    hint: Indent with spaces; most editors can replace all tabs at once.""",
    ),
    "alias": (
        (BEDS, "title: Beds", "title: *beds"),
        """\
checklists/beds.yaml:2:8: error[alias]: '*beds' repeats another part of the file
    hint: Write the text out; aliases and anchors are not used in catalogue files.""",
    ),
    "tag that would run code": (
        (BEDS, "title: Beds", "title: !!python/object/apply:os.system [id]"),
        """\
checklists/beds.yaml:2:8: error[tag]: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not used in catalogue files
    hint: Remove the word that begins with '!'; put the text in quotes if it is meant.""",
    ),
    "quote left open": (
        (BEDS, "title: Beds", 'title: "Beds'),
        """\
checklists/beds.yaml:2:8: error[syntax]: the quotation mark that opens here is never closed
    hint: Close it, or remove it.""",
    ),
    "colon in a text": (
        (BEDS, "title: Beds", "title: Beds: all"),
        """\
checklists/beds.yaml:2:12: error[syntax]: a ':' stands here where no key can be
    hint: Put the whole text in quotes, or check the indentation.""",
    ),
    "control character": (
        (BEDS, "title: Beds", "title: Be\x00ds"),
        """\
checklists/beds.yaml:2:10: error[control-character]: a control character stands here
    hint: Delete it, or write the line anew.""",
    ),
    "two documents": (
        (HEAD, "version: 1.0.0", "version: 1.0.0\n---\nid: more"),
        """\
checklists/catalogue.yaml:4:1: error[syntax]: a second document begins here
    hint: Keep one document per file: remove the line '---'.""",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_has_its_message(garden, mistake: str) -> None:
    change, expected = MISTAKES[mistake]
    _, problems = check(garden(change))
    assert "\n".join(map(str, problems)) == expected


FILE_MISTAKES = {
    "empty file": (b"", "1:1: error[empty]: the file is empty"),
    "only comments": (b"# nothing yet\n", "1:1: error[empty]: the file holds only comments"),
    "byte-order mark": (
        b"\xef\xbb\xbfid: beds\n",
        "1:1: error[byte-order-mark]: the file begins with a byte-order mark",
    ),
    "UTF-16": ("id: beds\n".encode("utf-16"), "1:1: error[encoding]: the file is saved as UTF-16"),
    "Latin-1": (b"id: beds\ntitle: Stra\xdfe\n", "2:12: error[encoding]: byte 0xdf is not UTF-8"),
    "a line of 5 MB": (
        b"id: beds\ntitle: " + b"x" * 5_000_000,
        "2:1: error[long-line]: the line has 5,000,007 characters; at most 100,000 are read",
    ),
    "alias bomb": (
        b"a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
        "2:8: error[alias]: '*a' repeats another part of the file",
    ),
    "brackets without end": (b"[" * 50_000, "1:1001: error[syntax]: too many brackets are opened inside one another"),
    "fifty levels": (b"[" * 50 + b"]" * 50, "1:41: error[depth]: more than 40 levels inside one another"),
    "too large": (
        b"#\n" * 10_000_001,
        "1:1: error[too-large]: the file has 20,000,002 bytes; at most 20,000,000 are read",
    ),
}


@pytest.mark.parametrize("mistake", FILE_MISTAKES)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(garden, mistake: str) -> None:
    data, expected = FILE_MISTAKES[mistake]
    directory: Path = garden()
    (directory / BEDS).write_bytes(data)
    loaded = load(directory)
    assert [str(problem).split("\n")[0] for problem in loaded.problems] == [f"checklists/beds.yaml:{expected}"]
    assert loaded.catalogue is not None and "code" in loaded.catalogue.framework


def test_all_errors_of_all_files_come_in_one_run(garden) -> None:
    directory = garden(
        (BEDS, "strength: could", "strength: can"),
        (SOURCES, "date: 2021", "date: soon"),
        ("frameworks/code.yaml", "kind: treaty", "kind: pact"),
    )
    _, problems = check(directory)
    assert [(p.file, p.line, p.code) for p in problems] == [
        ("checklists/beds.yaml", 29, "unknown-word"),
        ("checklists/frameworks/code.yaml", 4, "unknown-word"),
        ("checklists/sources.yaml", 4, "malformed-date"),
    ]


def test_a_sound_catalogue_has_no_problems(garden) -> None:
    loaded, problems = check(garden())
    assert problems == ()
    assert loaded.catalogue is not None
    assert [(p.number, p.item.id) for p in loaded.catalogue.items.values()] == [("1.1", "b2c3d"), ("1.2", "f4g5h")]


REPEATS = """\
          - {id: book-1-2, gist: Feed the fish.}
      - {id: book-2, label: Paragraph 2, gist: Says it again., checkable: yes, restates: [book-1]}
"""


def test_what_a_source_repeats_is_added_to_the_items_that_ask_it_already(garden) -> None:
    _, problems = check(garden((SOURCES, "          - {id: book-1-2, gist: Feed the fish.}\n", REPEATS)))
    assert [str(problem) for problem in problems] == [
        "checklists/sources.yaml:13:14: error[not-served]: no item serves 'book-2', although it can be checked\n"
        "    hint: It repeats book-1: add it to the items that serve those."
    ]


def test_an_item_that_only_repeats_is_asked_twice(garden) -> None:
    directory = garden(
        (SOURCES, "          - {id: book-1-2, gist: Feed the fish.}\n", REPEATS.replace("book-1-2", "book-1-1b")),
        (BEDS, "source: [book-1-1]", "source: [book-1-1, book-1-1b, book-2]"),
        (BEDS, "source: [book-1-2]", "source: [book-2]"),
    )
    _, problems = check(directory)
    assert [str(problem) for problem in problems] == [
        "checklists/beds.yaml:28:17: error[asked-twice]: 'f4g5h' asks again what its source only repeats\n"
        "    hint: Delete the item, and add its source to the items that serve book-1."
    ]
