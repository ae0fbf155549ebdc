"""Objects as HTML that stands alone, which notebooks show in place of a line.

Nothing is fetched, nothing runs, and every text is escaped.  All colours are made from the text
colour of the notebook, so that light and dark themes both work; without any style, as where a
notebook is not trusted, it is plain tables and lists.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import singledispatch
from itertools import islice

from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.checking.verdicts import Verdict
from miitbrief.corpora.conflicts import Comparison
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import Progress
from miitbrief.corpora.selected import Selected
from miitbrief.corpora.selections import Selection
from miitbrief.corpora.series import Series
from miitbrief.explanations.amounts import interval_in_words
from miitbrief.formats._facts import facts_of, in_words
from miitbrief.formats._html import Html, element, escaped, items, joined, table
from miitbrief.formats._marking import pieces
from miitbrief.formats.tables.table import Table
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure, Statement
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Exchange, Turn

__all__ = ["html_of"]

#: So many rows of a long list are shown; the number of the others is told.
_ROWS = 20

_STYLE = """
.miitbrief { font: inherit; color: inherit; line-height: 1.45; overflow-x: auto; }
.miitbrief > p, .miitbrief > ul, .miitbrief > table { max-width: 60em; }
.miitbrief td:first-child { white-space: nowrap; }
.miitbrief table { border-collapse: collapse; margin: .5em 0; font: inherit; color: inherit; }
.miitbrief caption { text-align: left; opacity: .75; padding-bottom: .3em; }
.miitbrief tr { background: none !important; }
.miitbrief th, .miitbrief td { text-align: left !important; vertical-align: top;
  padding: .2em .7em .2em 0; border: 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.miitbrief th { opacity: .75; font-weight: 600; }
.miitbrief mark { color: inherit; font-weight: 600; border-bottom: 2px solid;
  background: color-mix(in srgb, currentColor 12%, transparent); }
.miitbrief .cells td { white-space: nowrap; }
.miitbrief ul { margin: .3em 0; padding-left: 1.2em; }
.miitbrief .more { opacity: .75; }
.miitbrief .verdict { border: 1px solid; border-radius: 1em; padding: 0 .6em; white-space: nowrap; }
"""

#: What a reader has to look at comes first.
_ORDER = (
    Verdict.INCONSISTENT,
    Verdict.MISQUOTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKABLE,
)


def html_of(obj: object) -> str:
    """Return an object as HTML that stands alone.

    Args:
        obj: A briefing, turn, figure, target, check, series, selection, corpus or table; anything
            else is shown as its line.

    >>> from miitbrief import load
    >>> html_of(load("2022-02-28").speakers[0]).partition("</style>")[2]
    '<p><b>Mr. Xiao Yaqing</b></p><ul><li>minister of industry and information technology, \
Ministry of Industry and Information Technology</li></ul></div>'
    """
    return element("div", element("style", Html(_STYLE)), _shown(obj), class_="miitbrief")


@singledispatch
def _shown(obj: object) -> Html:
    """Return an object as HTML without the style: its line, and its explanation if it has one."""
    explain: Callable[[], str] | None = getattr(obj, "explain", None)
    return joined([_title(obj), "" if explain is None else items(explain().split("\n"))])


def _title(obj: object, more: object = "") -> Html:
    """Return what stands first: an object in a line, and more behind it."""
    return element("p", element("b", obj), more)


def _short(identifier: str) -> str:
    """Return an id without that of its briefing."""
    return identifier.partition("/")[2] or identifier


def _some(heads: Sequence[str], rows: Iterable[Sequence[object]], count: int, what: str) -> Html:
    """Return the first rows of a long table, and how many there are."""
    shown = min(count, _ROWS)
    told = f"{count} {what}" if shown == count else f"{shown} of {count} {what}"
    return table(heads, islice(rows, _ROWS), caption=told)


def _badge(word: object) -> Html:
    """Return a verdict or a status so that it is seen."""
    return element("span", in_words(word), class_="verdict")


def _verdicts(checks: Iterable[Check]) -> Html:
    """Return how many checks have which verdict."""
    counts = Counter(each.verdict for each in checks)
    return joined((_badge(f"{counts[each]} {each}") for each in _ORDER if counts[each]), " ")


@_shown.register
def _briefing(briefing: Briefing) -> Html:
    """Return a briefing: its occasion, its speakers, its verdicts, and its turns."""
    occasion = [briefing.host, briefing.place, briefing.date, briefing.source]
    turns = (
        (_short(turn.id), turn.who, turn.summary or _opening(turn), len(turn.statements))
        for turn in briefing.turns
    )
    verdicts = _verdicts(check(briefing))
    return joined(
        [
            _title(briefing.title),
            element("p", ", ".join(str(each) for each in occasion if each)),
            element("p", "Speakers: ", ", ".join(map(str, briefing.speakers)) or "none known"),
            element("p", "Claims: ", verdicts or "none"),
            table(
                ("Turn", "Who", "What", "Figures"), turns, caption=f"{len(briefing.turns)} turns"
            ),
        ]
    )


def _opening(turn: Turn) -> str:
    """Return how a turn begins, where its text is attached."""
    words = (turn.text or "").split()
    return " ".join(words[:_ROWS]) + (" ..." if len(words) > _ROWS else "")


@_shown.register
def _corpus(corpus: Corpus) -> Html:
    """Return a corpus: its briefings."""
    rows = (
        (each.date, each.id, each.title, len(each.figures), len(each.claims)) for each in corpus
    )
    heads = ("Day", "Id", "Briefing", "Figures", "Claims")
    return table(heads, rows, caption=f"{len(corpus)} briefings")


@_shown.register
def _turn(turn: Turn) -> Html:
    """Return a turn: who speaks, the text with its figures marked, or the summary, the figures."""
    text = joined(_paragraph(each, turn) for each in turn.paragraphs if each.text is not None)
    figures = ((_short(each.id), each) for each in turn.statements)
    return joined(
        [
            _title(turn.who, f" ({turn.id})"),
            text or element("p", turn.summary),
            table(("Id", "Figure"), figures) if turn.statements else "",
        ]
    )


def _paragraph(paragraph: Paragraph, turn: Turn) -> Html:
    """Return a paragraph in which each figure is marked."""
    marks = [(each.span, each) for each in turn.statements]
    cut = pieces(paragraph.text or "", paragraph.span.start, marks)
    return element(
        "p",
        *(
            element("mark", each.text, title="; ".join(map(str, each.marks)))
            if each.marks
            else each.text
            for each in cut
        ),
    )


@_shown.register
def _exchange(exchange: Exchange) -> Html:
    """Return a question and its answers."""
    return joined(_turn(each) for each in (exchange.question, *exchange.answers))


@_shown.register
def _speaker(speaker: Speaker) -> Html:
    """Return a speaker with the offices."""
    return joined([_title(speaker), items(speaker.offices) if speaker.offices else ""])


@_shown.register
def _statement(statement: Statement) -> Html:
    """Return a figure or a target: its line, what each field says, and what decided so."""
    facts = facts_of(statement)
    heads, rows = ("Field", statement.id), [(fact.name, fact.words) for fact in facts]
    if not statement.decisions:
        return joined([_title(statement), table(heads, rows)])
    why = (each.why if each.is_sure else f"wants a look: {each.why}" for each in facts)
    told = ((*row, reason) for row, reason in zip(rows, why, strict=True))
    return joined([_title(statement), table((*heads, "Why"), told)])


@_shown.register
def _selected(one: Selected) -> Html:
    """Return what was selected with where it was said and what its checks find."""
    said = f"{one.briefing.title}, {one.said or 'on a day that is not known'}"
    checks = items(f"{in_words(each.verdict)}: {each.claim}" for each in one.checks)
    return joined([_statement(one.statement), element("p", said), checks if one.checks else ""])


@_shown.register
def _check(found: Check) -> Html:
    """Return a check: its verdict, and its working."""
    lines = found.explain().split("\n")
    return joined([_title(found.claim, joined([" ", _badge(found.verdict)])), items(lines)])


@_shown.register
def _comparison(comparison: Comparison) -> Html:
    """Return two figures and what the later one makes of the earlier."""
    head = _title(comparison.concept or "two figures", joined([" ", _badge(comparison.relation)]))
    return joined([head, items(comparison.explain().split("\n"))])


@_shown.register
def _progress(progress: Progress) -> Html:
    """Return the progress of a target: its status, and its working."""
    head = _title(progress.target, joined([" ", _badge(progress.status)]))
    return joined([head, items(progress.explain().split("\n"))])


@_shown.register
def _series(series: Series) -> Html:
    """Return a series: each observation, what it may stand for, and who said it when."""
    rows = (
        (
            each.period or f"by {each.said}",
            each.figure.quantity,
            interval_in_words(each.interval, each.unit),
            each.said,
            each.speaker,
        )
        for each in series
    )
    left = series.left_out
    omitted = element("p", f"{len(left)} left out; see left_out.", class_="more") if left else ""
    heads = ("Time", "Printed", "May be", "Said", "Speaker")
    return joined([table(heads, rows, caption=series), omitted])


@_shown.register
def _selection(selection: Selection) -> Html:
    """Return what is selected, each with who said it and what its checks find."""
    rows = (
        (
            one.said,
            one.speaker or in_words(one.statement.attribution),
            one.statement,
            joined((_badge(each.verdict) for each in one.checks), " "),
        )
        for one in selection
    )
    heads = ("Said", "Speaker", "Figure" if _has_numbers(selection) else "Target", "Checks")
    noun = "statement" if len(selection) == 1 else "statements"
    return _some(heads, rows, len(selection), noun)


def _has_numbers(selection: Selection) -> bool:
    """Tell whether a figure is among what is selected."""
    return any(isinstance(each, Figure) for each in islice(selection.statements, _ROWS))


@_shown.register
def _table(found: Table) -> Html:
    """Return a table: all its columns and the first of its rows."""
    rows = (tuple(map(_cell, row.values())) for row in found)
    return element("div", _some(found.names, rows, len(found), found.noun), class_="cells")


def _cell(value: object) -> Html:
    """Return a cell; numbers have no exponent, and yes and no are as in CSV."""
    if isinstance(value, bool):
        return escaped(str(value).lower())
    return escaped(f"{value:f}" if isinstance(value, Decimal) else value)
