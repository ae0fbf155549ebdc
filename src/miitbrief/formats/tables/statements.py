"""Tables of what is stated: figures, and targets with a number and without."""

from miitbrief.corpora.selected import Selected
from miitbrief.formats.tables.columns import Column, bounds, count, day, days, quantity, text
from miitbrief.formats.tables.sources import Source, selection_from
from miitbrief.formats.tables.table import Table
from miitbrief.model.figures import AnyTarget, Figure, Indicator

__all__ = ["figures", "targets"]

_SAID: tuple[Column[Selected], ...] = (
    text("briefing", "The id of the briefing.", lambda one: one.briefing.id),
    day("said", "The day of the briefing.", lambda one: one.said),
    text("id", "The id, unique in the briefing.", lambda one: one.statement.id),
    text("turn", "The id of the turn in which it is said.", lambda one: one.turn.id),
    text(
        "exchange",
        "The id of the question in whose exchange it is said.",
        lambda one: None if one.exchange is None else one.exchange.question.id,
    ),
    text(
        "speaker",
        "The id of who says it.",
        lambda one: None if one.speaker is None else one.speaker.id,
    ),
    text(
        "speaker_name",
        "The name of who says it.",
        lambda one: None if one.speaker is None else one.speaker.name,
    ),
    text("outlet", "Who asked the question.", lambda one: one.outlet),
    text("attribution", "Whose statement it is.", lambda one: one.statement.attribution),
    text("source", "The body that is named as its source.", lambda one: one.statement.source),
)

_WHAT: tuple[Column[Selected], ...] = (
    text("concept", "The slug of what is measured.", lambda one: one.statement.concept),
    text("measure", "What it is about, in words.", lambda one: one.statement.measure),
    text(
        "kind",
        "What the number says of its measure.",
        lambda one: None if one.figure is None else one.figure.kind,
    ),
    text("direction", "Up or down.", lambda one: one.statement.direction),
    *quantity(lambda one: one.quantity),
)

_WHERE: tuple[Column[Selected], ...] = (
    count("span_start", "Where it begins in the transcript.", lambda one: one.statement.span.start),
    count("span_end", "Where it ends in the transcript.", lambda one: one.statement.span.end),
    text("note", "What is odd about it in the text.", lambda one: one.statement.note or None),
)


def _figure(one: Selected) -> Figure:
    """Return the figure that a row of the table of figures is of."""
    assert one.figure is not None  # The table leaves out the others.
    return one.figure


def _target(one: Selected) -> AnyTarget:
    """Return the target that a row of the table of targets is of."""
    assert one.target is not None  # The table leaves out the others.
    return one.target


_FIGURES: tuple[Column[Selected], ...] = (
    *_SAID,
    text("type", "Indicator or Target.", lambda one: type(one.statement).__name__),
    *_WHAT,
    *bounds(
        "signed", "it stands for, where a fall is negative", lambda one: _figure(one).interval()
    ),
    *days("period", "the period", lambda one: _figure(one).period),
    *days("basis", "what it is compared with", lambda one: _figure(one).basis),
    text(
        "price_basis",
        "Whether it is at current or at constant prices.",
        lambda one: one.statement.price_basis if isinstance(one.statement, Indicator) else None,
    ),
    *_WHERE,
)

_TARGETS: tuple[Column[Selected], ...] = (
    *_SAID,
    *_WHAT,
    text("statement", "The aim in our words.", lambda one: _target(one).statement or None),
    day("due", "The last day on which it can be reached.", lambda one: _target(one).due),
    text(
        "baseline",
        "The id of the figure from which it starts.",
        lambda one: _id_of(_target(one).baseline),
    ),
    *_WHERE,
)


def _id_of(figure: Figure | None) -> str | None:
    """Return the id of a figure, if there is one."""
    return None if figure is None else figure.id


def figures(source: Source) -> Table:
    """Return figures as a table: indicators and targets with a number.

    What reporters say is among them, as ``attribution`` tells, unless a selection leaves it out.

    Args:
        source: Briefings, or what is selected of them.
    """
    found = tuple(one for one in selection_from(source) if one.figure is not None)
    return Table(noun="figures", columns=_FIGURES, items=found)


def targets(source: Source) -> Table:
    """Return targets as a table, with a number and without.

    Args:
        source: Briefings, or what is selected of them.
    """
    found = tuple(one for one in selection_from(source) if one.target is not None)
    return Table(noun="targets", columns=_TARGETS, items=found)
