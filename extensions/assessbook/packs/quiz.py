"""The directives `quiz` and `why`: a question with its options, the right one, and the reason for the facilitator."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst import directives

from ..handbook.building import paragraph
from ..handbook.words import _
from .directive import TrainingDirective
from .nodes import PART, QUIZ, facilitator_notes
from .words import KINDS


class QuizDirective(TrainingDirective):
    """A question. Argument: its words. The body is the list of options, and `why` with the reason.

    Options: `key` (the number of the right option, from 1; several with commas), `test` (it stands in the test that
    opens and closes a course).
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"key": directives.unchanged_required, "test": directives.flag}

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the question, its options with their numbers, and the closed answer."""
        quiz = nodes.container("", classes=["assess-training", "assess-quiz"])
        self.set_source_info(quiz)
        self.contents(quiz)
        whys = list(quiz.findall(facilitator_notes))
        options = self._options(quiz)
        quiz[PART], quiz["test"] = QUIZ, "test" in self.options
        quiz["key"] = self._key(len(options))
        quiz.clear()
        quiz += [self._question(), options, self._answer(quiz["key"], whys)]
        return [quiz]

    def _question(self) -> nodes.Node:
        words = self.arguments[0]
        question = nodes.paragraph(words, "", self.words(nodes.strong, words), classes=["assess-quiz-question"])
        self.set_source_info(question)
        return question

    def _options(self, quiz: nodes.Element) -> nodes.enumerated_list:
        """Return the options as a numbered list: the key names them by number."""
        found = [child for child in quiz.children if isinstance(child, nodes.bullet_list | nodes.enumerated_list)]
        options = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        if len(found) == 1 and len(found[0].children) > 1:
            options += found[0].children
        else:
            self.complain("a question needs one list of at least two options")
        return options

    def _key(self, count: int) -> tuple[int, ...]:
        numbers = tuple(int(word) if word.isdecimal() else 0 for word in self.codes("key"))
        if not numbers or any(not 1 <= number <= count for number in numbers):
            self.complain(f"key: name the right option by its number, 1 to {count}, for example :key: 2")
            return ()
        return numbers

    def _answer(self, key: tuple[int, ...], whys: list[facilitator_notes]) -> facilitator_notes:
        answer = facilitator_notes(kind="key", label=str(KINDS["key"]))
        self.set_source_info(answer)
        answer += paragraph(nodes.strong("", _("Answer:")), " ", ", ".join(map(str, key)))
        for why in whys:
            answer += why.children
        return answer


class WhyDirective(TrainingDirective):
    """The reason for the answer, in the body of a `quiz`."""

    has_content = True

    def drawn(self) -> Iterable[nodes.Node]:
        """Return notes that the quiz takes over."""
        notes = facilitator_notes(kind="key", label=str(KINDS["key"]))
        self.set_source_info(notes)
        self.contents(notes)
        return [notes]
