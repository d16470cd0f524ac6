"""The draft of one report: which answers stand in which of its parts, on what basis, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..catalogue.conditions import holds
from ..catalogue.frameworks import Framework, Report, ReportSection
from ..catalogue.model import Catalogue, Placed
from ..returns.model import Answer, Evidence, Return
from ..returns.receipt import answer_codes, applies
from .basis import BASIS, Ground, carrying, grounds
from .compare import Comparison, compared
from .review.contradictions import contradictions
from .review.findings import Ground as Reviewed
from .score import Score, Scored, by_pillar, by_section, score, serving
from .sensitivity import Audience, Seen, seen_by


@dataclass(frozen=True)
class Entry:
    """One answer in one part of the report. With `first`, its text stands in that earlier part already.

    `doubts` say why the answer may not fit together with another one, or with its note or document.
    """

    placed: Placed
    answer: Answer
    grounds: tuple[Ground, ...]
    first: ReportSection | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of the report, in the report's own order, with how many questions speak to it."""

    section: ReportSection
    entries: tuple[Entry, ...]
    questions: int


@dataclass(frozen=True)
class Open:
    """A question that the draft has no text from, and why."""

    placed: Placed
    why: str


@dataclass(frozen=True)
class Cover:
    """How one provision is served: questions that apply, those whose answer stands in the draft, and how closely."""

    label: str
    title: str
    questions: int
    used: int
    basis: str


@dataclass(frozen=True)
class Draft:
    """The draft of one report for one kind of readers. Nothing in it is withheld from them."""

    framework: Framework
    report: Report
    seen: Seen
    state: str
    parts: tuple[Part, ...]
    open: tuple[Open, ...]
    covers: tuple[Cover, ...]
    needs: tuple[tuple[Placed, Answer], ...]
    evidence: Mapping[str, Evidence]
    score: Score
    scores: tuple[Scored, ...]
    remarks: tuple[str, ...]
    comparison: Comparison | None = None

    @property
    def withheld(self) -> int:
        """How many answers that could serve this report are withheld from its readers."""
        return self.score.withheld


@dataclass(frozen=True)
class _Ground:
    """What a draft is made from: the questions that serve the framework, apply, and are not withheld."""

    seen: Seen
    framework: Framework
    catalogue: Catalogue
    questions: tuple[Placed, ...]
    doubts: Mapping[str, tuple[str, ...]]

    def answer(self, placed: Placed) -> Answer | None:
        """Return what is answered; None for a blank."""
        answer = self.seen.return_.answers.get(placed.item.id)
        return answer if answer is not None and answer.value is not None else None

    def carried(self, placed: Placed) -> tuple[Ground, ...]:
        """Return the provisions to which the answer carries over."""
        answer = self.answer(placed)
        found = grounds(placed, self.framework.id, answer, self.catalogue) if answer else ()
        return tuple(ground for ground in found if self.concerns(ground.provision))

    def concerns(self, reference: str) -> bool:
        """Tell whether a provision concerns this State; while that is open, it does."""
        provision = self.catalogue.provisions[reference][2]
        return holds(provision.applies, self.seen.return_.profile, self.codes) is not False

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The answers that are codes, by item id."""
        return answer_codes(self.seen.return_)


def draft(
    return_: Return, framework: str, audience: Audience, catalogue: Catalogue, last: Return | None = None
) -> Draft:
    """Return the draft of the report under `framework`; `last` is an earlier return to compare with.

    Raises KeyError for an unknown framework, IndexError when it has no report, NotComparable.
    """
    seen, chosen = seen_by(return_, audience), catalogue.framework[framework]
    asked = serving(framework, catalogue)
    codes = answer_codes(seen.return_)
    visible = [placed for placed in asked if placed.item.id not in seen.withheld]
    applying = tuple(p for p in visible if applies(p, catalogue, seen.return_.profile, codes))
    ground = _Ground(seen, chosen, catalogue, applying, _doubts(seen, last, catalogue))
    report = chosen.reports[0]
    parts = _parts(report, ground)
    needs = _needs(ground)
    shown = [entry.answer for part in parts for entry in part.entries]
    ids = {placed.item.id for placed in asked}
    return Draft(
        framework=chosen,
        report=report,
        seen=seen,
        state=state_named(return_, catalogue),
        parts=parts,
        open=(*_open(ground), *_beside(visible, ground)),
        covers=tuple(_covers(ground)),
        needs=needs,
        evidence=_cited(shown, seen.return_),
        score=score(asked, seen, catalogue),
        scores=(*by_section(seen, catalogue, ids), *by_pillar(seen, catalogue, ids)),
        remarks=tuple(_remarks(return_, chosen)),
        comparison=compared(last, seen, asked) if last else None,
    )


def _parts(report: Report, ground: _Ground) -> tuple[Part, ...]:
    first: dict[str, ReportSection] = {}
    parts = []
    for section in report.sections:
        entries = []
        for placed in ground.questions:
            found = tuple(g for g in ground.carried(placed) if _stands(g.provision, section, placed, report, ground))
            answer, earlier = ground.answer(placed), first.get(placed.item.id)
            if found and answer and not (earlier and all(_runs_through(g.provision, ground) for g in found)):
                entries.append(Entry(placed, answer, found, earlier, ground.doubts.get(placed.item.id, ())))
                first.setdefault(placed.item.id, section)
        speaking = sum(
            any(
                ground.concerns(service.provision) and _stands(service.provision, section, p, report, ground)
                for service in p.item.serves
            )
            for p in ground.questions
        )
        parts.append(Part(section, tuple(entries), speaking))
    return tuple(parts)


def _doubts(seen: Seen, last: Return | None, catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return what a reviewer would ask about, by question; only for the State itself, which can still mend it."""
    if seen.audience != "internal":
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for finding in contradictions(Reviewed(seen, catalogue, last)):
        for said in finding.said:
            found[said.code] = (*found.get(said.code, ()), finding.why)
    return found


def _stands(reference: str, section: ReportSection, placed: Placed, report: Report, ground: _Ground) -> bool:
    """Tell whether what an item says to a provision stands in this part of the report."""
    framework, _, provision = ground.catalogue.provisions[reference]
    if framework.id != ground.framework.id or provision.report != report.id:
        return False
    of_pillar = {each.id for each in report.sections if set(each.pillars) & set(placed.item.pillars)}
    mine = of_pillar if provision.in_every_part else of_pillar & set(provision.sections)
    return section.id in (mine or provision.sections)


def _runs_through(reference: str, ground: _Ground) -> bool:
    return ground.catalogue.provisions[reference][2].in_every_part


def _open(ground: _Ground) -> Iterable[Open]:
    for placed in ground.questions:
        answer = ground.answer(placed)
        if answer is None:
            yield Open(placed, "not answered")
        elif not ground.carried(placed):
            yield Open(placed, _not_carried(placed, answer, ground))


def _not_carried(placed: Placed, answer: Answer, ground: _Ground) -> str:
    codes = {option.code: option.in_language("en") for option in ground.catalogue.options(placed.item.answer)}
    if grounds(placed, ground.framework.id, answer, ground.catalogue):
        return "answered, but what it speaks to does not concern your State, as your other answers say"
    if placed.item.answer.type == "scale":
        would = [f"“{codes[code]}”" for code in carrying(placed, ground.framework.id, ground.catalogue)]
        rule = f"only {' or '.join(would)} gives text" if would else "it shows where work is left, and gives no text"
        return f"answered “{codes.get(str(answer.value), str(answer.value))}”: {rule}"
    if isinstance(answer.value, Mapping) and all(isinstance(n, str) for n in answer.value.values()):
        return "answered, but no figure is given"
    return "answered: it gives no text for this report"


def _beside(visible: Iterable[Placed], ground: _Ground) -> Iterable[Open]:
    applying = {placed.item.id for placed in ground.questions}
    for placed in visible:
        if placed.item.id not in applying and ground.answer(placed):
            yield Open(placed, "answered, although your other answers say that it does not apply to your State")


def _covers(ground: _Ground) -> Iterable[Cover]:
    for reference, (framework, plan, provision) in ground.catalogue.provisions.items():
        if framework.id != ground.framework.id:
            continue
        owner = reference.partition(":")[0]
        ways = [
            (p.item.id, service) for p, service in ground.catalogue.serving(owner) if service.provision == reference
        ]
        closest = {BASIS[service.relation] for _, service in ways}
        basis = next((each for each in ("direct", "derived", "partial") if each in closest), "no question serves it")
        if not ground.concerns(reference):
            basis = "does not concern your State"
        served = [placed for placed in ground.questions if placed.item.id in {id for id, _ in ways}]
        used = sum(any(g.provision == reference for g in ground.carried(placed)) for placed in served)
        label = f"{plan.name if plan else framework.short}, {provision.label}"
        yield Cover(label, provision.title, len(served), used, basis)


def _needs(ground: _Ground) -> tuple[tuple[Placed, Answer], ...]:
    answers = ((placed, ground.answer(placed)) for placed in ground.questions if placed.item.answer.type == "scale")
    order = ("no", "partly", "planned")
    found = [(placed, answer) for placed, answer in answers if answer and answer.value in order]
    return tuple(sorted(found, key=lambda pair: order.index(str(pair[1].value))))


def _cited(shown: Iterable[Answer], return_: Return) -> Mapping[str, Evidence]:
    cited = {id for answer in shown for id in answer.evidence}
    return {id: row for id, row in return_.evidence.items() if id in cited}


_INVENTED = "Exercise"
"""How the name of every invented State begins; the flag of an exercise alone makes no real State invented."""


def state_named(return_: Return, catalogue: Catalogue) -> str:
    """Return how the State of a return is called in its reports."""
    code = return_.respondent.state
    if code is None:
        return "State not named"
    known = catalogue.states.states if catalogue.states else ()
    name = next((state.name for state in known if state.id == code), code)
    if return_.respondent.exercise and not name.startswith(_INVENTED):
        return f"{_INVENTED} State {code}"
    return name


def _remarks(return_: Return, framework: Framework) -> Iterable[str]:
    """Yield what the editor should know before reading on."""
    party, year = return_.profile.get(f"party-{framework.id}"), return_.respondent.year
    if party in ("no", "signatory"):
        said = "has only signed" if party == "signatory" else "is not a party to"
        yield f"The return says that your State {said} this treaty. Check whether a report is due at all."
    for plan in framework.plans:
        if plan.provisions and year is not None and not plan.starts <= year <= plan.ends:
            yield (
                f"The {plan.name} runs from {plan.starts} to {plan.ends}; this return is of {year}. Look up which plan "
                "counts before you quote it."
            )
    if return_.respondent.year is None:
        yield "The return does not say of which year it is. Add the year before you send anything."
