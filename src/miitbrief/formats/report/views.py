"""What a report shows of briefings, in the order in which it shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

import attrs

from miitbrief._validators import require_unique
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import checks_of
from miitbrief.corpora.conflicts import Conflict
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import Progress
from miitbrief.formats._facts import in_words
from miitbrief.formats.citations import Citation, cite
from miitbrief.formats.report.bars import Bar, bar_of
from miitbrief.formats.report.passages import Passage, passages
from miitbrief.formats.report.statements import FINDINGS, ORDER, CheckView, StatementView
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import AnyTarget
from miitbrief.model.references import Reference
from miitbrief.model.turns import Turn

__all__ = [
    "BriefingView",
    "ConflictView",
    "ReportView",
    "TargetView",
    "TurnView",
    "report_view",
]

#: The views of the statements of all briefings, by the ids of briefing and statement.
_Views = Mapping[tuple[str, str], StatementView]


@attrs.frozen(kw_only=True, eq=False)
class TurnView:
    """A turn: its text with its figures in it, or its summary with them below.

    Args:
        turn: The turn.
        statements: What is stated in it.
        paragraphs: The paragraphs that have a text.
    """

    turn: Turn
    statements: tuple[StatementView, ...]
    paragraphs: tuple[tuple[Passage, ...], ...]

    @property
    def kind(self) -> str:
        """Whether it is a question, an answer or remarks."""
        return type(self.turn).__name__.lower()

    @property
    def below(self) -> tuple[StatementView, ...]:
        """The statements that no passage is of."""
        shown = {passage.view for paragraph in self.paragraphs for passage in paragraph}
        return tuple(each for each in self.statements if each not in shown)


@attrs.frozen(kw_only=True, eq=False)
class TargetView:
    """A target and its progress.

    Args:
        view: The view of the target.
        target: The target.
        progress: Its progress, or None where it cannot be followed.
    """

    view: StatementView
    target: AnyTarget
    progress: Progress | None

    @property
    def status(self) -> str:
        """How far it is, in words."""
        return "not followed" if self.progress is None else in_words(self.progress.status)

    @property
    def bar(self) -> Bar | None:
        """The way that is covered beside the time that is over, to be drawn."""
        return None if self.progress is None else bar_of(self.progress)

    @property
    def working(self) -> list[str]:
        """The working of the progress, line by line."""
        return [] if self.progress is None else self.progress.explain().split("\n")


@attrs.frozen(kw_only=True, eq=False)
class ConflictView:
    """Two figures that cannot both be right.

    Args:
        conflict: The conflict.
        earlier: The view of the earlier figure.
        later: The view of the later figure.
    """

    conflict: Conflict
    earlier: StatementView
    later: StatementView

    @property
    def working(self) -> list[str]:
        """What tells the two apart, line by line."""
        return self.conflict.explain().split("\n")


@attrs.frozen(kw_only=True, eq=False)
class BriefingView:
    """A briefing with its turns, its targets and its checks.

    Args:
        key: What links find it by.
        briefing: The briefing.
        citation: How to cite it.
        turns: Its turns.
        targets: Its targets.
        checks: Its checks, what a reader has to look at first.
    """

    key: str
    briefing: Briefing
    citation: Citation
    turns: tuple[TurnView, ...]
    targets: tuple[TargetView, ...]
    checks: tuple[CheckView, ...]

    @property
    def heading(self) -> str:
        """The title and the day, which tell it from others."""
        return ", ".join(str(each) for each in (self.briefing.title, self.briefing.date) if each)

    @property
    def statements(self) -> Iterator[StatementView]:
        """Everything that is stated, in order."""
        return (each for turn in self.turns for each in turn.statements)


@attrs.frozen(kw_only=True, eq=False)
class ReportView:
    """Briefings, and what they say together.

    Args:
        briefings: The briefings.
        conflicts: The figures that cannot both be right.
    """

    briefings: tuple[BriefingView, ...]
    conflicts: tuple[ConflictView, ...]

    @property
    def title(self) -> str:
        """The title of the one briefing, or how many there are."""
        if len(self.briefings) == 1:
            return self.briefings[0].briefing.title
        return f"{len(self.briefings)} briefings"

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """Everything that is stated, in order."""
        return tuple(each for briefing in self.briefings for each in briefing.statements)

    @property
    def targets(self) -> tuple[TargetView, ...]:
        """All targets that officials set, in the order of the briefings."""
        return tuple(each for briefing in self.briefings for each in briefing.targets)

    @property
    def has_bars(self) -> bool:
        """Whether a bar is drawn for a target."""
        return any(each.bar for each in self.targets)

    @property
    def has_unsure(self) -> bool:
        """Whether the reader guessed a field of a statement."""
        return any(each.statement.unsure for each in self.statements)

    @property
    def checks(self) -> tuple[CheckView, ...]:
        """All checks, in the order of the briefings."""
        return tuple(each for briefing in self.briefings for each in briefing.checks)

    @property
    def findings(self) -> tuple[CheckView, ...]:
        """The checks that a reader has to look at."""
        return tuple(each for each in self.checks if each.check.verdict in FINDINGS)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many checks have which verdict, in words."""
        counts = Counter(each.check.verdict for each in self.checks)
        return [(in_words(each), counts[each]) for each in ORDER if counts[each]]

    @property
    def speakers(self) -> list[str]:
        """Who states something, in the order of the briefings."""
        return list(dict.fromkeys(each.speaker for each in self.statements))

    @property
    def concepts(self) -> list[str]:
        """What is measured."""
        found = {each.statement.concept for each in self.statements}
        return sorted(concept for concept in found if concept is not None)

    @property
    def verdicts(self) -> list[str]:
        """What checks find, in words, and last that no claim states a figure."""
        found = dict.fromkeys(word for each in self.statements for word in each.verdicts)
        known = [in_words(each) for each in ORDER]
        return [*(each for each in known if each in found), *(found.keys() - {*known})]


def report_view(briefings: Sequence[Briefing], references: Iterable[Reference]) -> ReportView:
    """Return what a report shows of briefings.

    Args:
        briefings: The briefings.
        references: Published values for what the texts lack.

    Raises:
        InvalidValueError: Where two briefings have one id.
    """
    require_unique("briefings of the report", (each.id for each in briefings))
    # Only briefings with dates have an order, in which later figures tell of earlier targets.
    corpus = Corpus(briefings) if all(each.date for each in briefings) else None
    numbers = count(1)
    views = {
        (briefing.id, statement.id): StatementView(
            key=f"figure-{number}",
            number=number,
            statement=statement,
            citation=cite(briefing, statement),
        )
        for briefing in briefings
        for turn in briefing.turns
        for statement, number in zip(turn.statements, numbers, strict=False)
    }
    found = checks_of(briefings, references=references)
    return ReportView(
        briefings=tuple(
            BriefingView(
                key=f"briefing-{place}",
                briefing=briefing,
                citation=cite(briefing),
                turns=tuple(
                    _turn(turn, tuple(views[briefing.id, each.id] for each in turn.statements))
                    for turn in briefing.turns
                ),
                targets=_targets(briefing, views, corpus),
                checks=_checks(briefing, views, [one for home, one in found if home is briefing]),
            )
            for place, briefing in enumerate(briefings, 1)
        ),
        conflicts=() if corpus is None else _conflicts(corpus, views),
    )


def _turn(turn: Turn, statements: tuple[StatementView, ...]) -> TurnView:
    """Return the view of a turn."""
    texts = [each for each in turn.paragraphs if each.text]
    paragraphs = tuple(passages(each, statements) for each in texts)
    return TurnView(turn=turn, statements=statements, paragraphs=paragraphs)


def _targets(briefing: Briefing, views: _Views, corpus: Corpus | None) -> tuple[TargetView, ...]:
    """Return the views of the targets that officials set."""
    return tuple(
        TargetView(
            view=views[briefing.id, target.id],
            target=target,
            progress=_progress(briefing, target, corpus),
        )
        for target in briefing.targets
    )


def _progress(briefing: Briefing, target: AnyTarget, corpus: Corpus | None) -> Progress | None:
    """Return the progress of a target, which was set for a day that was still to come."""
    if corpus is None or briefing.date is None or target.due < briefing.date:
        return None
    return corpus.progress(target)


def _checks(briefing: Briefing, views: _Views, found: Iterable[Check]) -> tuple[CheckView, ...]:
    """Return the views of the checks of a briefing, and tell them the figures that they are of."""
    checks: list[CheckView] = []
    for each in found:
        view = CheckView(
            check=each,
            stated=views[briefing.id, each.claim.stated.id],
            operands=tuple(
                views[home, one.id]
                for one, home in zip(
                    each.claim.operands, each.claim.homes(briefing.id), strict=True
                )
            ),
        )
        view.stated.checks.append(view)
        for operand in dict.fromkeys(view.operands):
            operand.uses.append(view)
        checks.append(view)
    return tuple(sorted(checks, key=lambda view: ORDER.index(view.check.verdict)))


def _conflicts(corpus: Corpus, views: _Views) -> tuple[ConflictView, ...]:
    """Return the views of the figures that cannot both be right."""
    return tuple(
        ConflictView(
            conflict=each,
            earlier=views[each.earlier.briefing.id, each.earlier.figure.id],
            later=views[each.later.briefing.id, each.later.figure.id],
        )
        for each in corpus.conflicts()
    )
