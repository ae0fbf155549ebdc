"""A copy of a transcript, attached: every place is found again, whatever the copy looks like."""

import datetime as dt
import random
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import cache
from hashlib import sha256

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Claim,
    ClaimKind,
    Exchange,
    Hedge,
    Indicator,
    InvalidValueError,
    Kind,
    NonFigure,
    QualitativeTarget,
    Quantity,
    Question,
    Reason,
    Remarks,
    Span,
    Speaker,
    TextMismatchError,
    Turn,
    Unit,
    available,
    load,
)
from miitbrief.model import Note, Paragraph
from miitbrief.model.figures import Figure, Statement

#: How many strings of digits the transcripts of the bundled briefings have.
DIGIT_STRINGS = {"2022-02-28": 176, "2022-06-14": 235}

ADA = Speaker(id="ada-vale", name="Ada Vale")
BO = Speaker(id="bo-lind", name="Bo Lind")

#: Words of invented paragraphs.
WORDS = (
    '"river"',
    "towns'",
    "mid-size",
    "bridges",
    "were",
    "built,",
    "and",
    "the",
    "towers",
    "(old)",
    "fell;",
    "see",
    "it",
)
#: Figures of invented paragraphs: how they are printed, the value, the unit, the kind.
FIGURES: tuple[tuple[str, str, str, Kind], ...] = (
    ("20.9 trillion yuan", "20900000000000", "CNY", Kind.LEVEL),
    ("6.3%", "6.3", "percent", Kind.GROWTH),
    ("4,762", "4762", "count", Kind.LEVEL),
    ("600,000", "600000", "count", Kind.LEVEL),
    ("1.367 million", "1367000", "count", Kind.LEVEL),
    ("6.8 percentage points", "6.8", "percentage point", Kind.POINT_CHANGE),
    ("Seventy-three", "73", "count", Kind.LEVEL),
    ("12 consecutive years", "12", "year", Kind.DURATION),
)
DATES = ("2021", "Feb. 28, 2022", "14th")

#: What a copy may have between two words, and between two paragraphs.
GAPS = (" ", "  ", "\n", "\u00a0", "\r\n", " \n ", "\t", "\u3000", " \u200b")
BREAKS = ("\n\n", "\n", "\r\n\r\n", "\n \u00a0\n", " ")
#: Other signs of the same meaning.
GLYPHS: tuple[Mapping[str, str], ...] = (
    {},
    {'"': "\u201d", "'": "\u2019", "-": "\u2013"},
    {'"': "\u00ab", "'": "\u2018", "-": "\u2212", "%": "\uff05", ",": "\uff0c"},
    dict(
        zip(
            "0123456789",
            "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
            strict=True,
        )
    ),
)
#: What other pages have around the words that were said.
FURNITURE = (
    "Share:",
    "_page_break_tag_",
    "[Photo by A. Painter, 1999]",
    "< 1 2 3 >",
    "Bridge News",
)


@attrs.frozen
class Block:
    """A paragraph of an invented transcript: pieces of text, some of them figures or dates.

    Args:
        id: The id of the paragraph.
        turn: The id of the turn, or None for a label.
        pieces: The words; a literal of several words is one piece.
    """

    id: str
    turn: str | None
    pieces: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is found by its first 40 visible characters, even inside of a word."""
        return len(squeezed("".join(self.pieces))) >= 40


@attrs.frozen
class Copy:
    """A copy of an invented transcript, with the places of all pieces that it has.

    Args:
        text: The copy.
        blocks: Where each block stands, by id.
        pieces: Where each piece stands, by the block's id and its number.
    """

    text: str
    blocks: dict[str, Span]
    pieces: dict[tuple[str, int], Span]


class Writer:
    """Writes a copy and remembers where everything stands."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: dict[str, Span] = {}
        self.pieces: dict[tuple[str, int], Span] = {}

    def block(self, block: Block, write: Callable[[str], str], gap: Callable[[], str]) -> None:
        """Write a block."""
        start = len(self.text)
        for number, piece in enumerate(block.pieces):
            self.text += gap() if number else ""
            first = len(self.text)
            for i, word in enumerate(piece.split(" ")):
                self.text += (gap() if i else "") + write(word)
            self.pieces[block.id, number] = Span(start=first, end=len(self.text))
        self.blocks[block.id] = Span(start=start, end=len(self.text))

    def copy(self) -> Copy:
        """Return what was written."""
        return Copy(self.text, self.blocks, self.pieces)


def plain(blocks: Collection[Block]) -> Copy:
    """Return the publisher's own text."""
    writer = Writer()
    for block in blocks:
        writer.text += "\n\n" if writer.text else ""
        writer.block(block, str, lambda: " ")
    return writer.copy()


def translated(glyphs: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that writes other signs."""
    return lambda word: "".join(glyphs.get(sign, sign) for sign in word)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[Block, ...]:
    """Draw the blocks of a transcript: turns with their labels; no two paragraphs are alike."""
    blocks: list[Block] = []
    for number in range(draw(st.integers(2, 5))):
        turn = f"b/{number}"
        blocks.append(Block(f"{turn}/label", None, ("Speaker", f"Number{'abcdef'[number]}:")))
        for part in range(draw(st.integers(1, 3))):
            name = f"Para{'ghijk'[number]}{'lmno'[part]}"
            literals = [literal for literal, *_ in FIGURES]
            piece = st.sampled_from([*WORDS, *literals, *DATES])
            pieces = draw(st.lists(piece, min_size=draw(st.sampled_from([1, 8])), max_size=16))
            blocks.append(Block(f"{turn}/p{part}", turn, (name, *pieces, "indeed.")))
    return tuple(blocks)


@st.composite
def copies(
    draw: st.DrawFn, blocks: tuple[Block, ...], dropped: Collection[str] = (), *, whole: bool
) -> Copy:
    """Draw a copy without some blocks, with white space, signs and furniture of its own.

    A copy that is not *whole* may lack labels, and may have some glued to a long paragraph.
    """
    writer = Writer()
    write = translated(draw(st.sampled_from(GLYPHS)))
    chance = random.Random(draw(st.integers(0, 10**6)))  # noqa: S311 - Draws would be slow.
    loose = not whole
    for block in blocks:
        if block.id in dropped or (block.turn is None and not whole and draw(st.booleans())):
            continue
        if draw(st.booleans()):
            writer.text += "" if loose and draw(st.booleans()) else chance.choice(BREAKS)
            writer.text += draw(st.sampled_from(FURNITURE))
            loose = not whole
        glued = loose and block.is_long and draw(st.booleans())
        writer.text += "" if glued else chance.choice(BREAKS)
        writer.block(block, write, lambda: chance.choice(GAPS))
        loose = not whole and (block.is_long or block.turn is None)
    writer.text += draw(st.sampled_from(["", "\n", " \n\nThe end."]))
    return writer.copy()


def figure(block: Block, number: int, place: Span) -> Indicator | None:
    """Return the figure that a piece is, if it is one."""
    assert block.turn is not None  # Labels have no figures.
    for literal, value, unit, kind in FIGURES:
        if block.pieces[number] == literal:
            reporter = block.turn == "b/1"
            return Indicator(
                id=f"{block.id}/{number}",
                measure="bridges",
                kind=kind,
                quantity=Quantity(
                    value=Decimal(value), unit=Unit(name=unit), hedge=Hedge.EXACT, text=literal
                ),
                attribution=Attribution.REPORTER if reporter else Attribution.OFFICIAL,
                turn=block.turn,
                span=place,
            )
    return None


def briefing(blocks: Collection[Block]) -> Briefing:
    """Return the briefing of a transcript, with its text attached."""
    own = plain(blocks)
    paragraphs = {
        block.id: Paragraph.at(own.blocks[block.id], own.text, id=block.id) for block in blocks
    }
    turns: list[Turn] = []
    for name in dict.fromkeys(block.turn for block in blocks if block.turn is not None):
        mine = [block for block in blocks if block.turn == name]
        figures = [
            found
            for block in mine
            for number in range(len(block.pieces))
            if (found := figure(block, number, own.pieces[block.id, number])) is not None
        ]
        turns.append(turn_of(name, [paragraphs[block.id] for block in mine], figures))
    stated = [found for turn in turns for found in turn.indicators]
    question, answers = turns[1], [turn for turn in turns if isinstance(turn, Answer)]
    assert isinstance(question, Question)
    return Briefing(
        id="b",
        title="Bridges",
        date=dt.date(2022, 2, 28),
        speakers=(ADA, BO),
        turns=tuple(turns),
        exchanges=(Exchange(question=question, answers=tuple(answers)),) if answers else (),
        nonfigures=tuple(
            NonFigure(span=own.pieces[block.id, number], literal=piece, reason=Reason.DATE)
            for block in blocks
            for number, piece in enumerate(block.pieces)
            if piece in DATES
        ),
        claims=tuple(
            Claim(id=f"b/c{i}", kind=ClaimKind.REPEAT, stated=one, operands=(stated[0],))
            for i, one in enumerate(stated[1:])
            if one.quantity.unit == stated[0].quantity.unit
        ),
        furniture=tuple(paragraphs[block.id] for block in blocks if block.turn is None),
        notes=(Note(span=own.pieces[blocks_of("b/0", blocks)[0].id, 0], text="an odd name"),),
        text=own.text,
    )


def blocks_of(turn: str, blocks: Collection[Block]) -> list[Block]:
    """Return the paragraphs of a turn."""
    return [block for block in blocks if block.turn == turn]


def turn_of(name: str, paragraphs: list[Paragraph], figures: list[Indicator]) -> Turn:
    """Return a turn: remarks first, then a question, then answers."""
    span = Span.hull(*(paragraph.span for paragraph in paragraphs))
    aims = tuple(
        QualitativeTarget(
            id=f"{name}/t{one.id}",
            measure="bridges",
            due=dt.date(2022, 12, 31),
            statement="More bridges are to be built.",
            baseline=one,
            turn=name,
            span=one.span,
        )
        for one in figures[:1]
    )
    parts = tuple(paragraphs)
    if name == "b/0":
        return Remarks(
            id=name,
            span=span,
            paragraphs=parts,
            indicators=tuple(figures),
            targets=aims,
            speaker=BO,
        )
    if name == "b/1":
        return Question(id=name, span=span, paragraphs=parts, indicators=tuple(figures))
    return Answer(
        id=name,
        span=span,
        paragraphs=parts,
        indicators=tuple(figures),
        targets=aims,
        speaker=ADA,
        hands_over_to=BO,
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Briefing, Copy, set[str]]:
    """Draw a briefing, a copy of its transcript, and the paragraphs that the copy lacks."""
    blocks = draw(scripts())
    spoken = [block.id for block in blocks if block.turn is not None]
    most = len(spoken) * 3 // 4
    dropped = set(draw(st.lists(st.sampled_from(spoken), max_size=most, unique=True)))
    return briefing(blocks), draw(copies(blocks, dropped, whole=False)), dropped


@st.composite
def complete_pairs(draw: st.DrawFn) -> tuple[Briefing, Copy, Copy]:
    """Draw a briefing and two copies of its transcript that lack nothing."""
    blocks = draw(scripts())
    copy = copies(blocks, whole=True)
    return briefing(blocks), draw(copy), draw(copy)


def squeezed(text: str) -> str:
    """Return a text without white space and in one form of each sign."""
    forms = {twin: sign for glyphs in GLYPHS for sign, twin in glyphs.items()}
    return translated(forms)(re.sub(r"[\s\u200b]", "", text))


def all_statements(one: Briefing) -> list[Statement]:
    """Return all figures and qualitative targets, a reporter's too, in the order of their ids."""
    found = [found for turn in one.turns for found in turn.statements]
    return sorted(found, key=lambda figure: figure.id)


def numbers_of(one: Briefing) -> list[tuple[Span, Quantity]]:
    """Return the place and number of every figure that has one."""
    return [
        (found.span, found.quantity) for found in all_statements(one) if isinstance(found, Figure)
    ]


class TestInvented:
    """Laws, on invented transcripts and copies of them."""

    @settings(max_examples=30)
    @given(cases())
    def test_places(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Every figure of a found paragraph stands where the copy has it."""
        original, copy, dropped = case
        for found in original.attach(copy.text).turns:
            for one in found.indicators:
                block, _, number = one.id.rpartition("/")
                if block not in dropped:
                    assert one.span == copy.pieces[block, int(number)]

    @settings(max_examples=30)
    @given(cases())
    def test_printed_forms(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """A figure is printed as the copy prints it, and is the same number as before."""
        original, copy, dropped = case
        attached = original.attach(copy.text)
        for before, after in zip(original.indicators, attached.indicators, strict=True):
            if after.id.rpartition("/")[0] not in dropped:
                assert after.quantity.text == copy.text[after.span.start : after.span.end]
                assert squeezed(after.quantity.text) == squeezed(before.quantity.text)
            assert attrs.evolve(after.quantity, text=before.quantity.text) == before.quantity
            assert after.quantity.printed == before.quantity.printed

    @settings(max_examples=30)
    @given(cases())
    def test_missing(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Exactly the paragraphs that the copy lacks are missing; their figures have no place."""
        original, copy, dropped = case
        attached = original.attach(copy.text)
        assert {paragraph.id for paragraph in attached.missing} == dropped
        for before, after in zip(all_statements(original), all_statements(attached), strict=True):
            if paragraph_at(original, before.span) in dropped:
                assert len(after.span) == 0
                assert getattr(after, "quantity", None) == getattr(before, "quantity", None)

    @settings(max_examples=30)
    @given(cases())
    def test_turns(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Turns stay in order, and each has the text of its paragraphs in the copy."""
        original, copy, dropped = case
        attached = original.attach(copy.text)
        assert [turn.id for turn in attached.turns] == [turn.id for turn in original.turns]
        for turn in attached.turns:
            places = [copy.blocks[p.id] for p in turn.paragraphs if p.id not in dropped]
            texts = [copy.text[place.start : place.end] for place in places]
            assert turn.text == ("\n\n".join(texts) if texts else None)
            if not dropped:
                assert turn.span == Span.hull(*places)

    @settings(max_examples=30)
    @given(cases())
    def test_nonfigures_and_notes(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Non-figures and notes are moved with their paragraphs."""
        original, copy, dropped = case
        attached = original.attach(copy.text)
        for before, after in zip(original.nonfigures, attached.nonfigures, strict=True):
            if paragraph_at(original, before.span) in dropped:
                assert (len(after.span), after.literal) == (0, before.literal)
            else:
                assert after.literal == after.span.of(copy.text)
                assert squeezed(after.literal) == squeezed(before.literal)
        if "b/0/p0" not in dropped:
            assert attached.notes[0].span == copy.pieces["b/0/p0", 0]

    @settings(max_examples=30)
    @given(cases())
    def test_nothing_else_changes(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Apart from places, printed forms and the text, the briefing is the same."""
        original, copy, _ = case
        attached = original.attach(copy.text)
        assert attached.text == copy.text
        assert attached.speakers == original.speakers
        assert attached.coverage == original.coverage
        for before, after in zip(all_statements(original), all_statements(attached), strict=True):
            assert moved_back(after, before) == before

    @settings(max_examples=30)
    @given(cases())
    def test_references(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """Exchanges, claims and baselines refer to the moved turns and figures."""
        original, copy, _ = case
        attached = original.attach(copy.text)
        for talk in attached.exchanges:
            assert {talk.question, *talk.answers} <= set(attached.turns)
        figures = set(all_statements(attached))
        for claim in attached.claims:
            assert {claim.stated, *claim.operands} <= figures
        assert {aim.baseline for aim in attached.targets} <= figures

    @settings(max_examples=25)
    @given(complete_pairs())
    def test_attach_another_copy(self, case: tuple[Briefing, Copy, Copy]) -> None:
        """The copy attached last counts, whichever was attached before."""
        original, one, other = case
        assert original.attach(one.text).attach(other.text) == original.attach(other.text)

    @settings(max_examples=25)
    @given(complete_pairs())
    def test_there_and_back(self, case: tuple[Briefing, Copy, Copy]) -> None:
        """The publisher's own text brings everything back to where it was."""
        original, copy, _ = case
        assert original.text is not None
        assert original.attach(copy.text).attach(original.text) == original
        assert original.attach(original.text) == original

    @settings(max_examples=25)
    @given(complete_pairs())
    def test_without_the_first_text(self, case: tuple[Briefing, Copy, Copy]) -> None:
        """Fingerprints are enough: a briefing that never had its text takes a copy as well."""
        original, copy, _ = case
        assert without_text(original).attach(copy.text) == original.attach(copy.text)

    @settings(max_examples=30)
    @given(cases())
    def test_after_a_copy_with_gaps(self, case: tuple[Briefing, Copy, set[str]]) -> None:
        """After a copy that lacks paragraphs even the publisher's own text is refused."""
        original, copy, dropped = case
        assume(dropped)
        assert original.text is not None
        with pytest.raises(
            InvalidValueError, match="the text attached to b lacks paragraphs; load"
        ):
            original.attach(copy.text).attach(original.text)

    @settings(max_examples=30)
    @given(scripts(), st.text("abc \n", max_size=200))
    def test_another_text(self, blocks: tuple[Block, ...], text: str) -> None:
        """A text that has none of the paragraphs is refused with the first of them."""
        original = briefing(blocks)
        first, total = original.turns[0].paragraphs[0], len(paragraphs_of(original))
        with pytest.raises(TextMismatchError) as caught:
            original.attach(text)
        error = caught.value
        assert (error.briefing, error.found, error.expected) == ("b", 0, total)
        assert error.first_missing == f"b/0/p0 at [{first.span.start}:{first.span.end}]"


def paragraphs_of(one: Briefing) -> list[Paragraph]:
    """Return the paragraphs of all turns."""
    return [paragraph for turn in one.turns for paragraph in turn.paragraphs]


def paragraph_at(one: Briefing, place: Span) -> str | None:
    """Return the id of the paragraph in which a place lies."""
    for paragraph in paragraphs_of(one):
        if paragraph.span.start <= place.start and place.end <= paragraph.span.end:
            return paragraph.id
    return None


def moved_back(one: Statement, to: Statement) -> Statement:
    """Return a statement with the place, the printed form and the baseline of another."""
    changes = {
        name: getattr(to, name) for name in ("span", "quantity", "baseline") if hasattr(to, name)
    }
    return attrs.evolve(one, **changes)


def without_text(one: Briefing) -> Briefing:
    """Return a briefing as it is bundled: with fingerprints and places alone."""

    def bare(paragraph: Paragraph) -> Paragraph:
        return attrs.evolve(paragraph, text=None)

    turns = {
        turn.id: attrs.evolve(turn, paragraphs=tuple(map(bare, turn.paragraphs)))
        for turn in one.turns
    }
    talks: list[Exchange] = []
    for talk in one.exchanges:
        question, *answers = (turns[turn.id] for turn in (talk.question, *talk.answers))
        assert isinstance(question, Question)
        own = tuple(answer for answer in answers if isinstance(answer, Answer))
        talks.append(Exchange(question=question, answers=own))
    return attrs.evolve(
        one,
        turns=tuple(turns.values()),
        exchanges=tuple(talks),
        furniture=tuple(map(bare, one.furniture)),
        text=None,
    )


def remarks(*paragraphs: str, literals: Mapping[str, int] | None = None) -> Briefing:
    """Return a briefing of one turn, with counts of bridges in it."""
    text = "\n\n".join(paragraphs)
    parts: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        start = parts[-1].span.end + 2 if parts else 0
        place = Span(start=start, end=start + len(paragraph))
        parts.append(Paragraph.at(place, text, id=f"b/r1/p{number}"))
    figures = tuple(
        Indicator(
            id=f"b/r1/i{number}",
            measure="bridges",
            kind=Kind.LEVEL,
            quantity=Quantity(value=value, unit=Unit(name="count"), text=literal),
            turn="b/r1",
            span=Span(start=text.index(literal), end=text.index(literal) + len(literal)),
        )
        for number, (literal, value) in enumerate((literals or {}).items())
    )
    turn = Remarks(
        id="b/r1", span=Span(start=0, end=len(text)), paragraphs=tuple(parts), indicators=figures
    )
    return Briefing(id="b", title="Bridges", turns=(turn,), text=text)


RISE = "Bridges rose to 1.2 million in the year, and towers rose as well, if more slowly."
FALL = "Tunnels fell by a few, because the old ones were closed and none was opened."
TOLL = "Tolls stayed where they were, and drivers were glad of that in every town."


class TestByExample:
    """Copies of a known kind."""

    BRIEFING = remarks(RISE, FALL, literals={"1.2 million": 1_200_000})

    @pytest.mark.parametrize(
        "literal",
        [
            "1.2\nmillion",
            "1.2\u00a0million",
            "1.2  \r\n million",
            "1.2million",
            "\uff11.\uff12 million",
        ],
    )
    def test_number_across_lines(self, literal: str) -> None:
        """A number may be broken over lines, glued or full-width."""
        copy = f"{RISE}\n\n{FALL}".replace("1.2 million", literal)
        found = self.BRIEFING.attach(copy).indicators[0]
        assert found.quantity.text == found.span.of(copy) == literal
        assert found.quantity.value == 1_200_000

    def test_words_longer_than_a_byte_can_count(self) -> None:
        """A word of some hundred letters is recognised as any other."""
        long = f"Bridges of {'x' * 300} rose to 1.2 million in the year, and so did towers."
        one = remarks(long, literals={"1.2 million": 1_200_000})
        attached = one.attach(f"PAGE 1\n\n{long}\n")
        assert attached.missing == ()
        assert attached.indicators[0].span.of(attached.text or "") == "1.2 million"

    @pytest.mark.parametrize("literal", ["\uff14,\uff17\uff16\uff12", "4\uff0c762"])
    def test_coverage_of_full_width_digits(self, literal: str) -> None:
        """A copy with full-width signs is covered as the transcript is."""
        text = f"In all {RISE}".replace("1.2 million", "4,762")
        one = attrs.evolve(remarks(text, literals={"4,762": 4762}), digit_strings=1)
        assert one.attach(text.replace("4,762", literal)).coverage == 1

    @pytest.mark.parametrize(
        "literal", ["1.\u200b2 million", "1\u2060.2 million", "1. 2 million", "1.2 mil\u00adlion"]
    )
    def test_broken_digits(self, literal: str) -> None:
        """A number that a copy breaks inside keeps its value and precision, and has its place."""
        copy = f"{RISE}\n\n{FALL}".replace("1.2 million", literal)
        before, found = self.BRIEFING.indicators[0], self.BRIEFING.attach(copy).indicators[0]
        assert found.span.of(copy) == literal
        assert found.quantity.value == 1_200_000
        assert found.quantity.printed == before.quantity.printed

    def test_glued_label(self) -> None:
        """A label without a blank after it does not hide a long paragraph."""
        attached = self.BRIEFING.attach(f"_page_break_Ada Vale:{RISE}Ada Vale:{FALL}_page_break_")
        assert attached.missing == ()
        assert attached.turns[0].text == f"{RISE}\n\n{FALL}"

    def test_short_paragraph_fills_words(self) -> None:
        """A short paragraph is not found inside of words."""
        short = remarks(RISE, "on it now.", FALL)
        assert short.attach(f"{RISE} on it now. {FALL}").missing == ()
        hidden = short.attach(f"{RISE} London it now. {FALL}")
        assert [paragraph.id for paragraph in hidden.missing] == ["b/r1/p1"]

    def test_repeated_paragraphs(self) -> None:
        """Paragraphs that are alike are found one after the other."""
        thanks = remarks(RISE, "Thank you.", FALL, "Thank you.", TOLL, "Thank you.")
        attached = thanks.attach(f"{RISE}\nThank you.\n{FALL}\n{TOLL}\nThank you.")
        assert [paragraph.id for paragraph in attached.missing] == ["b/r1/p3"]
        spans = [paragraph.span for paragraph in attached.turns[0].paragraphs]
        assert spans == sorted(spans)

    def test_lost_repeated_paragraph(self) -> None:
        """A lost paragraph of which there are two takes no short neighbour with it."""
        thanks = remarks(RISE, "Good morning.", "Thank you.", "Good morning.")
        attached = thanks.attach(f"{RISE}\n\nThank you.\n\nGood morning.")
        assert [paragraph.id for paragraph in attached.missing] == ["b/r1/p1"]

    def test_place_of_a_lost_paragraph(self) -> None:
        """A lost paragraph stands where it would stand: behind the one before it."""
        three = remarks(RISE, FALL, TOLL)
        attached = three.attach(f"{RISE}\n\n{TOLL}")
        assert attached.missing[0].span == Span(start=len(RISE) + 2, end=len(RISE) + 2)
        assert attached.turns[0].span == Span(start=0, end=len(RISE) + 2 + len(TOLL))

    def test_lost_beginning_and_end(self) -> None:
        """A lost first paragraph stands before the next, and a lost last one at the end."""
        attached = remarks(RISE, FALL, TOLL).attach(f"Label: {FALL}")
        places = [paragraph.span for paragraph in attached.missing]
        end = len(f"Label: {FALL}")
        assert places == [Span(start=7, end=7), Span(start=end, end=end)]

    def test_paragraphs_out_of_order(self) -> None:
        """A paragraph that stands before the one that it follows is not taken."""
        attached = remarks(RISE, FALL).attach(f"{FALL}\n\n{RISE}")
        assert len(attached.missing) == 1

    @pytest.mark.parametrize("others", [1, 8, 9])
    def test_tenth(self, others: int) -> None:
        """A text that has a tenth of the paragraphs is taken for a copy."""
        texts = [f"Tunnel {sign} {TOLL}" for sign in "abcdefghi"[:others]]
        assert len(remarks(RISE, *texts).attach(RISE).missing) == others

    def test_less_than_a_tenth(self) -> None:
        """A text that has one paragraph of eleven is not taken for a copy."""
        texts = [f"Tunnel {sign} {TOLL}" for sign in "abcdefghij"]
        with pytest.raises(TextMismatchError, match="1 of its 11 paragraphs stand in the text"):
            remarks(RISE, *texts).attach(RISE)

    def test_short_paragraph_elsewhere(self) -> None:
        """A lost short paragraph does not take its words out of a paragraph further on."""
        thanks = remarks(RISE, "Thank you.", FALL, f"Thank you. {TOLL}")
        attached = thanks.attach(f"{RISE}\n\n{FALL}\n\nThank you. {TOLL}")
        assert [paragraph.id for paragraph in attached.missing] == ["b/r1/p1"]

    def test_place_outside_of_paragraphs(self) -> None:
        """What stands in no paragraph is not moved to digits that it is not."""
        text = f"In the year 1999, one hears:\n\n{RISE}"
        head = NonFigure(span=Span(start=12, end=16), literal="1999", reason=Reason.DATE)
        part = Paragraph.at(Span(start=30, end=len(text)), text, id="b/r1/p1")
        turn = Remarks(id="b/r1", span=part.span, paragraphs=(part,))
        attached = Briefing(id="b", title="B", turns=(turn,), nonfigures=(head,)).attach(text)
        assert attached.nonfigures[0].literal == "1999"

    def test_first_turn_without_paragraphs(self) -> None:
        """A turn whose paragraphs are not known gets an empty place."""
        text = f"Good day. {RISE}"
        part = Paragraph.at(Span(start=10, end=len(text)), text, id="b/r2/p1")
        unknown = Remarks(id="b/r1", span=Span(start=0, end=9))
        known = Remarks(id="b/r2", span=part.span, paragraphs=(part,))
        attached = Briefing(id="b", title="B", turns=(unknown, known)).attach(f"Oh. {text}")
        assert [len(turn.span) for turn in attached.turns] == [0, len(RISE)]

    def test_later_turn_without_paragraphs(self) -> None:
        """A turn whose paragraphs are not known stays behind the turns before it."""
        part = Paragraph.at(Span(start=0, end=len(RISE)), RISE, id="b/r1/p1")
        known = Remarks(id="b/r1", span=part.span, paragraphs=(part,))
        unknown = Remarks(id="b/r2", span=Span(start=len(RISE) + 1, end=len(RISE) + 9))
        attached = Briefing(id="b", title="B", turns=(known, unknown)).attach(f"{RISE} Good day.")
        assert [len(turn.span) for turn in attached.turns] == [len(RISE), 0]

    def test_no_paragraphs(self) -> None:
        """A briefing whose paragraphs are not known takes no text for its transcript."""
        bare = Briefing(id="b", title="B", turns=(Remarks(id="b/r1", span=Span(start=0, end=9)),))
        with pytest.raises(InvalidValueError, match="b has no paragraphs to know a copy by"):
            bare.attach("Some text.")

    def test_after_a_copy_without_furniture(self) -> None:
        """After a copy without head and labels, whose places are lost, another is refused."""
        text = f"On Feb. 28, 2022\n\n{RISE}"
        head = Paragraph.at(Span(start=0, end=16), text, id="b/f1")
        date = NonFigure(span=Span(start=3, end=16), literal="Feb. 28, 2022", reason=Reason.DATE)
        part = Paragraph.at(Span(start=18, end=len(text)), text, id="b/r1/p1")
        turn = Remarks(id="b/r1", span=part.span, paragraphs=(part,))
        full = Briefing(id="b", title="B", turns=(turn,), furniture=(head,), nonfigures=(date,))
        attached = full.attach(RISE)
        assert attached.missing == ()
        assert (len(attached.nonfigures[0].span), attached.nonfigures[0].literal) == (
            0,
            date.literal,
        )
        with pytest.raises(
            InvalidValueError, match="the text attached to b lacks paragraphs; load"
        ):
            attached.attach(text)


@cache
def loaded(identifier: str, transcript: str) -> Briefing:
    """Return a bundled briefing with the publisher's text, once."""
    return load(identifier, text=transcript)


class TestBundled:
    """The bundled briefings and their real transcripts."""

    @pytest.fixture
    def attached(self, briefing_id: str, transcript: str) -> Briefing:
        """Return a bundled briefing with the publisher's text."""
        return loaded(briefing_id, transcript)

    def test_spans_refer_to_the_publishers_text(self, briefing_id: str, transcript: str) -> None:
        """The transcript is the one that the manifest names."""
        info = next(info for info in available() if info.id == briefing_id)
        assert sha256(transcript.encode()).hexdigest() == info.transcript_sha256

    def test_attaching_moves_nothing(self, briefing_id: str, attached: Briefing) -> None:
        """In the publisher's text everything stands where the data say."""
        assert without_text(attached) == load(briefing_id)
        assert attached.missing == ()

    def test_literals(self, attached: Briefing, transcript: str) -> None:
        """What stands at a figure's or non-figure's place is what it is printed as."""
        for place, number in numbers_of(attached):
            assert transcript[place.start : place.end] == number.text
        for item in attached.nonfigures:
            assert transcript[item.span.start : item.span.end] == item.literal

    def test_coverage(self, briefing_id: str, attached: Briefing, transcript: str) -> None:
        """Every digit string of the transcript is in exactly one figure or non-figure."""
        strings = [match.span() for match in re.finditer(r"[0-9]+(?:[.,][0-9]+)*", transcript)]
        assert len(strings) == attached.digit_strings
        assert len(strings) == DIGIT_STRINGS.get(briefing_id, len(strings))
        assert attached.coverage == 1
        places = [place for place, _ in numbers_of(attached)]
        places += [item.span for item in attached.nonfigures]
        for start, end in strings:
            assert sum(place.start <= start and end <= place.end for place in places) == 1

    def test_turns_have_their_text(self, attached: Briefing, transcript: str) -> None:
        """The text of every turn is the stretch of the transcript where it stands."""
        for turn in attached.turns:
            assert turn.text is not None
            stretch = squeezed(turn.span.of(transcript))
            assert stretch.startswith(squeezed(turn.paragraphs[0].text or "?"))
            assert stretch.endswith(squeezed(turn.paragraphs[-1].text or "?"))

    def test_paragraphs_and_furniture_are_the_text(
        self, attached: Briefing, transcript: str
    ) -> None:
        """Paragraphs and furniture together are the whole transcript, each part once."""
        parts = sorted([*paragraphs_of(attached), *attached.furniture], key=lambda p: p.span)
        assert "".join(squeezed(part.text or "") for part in parts) == squeezed(transcript)

    def test_every_third_paragraph_dropped(self, attached: Briefing) -> None:
        """A copy without every third paragraph lacks these and no others."""
        dropped = [paragraph.id for paragraph in paragraphs_of(attached)][::3]
        again = self.assert_lacks(attached, dropped, "\n\n")
        lost = [place for place, _ in numbers_of(again) if not place]
        assert 0 < len(lost) < len(numbers_of(again))

    @pytest.mark.parametrize(("share", "gap"), [(0.1, "\n"), (0.5, " "), (0.85, "\n\n")])
    def test_random_paragraphs_dropped(self, attached: Briefing, gap: str, share: float) -> None:
        """A copy that lacks any paragraphs lacks these and no others."""
        ids = [paragraph.id for paragraph in paragraphs_of(attached)]
        lost = set(random.Random(2022).sample(ids, int(share * len(ids))))  # noqa: S311
        self.assert_lacks(attached, [name for name in ids if name in lost], gap)

    def test_newlines_collapsed(self, briefing_id: str, attached: Briefing) -> None:
        """A copy on a single line has everything."""
        assert attached.text is not None
        copy = re.sub(r"\s+", " ", attached.text)
        again = load(briefing_id, text=copy)
        assert again.missing == ()
        assert all(place.of(copy) == number.text for place, number in numbers_of(again))
        assert [turn.text for turn in again.turns] == [
            turn.text and re.sub(r"[^\S\n]+", " ", turn.text) for turn in attached.turns
        ]

    @pytest.mark.parametrize("gap", ["\n\n", "\n", "", " "])
    def test_labels_removed(self, briefing_id: str, attached: Briefing, gap: str) -> None:
        """A copy of nothing but what was said has all that was said."""
        texts = [paragraph.text or "" for paragraph in paragraphs_of(attached)]
        short = any(len(squeezed(text)) < 40 for text in texts)
        copy = gap.join(texts)
        again = load(briefing_id, text=copy)
        assert (again.missing == ()) is (bool(gap) or not short)
        for place, number in numbers_of(again):
            assert place.of(copy) == number.text

    def test_signs_replaced(self, briefing_id: str, attached: Briefing) -> None:
        """A copy with other quotation marks, dashes and full-width signs has everything."""
        assert attached.text is not None
        for glyphs in GLYPHS[2:]:
            copy = translated(glyphs)(attached.text)
            again = load(briefing_id, text=copy)
            assert again.missing == ()
            assert [place for place, _ in numbers_of(again)] == [
                place for place, _ in numbers_of(attached)
            ]
            assert all(place.of(copy) == number.text for place, number in numbers_of(again))

    def test_furniture_inserted(self, briefing_id: str, attached: Briefing) -> None:
        """A copy with a page head before every paragraph has everything."""
        texts = [paragraph.text or "" for paragraph in paragraphs_of(attached)]
        copy = "\n".join(f"Page {number} of 2022\n{text}" for number, text in enumerate(texts))
        again = load(briefing_id, text=copy)
        assert again.missing == ()
        assert [turn.text for turn in again.turns] == [turn.text for turn in attached.turns]

    def test_text_of_the_other_briefing(self, briefing_id: str, attached: Briefing) -> None:
        """The transcript of the other briefing is refused with how little of it matches."""
        other = next(info.id for info in available() if info.id != briefing_id)
        first = attached.turns[0].paragraphs[0]
        with pytest.raises(TextMismatchError, match=f"not the transcript of {other}") as caught:
            load(other, text=attached.text)
        assert caught.value.briefing == other
        assert caught.value.found < caught.value.expected / 10
        assert caught.value.expected == len(paragraphs_of(load(other)))
        assert caught.value.first_missing.startswith(f"{other}/r1/p1 at [")
        assert first.id not in caught.value.first_missing

    @pytest.mark.parametrize("number", [0, 7, -7, -1])
    def test_one_digit_changed(self, briefing_id: str, attached: Briefing, number: int) -> None:
        """A paragraph in which one digit is another is missing, and no other paragraph is."""
        assert attached.text is not None
        place = numbers_of(attached)[number][0]
        at = place.start + next(
            i for i, sign in enumerate(place.of(attached.text)) if sign.isdigit()
        )
        digit = "7" if attached.text[at] != "7" else "1"
        copy = attached.text[:at] + digit + attached.text[at + 1 :]
        again = load(briefing_id, text=copy)
        assert [paragraph.id for paragraph in again.missing] == [paragraph_at(attached, place)]

    def test_attach_again(self, briefing_id: str, attached: Briefing) -> None:
        """The publisher's text can be attached again, and another copy in its place."""
        assert attached.text is not None
        assert attached.attach(attached.text) == attached
        copy = attached.text.replace(" ", "\n ")
        assert attached.attach(copy) == load(briefing_id, text=copy)

    def assert_lacks(self, attached: Briefing, dropped: Collection[str], gap: str) -> Briefing:
        """Check that a copy without some paragraphs lacks these, and return what it gives."""
        parts = sorted([*paragraphs_of(attached), *attached.furniture], key=lambda p: p.span)
        copy = gap.join(part.text or "" for part in parts if part.id not in dropped)
        again = load(attached.id, text=copy)
        assert [paragraph.id for paragraph in again.missing] == list(dropped)
        for (_, before), (place, after) in zip(
            numbers_of(attached), numbers_of(again), strict=True
        ):
            assert (place.of(copy) or before.text) == after.text == before.text
        return again
