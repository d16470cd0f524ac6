"""Rules on contradictions.yaml: each fact is about a question that is there, and about answers that it can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .answers import NumberAnswer, SeveralAnswer, ShareAnswer, TableAnswer, parts
from .checklists import Item
from .conditions import ItemIs, ProfileIs
from .contradictions import Contradiction, Counts, Given, LeftOut, More, Ticked
from .load import Loaded
from .marked import Path
from .model import Catalogue
from .problems import Problem, suggestion

_FILE = ("contradictions", "")
_COULD = "Could you"


def contradiction_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield every mistake in contradictions.yaml."""
    if loaded.catalogue is None:
        return
    seen: set[str] = set()
    for r, rule in enumerate(loaded.catalogue.contradictions.rules):
        path: Path = ("rules", r)
        if rule.id in seen:
            hint = "Give each rule an id of its own."
            yield loaded.problem(_FILE, (*path, "id"), "duplicate-id", f"two rules have the id '{rule.id}'", hint)
        seen.add(rule.id)
        if not rule.ask.startswith(_COULD):
            message = "the question is not one to a colleague"
            yield loaded.problem(_FILE, (*path, "ask"), "not-a-question", message, f"Begin it with “{_COULD}”.")
        yield from _facts(loaded, loaded.catalogue, rule, path)


def _facts(loaded: Loaded, catalogue: Catalogue, rule: Contradiction, path: Path) -> Iterator[Problem]:
    for f, fact in enumerate(rule.when):
        at: Path = (*path, "when", f)
        match fact:
            case ItemIs(item=id, is_=codes):
                yield from _item(loaded, catalogue, (*at, "item"), id)
                yield from _answers(loaded, (*at, "is"), id, codes, _options(catalogue, id))
            case ProfileIs():
                yield from _profile(loaded, catalogue, fact, at)
            case Ticked(ticked=id, option=code) | LeftOut(left_out=id, option=code):
                key = "ticked" if isinstance(fact, Ticked) else "left-out"
                yield from _item(loaded, catalogue, (*at, key), id)
                yield from _answers(loaded, (*at, "option"), id, (code,), _ticks(catalogue, id))
            case Given(given=id):
                yield from _item(loaded, catalogue, (*at, "given"), id)
            case Counts(counts=id, in_=group):
                yield from _figure(loaded, catalogue, (*at, "counts"), (*at, "in"), id, group)
            case More(more=more, than=than):
                for key, each in (("more", more), ("than", than)):
                    yield from _figure(loaded, catalogue, (*at, key, "item"), (*at, key, "in"), each.item, each.in_)


def _profile(loaded: Loaded, catalogue: Catalogue, fact: ProfileIs, at: Path) -> Iterator[Problem]:
    questions = {question.id: question.options for question in catalogue.head.profile}
    if fact.profile not in questions:
        yield _dangling(loaded, (*at, "profile"), f"profile question '{fact.profile}'", fact.profile, questions)
    else:
        codes = [option.code for option in questions[fact.profile]]
        yield from _answers(loaded, (*at, "is"), fact.profile, fact.is_, codes)


def _item(loaded: Loaded, catalogue: Catalogue, at: Path, id: str) -> Iterator[Problem]:
    if id not in catalogue.items and id not in loaded.declared:
        yield _dangling(loaded, at, f"item '{id}'", id, catalogue.items)


def _figure(
    loaded: Loaded, catalogue: Catalogue, at: Path, group_at: Path, id: str, group: str | None
) -> Iterator[Problem]:
    yield from _item(loaded, catalogue, at, id)
    item = _asked(catalogue, id)
    if item is None:
        return
    if not isinstance(item.answer, NumberAnswer | ShareAnswer | TableAnswer):
        hint = "Name a question for a number, a share or a table."
        yield loaded.problem(_FILE, at, "impossible-answer", f"'{id}' asks for no figures", hint)
    elif group is not None:
        groups = list(dict.fromkeys(code for codes in parts(item.answer, catalogue.breakdown) for code in codes))
        yield from _answers(loaded, group_at, id, (group,), groups)


def _answers(loaded: Loaded, at: Path, id: str, codes: Iterable[str], possible: list[str] | None) -> Iterator[Problem]:
    for n, code in enumerate(codes):
        if possible is not None and code not in possible:
            hint = f"Use one of: {', '.join(possible)}.{suggestion(code, possible)}" if possible else _NO_CODES
            place = (*at, n) if at[-1] == "is" else at
            yield loaded.problem(_FILE, place, "impossible-answer", f"'{id}' never has the answer '{code}'", hint)


_NO_CODES = "It has no answers of this kind. Name another question."


def _dangling(loaded: Loaded, at: Path, what: str, id: str, known: Iterable[str]) -> Problem:
    hint = suggestion(id, known).strip() or "Correct the name."
    return loaded.problem(_FILE, at, f"dangling-{what.split()[0]}", f"there is no {what}", hint)


def _asked(catalogue: Catalogue, id: str) -> Item | None:
    return catalogue.items[id].item if id in catalogue.items else None


def _options(catalogue: Catalogue, id: str) -> list[str] | None:
    item = _asked(catalogue, id)
    return None if item is None else [option.code for option in catalogue.options(item.answer)]


def _ticks(catalogue: Catalogue, id: str) -> list[str] | None:
    item = _asked(catalogue, id)
    if item is None:
        return None
    return [option.code for option in item.answer.options] if isinstance(item.answer, SeveralAnswer) else []
